"""Answers as Telegram HTML within Telegram's limits; pure functions, no network."""

import re
from collections.abc import Iterator
from datetime import date
from html import escape

from telegram.constants import MessageLimit

from bot.answers import Passage
from corpus.model import Report

# What a card may hold beside its quote: notes, section path, reference.
_FRAME = 1000
_TITLE = 70
_ROOM = MessageLimit.MAX_TEXT_LENGTH - _FRAME


def card(passage: Passage, note: str = "") -> str:
    """Render one passage: where it stands, the quote with its answering sentence bold, reference.

    Args:
        passage: checked against its source before anything is rendered.
        note: a line of plain text put first.

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
    quote = f"{_html(before)}<b>{_html(sentence)}</b>{_html(after)}"
    opening = "… " if passage.first > 0 else ""
    whole = passage.last == len(paragraph.sentences) - 1 and len(sentence) == span.end - span.start
    body = f"<blockquote>{opening}{quote}{'' if whole else ' …'}</blockquote>"
    return "\n".join(filter(None, [_html(note), _section(passage), body, reference(passage)]))


def whole_paragraph(passage: Passage) -> list[str]:
    """Render the whole paragraph as expandable quotes, cut at sentence ends over messages.

    Raises:
        QuoteError: the source doesn't hold the paragraph.
    """
    passage.verify()
    parts = list(_parts(passage))
    messages = [f"<blockquote expandable>{_html(part)}</blockquote>" for part in parts]
    messages[0] = "\n".join(filter(None, [_section(passage), messages[0]]))
    messages[-1] = f"{messages[-1]}\n{reference(passage)}"
    return messages


def reference(passage: Passage) -> str:
    """Render where a passage stands: title, date, paragraph, page, link to the source."""
    entry = passage.report.entry
    place = [f"{_html(clip(entry.title, _TITLE * 2))}, {day(entry.date)}"]
    place.append(f"¶{passage.paragraph.number}")
    if passage.paragraph.page is not None:
        place.append(f"p. {passage.paragraph.page}")
    if entry.url:
        place.append(f'<a href="{escape(entry.url)}">source</a>')
    return " · ".join(place)


def sources(reports: list[Report]) -> str:
    """Render the reports that are searched, one a line."""
    return "\n".join(
        f"• {_html(clip(report.entry.title, _TITLE * 2))}, {day(report.entry.date)}"
        for report in reports[:20]
    )


def day(iso: str) -> str:
    """Write an ISO date as people read it: `2022-01-20` is `20 Jan 2022`."""
    return date.fromisoformat(iso).strftime("%d %b %Y").lstrip("0")


def clip(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units, at a word's end where there is one."""
    if utf16(text) <= units:
        return text
    raw = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return re.sub(r"\s+\S*$", "", raw) or raw


def utf16(text: str) -> int:
    """Count a text as Telegram does, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _section(passage: Passage) -> str:
    """Render the section path, each title cut to what a phone shows on two lines."""
    titles = [_shortened(title) for title in passage.paragraph.section[-4:]]
    return f"<i>{_html(' › '.join(titles))}</i>" if titles else ""


def _shortened(title: str) -> str:
    """Cut a title, with an ellipsis where something was left out."""
    short = clip(title, _TITLE)
    return short if short == title else f"{short}…"


def _parts(passage: Passage) -> Iterator[str]:
    """Yield a paragraph in parts that fit a message, cut at sentence ends."""
    text, start, end = passage.paragraph.text, 0, 0
    for span in passage.paragraph.sentences:
        if end > start and utf16(text[start : span.end]) > _ROOM:
            yield text[start:end].strip()
            start = end
        while utf16(text[start : span.end]) > _ROOM:
            piece = clip(text[start : span.end], _ROOM)
            yield piece.strip()
            start += len(piece)
        end = span.end
    yield text[start:end].strip()


def _html(text: str) -> str:
    """Escape a text; line wraps become spaces and blank lines one line break."""
    return escape(re.sub(r"[^\S\n]*\n\s*", _line_break, text), quote=False)


def _line_break(match: re.Match[str]) -> str:
    """Keep a blank line as a line break, and read a single line end as a space."""
    return "\n" if match[0].count("\n") > 1 else " "
