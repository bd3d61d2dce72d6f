"""The reader of plain text: paragraphs by blank lines or by line, headings by their look."""

import re

from corpus.model import Block, Document
from corpus.readers.charset import decode
from corpus.readers.lines import Line, chunks, joined

# Labels that outlines use, by kind: "I.", "(1)", "1.", "1.2", "Chapter 3", "Article II".
_LABELS = {
    "word": re.compile(r"(?:Part|Chapter|Section|Article|Annex)\s+(?:\d+|[IVXLC]+)\b", re.I),
    "roman": re.compile(r"[IVXLC]+[.,]\s+\S"),
    "number": re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?\s+\S"),
    "bracket": re.compile(r"[(（]\w{1,4}[)）]\s*\S"),
}
_HEADING_LENGTH = 120
_PLAIN_WORDS = 12


def read_text(data: bytes) -> Document:
    """Find headings and paragraphs in a plain text.

    A heading is a short line that ends like no sentence: labelled ("II. ...") at any place, or
    bare when something longer follows. Levels follow the order in which kinds of heading appear.
    """
    text = decode(data)
    lines = _paragraph_lines(text)
    order: list[str] = []
    blocks: list[Block] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        kind = heading_kind(text[line.start : line.end])
        if kind == "plain" and not _announces(line, following):
            kind = None
        if kind and kind not in order:
            order.append(kind)
        level = order.index(kind) + 1 if kind else 0
        blocks.append(
            Block(
                "heading" if kind else "paragraph", line.start, line.end, line.number, None, level
            )
        )
    return Document(text, tuple(blocks), guessed=True)


def _paragraph_lines(text: str) -> list[Line]:
    """Return one span a paragraph: hard-wrapped lines are joined."""
    lines: list[Line] = []
    for run in chunks(text):
        if len(run) > 1 and joined(text, run):
            lines.append(Line(run[0].start, run[-1].end, run[0].number))
        else:
            lines.extend(run)
    return lines


def _announces(line: Line, following: Line | None) -> bool:
    """Say whether something longer follows a line, as it does after a heading."""
    return following is not None and following.end - following.start > line.end - line.start


def heading_kind(line: str) -> str | None:
    """Return the kind of heading that a line looks like, or None when it is prose."""
    if len(line) > _HEADING_LENGTH or "\n" in line or ends_like_prose(line):
        return None
    if label := label_kind(line):
        return label
    starts_well = line[0].isupper() or line[0].isdigit() or not line[0].isascii()
    return "plain" if starts_well and len(line.split()) <= _PLAIN_WORDS else None


def ends_like_prose(line: str) -> bool:
    """Say whether a line ends with a mark that no title ends with."""
    return re.search(r"[.!?:;,。！？：；，]\W*$", line) is not None


def label_kind(line: str) -> str | None:
    """Return the kind of outline label that a line starts with, if any."""
    return next((kind for kind, label in _LABELS.items() if label.match(line)), None)
