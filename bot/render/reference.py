"""Where a passage stands: its report with the date, its section, its page, and the links to it."""

from html import escape

from bot.answering.passage_codes import PassageCode
from bot.render.text import html, isolated, page_label, shorten
from bot.texts import Texts
from corpus.model import Page, Report
from corpus.paragraphs import Paragraph

# UTF-16 units of a title that are shown.
TITLE = 70


def reference(
    report: Report, paragraph: Paragraph, texts: Texts, username: str, sentence: int = 0
) -> str:
    """Render where a passage stands: title, date, paragraph with its link, page, source."""
    page = report.page_at(paragraph, sentence)
    line = [
        title_of(report, texts),
        *page_and_paragraph(report, paragraph, sentence, texts, username),
    ]
    if address := source_of(report, page):
        line.append(f'<a href="{escape(address)}">{texts.source}</a>')
    scanned = [f"<i>{html(texts.scanned)}</i>"] if page and page.scanned else []
    return "\n".join([" · ".join(line), *scanned])


def page_and_paragraph(
    report: Report, paragraph: Paragraph, sentence: int, texts: Texts, username: str | None = None
) -> tuple[str, ...]:
    """Return where in its report a sentence stands: its page, if it has any, and its paragraph.

    They are HTML with a link to the passage where the bot's `username` is given, else plain text.
    """
    page = report.page_at(paragraph, sentence)
    label, number = page_label(page.label) if page else "", f"¶{paragraph.number}"
    if username is not None:
        link = permalink(username, PassageCode.of(paragraph, sentence).text)
        label, number = html(label), f'<a href="{link}">{number}</a>'
    return (texts.page.format(page=label), number) if label else (number,)


def source_of(report: Report, page: Page | None) -> str:
    """Return the address of a report's source, of a PDF at the page; empty where there is none."""
    address = report.entry.url or ""
    at_page = address and page and report.format == "pdf" and "#" not in address
    return f"{address}#page={page.number}" if page and at_page else address


def permalink(username: str, payload: str) -> str:
    """Return the deep link that opens what a payload names in the chat with the bot."""
    return f"https://t.me/{username}?start={payload}"


def title_of(report: Report, texts: Texts) -> str:
    """Render a report's title and date."""
    return (
        f"{html(isolated(shorten(report.entry.title, TITLE * 2)))}, {texts.day(report.entry.date)}"
    )


def path_of(report: Report, paragraph: Paragraph) -> str:
    """Render the section path, each title cut to what a phone shows on two lines.

    A heading above all that is the report's title isn't shown: the reference has it.
    """
    is_titled = paragraph.section[:1] == (report.entry.title,)
    path = paragraph.section[1:] if is_titled else paragraph.section
    titles = [shorten(title, TITLE) for title in path[-4:]]
    return f"<i>{html(' › '.join(titles))}</i>" if titles else ""
