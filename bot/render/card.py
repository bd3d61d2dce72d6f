"""A passage as a card, and what of it is copied or shown in a list."""

from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.answering.answers import Passage
from bot.render.reference import TITLE, page_and_paragraph, path_of, reference
from bot.render.text import as_cells, clip, html, isolated, one_line, shorten, utf16
from bot.texts import Texts
from embeddings.text.clauses import Clause

# What a card may hold beside its quote: earlier questions, notes, section path, reference.
_FRAME = 1400
_ROOM = MessageLimit.MAX_TEXT_LENGTH - _FRAME
# How many other reports that say the same are named.
_ALSO = 3


def card(passage: Passage, texts: Texts, username: str, note: str = "") -> str:
    """Render one passage: where it stands, the quote with the words that answer bold, reference.

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
    start, end = quote_span(passage)
    quote = with_bold(paragraph.text, start, end, passage.marked)
    opening = "… " if start > paragraph.sentences[0].start else ""
    whole = end == paragraph.sentences[-1].end
    body = f"<blockquote>{opening}{quote}{'' if whole else ' …'}</blockquote>"
    line = reference(passage.report, paragraph, texts, username, passage.sentence)
    lines = [note, changed_note(passage, texts), path_of(passage.report, paragraph), body, line]
    return "\n".join(filter(None, [*lines, also_in(passage, texts, username)]))


def also_in(passage: Passage, texts: Texts, username: str) -> str:
    """Render where other reports say the same, the first few of them; nothing where none does."""
    if not passage.also:
        return ""
    places = [_place(each, texts, username) for each in passage.also[:_ALSO]]
    more = [f"+{len(passage.also) - _ALSO}"] if len(passage.also) > _ALSO else []
    return html(texts.also_in).format(places="; ".join([*places, *more]))


def _place(passage: Passage, texts: Texts, username: str) -> str:
    """Render the report, page and paragraph of a passage, with its link."""
    entry = passage.report.entry
    title = f"{html(isolated(shorten(entry.title, TITLE)))}, {texts.day(entry.date)}"
    where = (passage.report, passage.paragraph, passage.sentence)
    return " · ".join([title, *page_and_paragraph(*where, texts, username)])


def changed_note(passage: Passage, texts: Texts) -> str:
    """Say that a passage isn't what its link or button was made for; nothing where it is."""
    if not passage.changed:
        return ""
    return f"<i>{html(texts.changed_since.format(day=texts.day(passage.changed)))}</i>"


def quote_span(passage: Passage) -> tuple[int, int]:
    """Return from where to where a paragraph is shown: of a very long sentence, the beginning.

    Where what answers isn't in that beginning, it is shown from there on.
    """
    text, sentences = passage.paragraph.text, passage.paragraph.sentences
    start, end = sentences[passage.first].start, sentences[passage.last].end
    if utf16(text[start:end]) <= _ROOM:
        return start, end
    start = sentences[passage.sentence].start
    shown = clip(text[start : sentences[passage.sentence].end], _ROOM)
    if passage.marked.end > start + len(shown):
        start = passage.marked.start
        shown = clip(text[start : sentences[passage.sentence].end], _ROOM)
    return start, start + len(shown)


def with_bold(text: str, start: int, end: int, mark: Clause) -> str:
    """Render a part of a paragraph's text with what of a mark lies in it bold.

    The cells of a row in Markdown stand on lines of their own, as those of other tables do.
    """
    text = as_cells(text)
    first, last = max(start, mark.start), min(end, mark.end)
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    if first >= last:
        return html(text[start:end]).strip("\n")
    bold = f"<b>{html(text[first:last])}</b>"
    return f"{html(text[start:first])}{bold}{html(text[last:end])}".strip("\n")


def copied(passage: Passage, texts: Texts) -> str:
    """Return the answering sentence with its reference as plain text, as much as a button takes."""
    entry, paragraph = passage.report.entry, passage.paragraph
    where = page_and_paragraph(passage.report, paragraph, passage.sentence, texts)
    title = isolated(shorten(entry.title, TITLE))
    line = f"— {', '.join([title, texts.day(entry.date), *where])}"
    room = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT) - utf16(f"“”\n{line}")
    sentence = one_line(as_cells(paragraph.slice(passage.sentence, passage.sentence)))
    return f"“{shorten(sentence, room)}”\n{line}"


def snippet(passage: Passage, units: int) -> str:
    """Return the beginning of the answering sentence as plain text."""
    sentence = passage.paragraph.slice(passage.sentence, passage.sentence)
    return shorten(one_line(as_cells(sentence)), units)
