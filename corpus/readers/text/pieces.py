"""The pieces of a plain text: paragraphs, items, rows of tables, lines that may be headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from corpus.readers.labels import (
    ends_like_prose,
    ends_with_stop,
    is_bare_label,
    is_capitals,
    label_of,
    starts_small,
)
from corpus.readers.text.dialogue import dialogue_starts
from corpus.readers.text.items import item_starts
from corpus.readers.text.lines import Joined, Joiner, Line, width
from corpus.readers.text.tables import find_table, is_rule
from corpus.readers.text.wrapping import End, line_ends
from corpus.stops import ends_asking

_HEADING_LENGTH = 120
_NARROW = 56
# A label in words with its title behind it: "Item 3: Roads".
_NAMED = re.compile(r"[^\W\d_]{3,}\s+[^\W_]{1,6}\s?[:.—–-]\s*\S")
_QUOTES = tuple("\"'“‘«„「『")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that are read together; `rule` is the mark of the line that underlines a heading.

    `lead` holds the heads of a row's table, `table` the number of the line that it begins on.
    """

    kind: Literal["prose", "item", "row", "rule"]
    joined: Joined
    lines: tuple[Line, ...]
    lead: str = ""
    table: int = 0
    rule: str = ""

    @property
    def text(self) -> str:
        """Return the piece as a person reads it."""
        return self.joined.text


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts runs of lines into pieces; `alone` says that the text has hardly any blank lines."""

    joiner: Joiner
    alone: bool = field(default=False)

    def pieces(self, run: Sequence[Line]) -> Iterator[Piece]:
        """Yield the pieces of lines that stand together."""
        start = 0
        while table := find_table(run, start):
            yield from self._between_tables(run[start : table.first])
            lead = "\n".join(line.raw.strip() for line in table.heads)
            for row in table.rows:
                joined = Joined("\n".join(line.raw.strip() for line in row), ())
                yield Piece("row", joined, row, lead, run[table.first].number)
            start = table.last
        yield from self._between_tables(run[start:])

    def _between_tables(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """Yield the pieces of lines that are no table, parted at rules."""
        part: list[Line] = []
        for line in lines:
            if not is_rule(line.text) and any(c.isalnum() for c in line.text):
                part.append(line)
                continue
            underlined = bool(part) and _underlines(line, part[-1])
            if underlined:
                yield from self._text(part[:-1])
                yield Piece("prose", Joined(part[-1].text, (0,)), (part[-1],), rule=line.text[0])
            else:
                yield from self._text(part)
            yield Piece("rule", Joined(line.text, (0,)), (line,))
            part = []
        yield from self._text(part)

    def _text(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """Yield paragraphs and items of lines without rules."""
        starts = item_starts(lines)
        first = starts[0] if starts else len(lines)
        for part in _parted(lines[:first], dialogue_starts([line.text for line in lines[:first]])):
            yield from self._prose(part)
        for part in _parted(lines[first:], [start - first for start in starts]):
            if len(part) > 1 and _asks(part):
                yield from self._prose(part)
                continue
            yield Piece("item", self.joiner.join([line.text for line in part]), tuple(part))

    def _prose(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """Yield the paragraphs of lines; a heading or question right above its text is cut off."""
        while len(lines) > 1 and (_heads(lines) or _asks(lines)):
            yield Piece("prose", Joined(lines[0].text, (0,)), (lines[0],))
            lines = lines[1:]
        if len(lines) > 1 and _leads_on(lines):
            yield from self._prose(lines[:-1])
            lines = lines[-1:]
        ends = line_ends(lines, alone=self.alone)
        start = 0
        for place, _ in enumerate(lines):
            if place == len(ends) or ends[place] is End.PARAGRAPH:
                part = lines[start : place + 1]
                stays = [end is End.LINE for end in ends[start:place]]
                joined = self.joiner.join([line.text for line in part], stays)
                yield Piece("prose", joined, tuple(part))
                start = place + 1


def _parted(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[Sequence[Line]]:
    """Yield the parts of lines that begin at some places, and what stands before them."""
    cuts = sorted({0, *starts, len(lines)})
    for start, end in pairwise(cuts):
        yield lines[start:end]


def _underlines(rule: Line, title: Line) -> bool:
    """Say whether a rule underlines a title: one mark, about as wide as it."""
    marks, wide = set(rule.text), width(title.text)
    long_enough = wide * 0.6 <= len(rule.text) <= wide * 1.5 + 4
    return len(marks) == 1 and long_enough and len(title.text) <= _HEADING_LENGTH


def looks_like_heading(text: str) -> bool:
    """Say whether a line is short and ends as titles do, or is one in capitals."""
    if len(text) > _HEADING_LENGTH or not any(c.isalpha() for c in text):
        return False
    if is_capitals(text) and not text.endswith((",", ";", ":", "?")):
        return True
    starts_well = text[0].isupper() or text[0].isdigit() or not text[0].isascii()
    return starts_well and not ends_like_prose(text) and not text.startswith(_QUOTES)


def _heads(lines: Sequence[Line]) -> bool:
    """Say whether the first of several lines is a heading of the others."""
    first, second = lines[0], lines[1]
    if starts_small(second.text):
        return False
    if is_bare_label(first.text):
        return True
    if not looks_like_heading(first.text):
        return False
    if is_capitals(first.text):
        return not is_capitals(second.text)
    label = label_of(first.text)
    if label and second.indent > first.indent + 1:
        return True
    room = width(first.text) + len(second.text.split(None, 1)[0]) < _NARROW
    if label and room and _NAMED.match(first.text) and ends_with_stop(lines[-1].text):
        return True
    short = width(first.text) * 2 <= max(width(line.text) for line in lines[1:])
    return short and ends_with_stop(lines[-1].text) and len(first.text.split()) <= 10


def _leads_on(lines: Sequence[Line]) -> bool:
    """Say whether the last of several lines is a numbered heading of what follows the others."""
    last, label = lines[-1].text, label_of(lines[-1].text)
    if not label or label.kind != "number" or not ends_with_stop(lines[-2].text):
        return False
    return looks_like_heading(last) and not starts_small(last.partition(label.count)[2])


def _asks(lines: Sequence[Line]) -> bool:
    """Say whether the first of several lines is a question that the others answer."""
    first = lines[0].text
    wrap = max(width(line.text) for line in lines)
    # Nobody wraps so narrow: each of the lines ends on purpose.
    narrow = wrap < _NARROW and len(lines) == 2 and ends_with_stop(lines[-1].text)
    short = narrow or width(first) + len(lines[1].text.split(None, 1)[0]) < wrap
    return ends_asking(first) and short and not first.startswith(_QUOTES)
