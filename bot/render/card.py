"""A passage as a card, and what of it is copied or shown in a list."""

from html import escape

from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.answering.answers import Passage
from bot.answering.places import Place
from bot.render.text import clip, html, one_line, shorten, utf16
from bot.texts import Texts
from corpus.model import Page, Paragraph, Report

# What a card may hold beside its quote: earlier questions, notes, section path, reference.
_FRAME = 1400
_ROOM = MessageLimit.MAX_TEXT_LENGTH - _FRAME
_TITLE = 70


def card(passage: Passage, texts: Texts, username: str, note: str = "") -> str:
    """Render one passage: where it stands, the quote with its answering sentence bold, reference.

    Args:
        passage: checked against its source before anything is rendered.
        texts: the language of the interface.
        username: the bot's, for the link to the passage.
        note: HTML put first.

    Raises:
        QuoteError: the source doesn't hold the quote.
    """
    passage.verify()
    paragraph = passage.paragraph
    span, first = paragraph.sentences[passage.sentence], paragraph.sentences[passage.first]
    before = paragraph.text[first.start : span.start]
    sentence = paragraph.text[span.start : span.end]
    after = paragraph.text[span.end : paragraph.sentences[passage.last].end]
    if utf16(before + sentence + after) > _ROOM:
        before, sentence, after = "", clip(sentence, _ROOM), ""
    quote = f"{html(before)}<b>{html(sentence)}</b>{html(after)}"
    opening = "… " if passage.first > 0 else ""
    whole = passage.last == len(paragraph.sentences) - 1 and len(sentence) == span.end - span.start
    body = f"<blockquote>{opening}{quote}{'' if whole else ' …'}</blockquote>"
    line = reference(passage.report, paragraph, texts, username, passage.sentence)
    return "\n".join(filter(None, [note, path_of(paragraph), body, line]))


def reference(
    report: Report, paragraph: Paragraph, texts: Texts, username: str, sentence: int = 0
) -> str:
    """Render where a passage stands: title, date, paragraph with its link, page, source."""
    link = permalink(username, Place.of(paragraph, sentence).code)
    page = report.page_at(paragraph, sentence)
    line = [title_of(report, texts)]
    if page:
        line.append(texts.page.format(page=html(page.label)))
    line.append(f'<a href="{link}">¶{paragraph.number}</a>')
    if address := source_of(report, page):
        line.append(f'<a href="{escape(address)}">{texts.source}</a>')
    scanned = [f"<i>{html(texts.scanned)}</i>"] if page and page.scanned else []
    return "\n".join([" · ".join(line), *scanned])


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
    return f"{html(shorten(report.entry.title, _TITLE * 2))}, {texts.day(report.entry.date)}"


def path_of(paragraph: Paragraph) -> str:
    """Render the section path, each title cut to what a phone shows on two lines."""
    titles = [shorten(title, _TITLE) for title in paragraph.section[-4:]]
    return f"<i>{html(' › '.join(titles))}</i>" if titles else ""


def copied(passage: Passage, texts: Texts) -> str:
    """Return the answering sentence with its reference as plain text, as much as a button takes."""
    entry, paragraph = passage.report.entry, passage.paragraph
    title = shorten(entry.title, _TITLE)
    page = f"{texts.page.format(page=passage.page)}, " if passage.page else ""
    line = f"— {title}, {texts.day(entry.date)}, {page}¶{paragraph.number}"
    room = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT) - utf16(f"“”\n{line}")
    sentence = one_line(paragraph.slice(passage.sentence, passage.sentence))
    return f"“{shorten(sentence, room)}”\n{line}"


def snippet(passage: Passage, units: int) -> str:
    """Return the beginning of the answering sentence as plain text."""
    sentence = passage.paragraph.slice(passage.sentence, passage.sentence)
    return shorten(one_line(sentence), units)
