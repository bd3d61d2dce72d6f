"""Paragraphs to read on: whole, one after the other, and those before and after."""

from collections.abc import Iterator

from telegram.constants import MessageLimit

from bot.answering.answers import Passage, check_source
from bot.render.card import changed_note, with_bold
from bot.render.reference import path_of, reference
from bot.render.text import as_cells, html, parts, utf16
from bot.texts import Texts
from corpus.model import Report
from corpus.paragraphs import Paragraph

# What a message may hold beside its quote: section path and reference.
_FRAME = 700
_ROOM = MessageLimit.MAX_TEXT_LENGTH - _FRAME
# For each of two quotes, with their paths and references.
_HALF = (MessageLimit.MAX_TEXT_LENGTH - 2 * _FRAME) // 2


def whole_paragraph(passage: Passage, texts: Texts, username: str) -> list[str]:
    """Render the whole paragraph as expandable quotes, the words that answer bold.

    A long one is cut at sentence ends over messages.

    Raises:
        QuoteError: the source doesn't hold the paragraph.
    """
    report, paragraph = passage.report, passage.paragraph
    check_source(report, paragraph, paragraph.text)
    messages = list(_marked_parts(passage))
    opening = (changed_note(passage, texts), path_of(report, paragraph), messages[0])
    messages[0] = "\n".join(filter(None, opening))
    line = reference(report, paragraph, texts, username, passage.sentence)
    return [*messages[:-1], f"{messages[-1]}\n{line}"]


def _marked_parts(passage: Passage) -> Iterator[str]:
    """Yield the parts of a paragraph as expandable quotes, the words that answer bold."""
    text, start = passage.paragraph.text, 0
    for part in parts(passage.paragraph, _ROOM):
        start = text.index(part, start)
        quote = with_bold(text, start, start + len(part), passage.marked)
        yield f"<blockquote expandable>{quote}</blockquote>"
        start += len(part)


def page_of(report: Report, paragraph: Paragraph, part: int, texts: Texts, username: str) -> str:
    """Render one part of a paragraph to read, as it stands.

    Raises:
        QuoteError: the source doesn't hold the paragraph.
    """
    check_source(report, paragraph, paragraph.text)
    cut = list(parts(paragraph, _ROOM))
    text = f"<blockquote>{html(as_cells(cut[part]).strip())}</blockquote>"
    line = reference(report, paragraph, texts, username)
    return "\n".join(filter(None, [path_of(report, paragraph), text, line]))


def part_count(paragraph: Paragraph) -> int:
    """Return in how many messages a paragraph is read."""
    return sum(1 for _ in parts(paragraph, _ROOM))


def around(
    report: Report,
    before: Paragraph | None,
    after: Paragraph | None,
    texts: Texts,
    username: str,
) -> str:
    """Render the end of the paragraph before and the beginning of the one after.

    Raises:
        QuoteError: the source doesn't hold them.
    """
    lines: list[str] = []
    for paragraph, ending in ((before, True), (after, False)):
        if paragraph is None:
            continue
        check_source(report, paragraph, paragraph.text)
        text = _end_of(paragraph) if ending else next(parts(paragraph, _HALF))
        left = "… " if not paragraph.text.startswith(text) else ""
        right = " …" if not paragraph.text.endswith(text) else ""
        lines += filter(None, [path_of(report, paragraph), _expandable(f"{left}{text}{right}")])
        lines.append(reference(report, paragraph, texts, username))
    return "\n".join(lines)


def neighbours(report: Report, paragraph: Paragraph) -> tuple[Paragraph | None, Paragraph | None]:
    """Return the paragraphs before and after one; None at the ends."""
    return report.numbered(paragraph.number - 1), report.numbered(paragraph.number + 1)


def _end_of(paragraph: Paragraph) -> str:
    """Return the last sentences of a paragraph that fit half a message."""
    text = paragraph.text
    ends = (text[span.start :] for span in paragraph.sentences)
    fitting = (end for end in ends if utf16(end) <= _HALF)
    return next(fitting, None) or list(parts(paragraph, _HALF))[-1]


def _expandable(text: str) -> str:
    """Render a quote that shows a few lines until it is tapped."""
    return f"<blockquote expandable>{html(as_cells(text).strip())}</blockquote>"
