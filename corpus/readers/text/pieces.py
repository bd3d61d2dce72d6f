"""The pieces of a plain text: paragraphs, items, rows of tables, lines that may be headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from corpus.readers.labels import (
    ends_like_prose,
    ends_with_stop,
    is_capitals,
    item_mark,
    label_of,
    starts_small,
)
from corpus.readers.text.lines import Joined, Joiner, Line, width
from corpus.readers.text.tables import find_table, is_rule
from corpus.readers.text.wrapping import End, line_ends

_QUESTION = re.compile(
    r"(?:Q|Question|Frage|Pregunta|Domanda|Вопрос|问|問|質問)\s?\d{0,3}\s?[:.：]\s?", re.I
)
_ANSWER = re.compile(
    r"(?:A|Answer|Antwort|Réponse|Respuesta|Risposta|Ответ|答|回答)\s?\d{0,3}\s?[:.：]\s?", re.I
)
_HEADING_LENGTH = 120
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
        starts = _item_starts(lines)
        first = starts[0] if starts else len(lines)
        for part in _parted(lines[:first], dialogue_starts([line.text for line in lines[:first]])):
            yield from self._prose(part)
        for part in _parted(lines[first:], [start - first for start in starts]):
            yield Piece("item", self.joiner.join([line.text for line in part]), tuple(part))

    def _prose(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """Yield the paragraphs of lines; a heading or question right above its text is cut off."""
        if len(lines) > 1 and (_heads(lines) or _asks(lines)):
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


def asks(text: str) -> bool:
    """Say whether a text is labelled as a question."""
    return _QUESTION.match(text.lstrip("*_ ")) is not None


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


def _item_starts(lines: Sequence[Line]) -> list[int]:
    """Return where the items of a list begin; nothing where marks are chance."""
    marks = [(place, mark) for place, line in enumerate(lines) if (mark := item_mark(line.text))]
    if not marks:
        return []
    kept: list[tuple[int, str]] = []
    for place, mark in marks:
        if (
            kept
            and kept[-1][1][0].isalnum() | mark[0].isalnum()
            and not _follows(kept[-1][1], mark)
        ):
            continue
        kept.append((place, mark))
    first = kept[0][0]
    introduced = first == 0 or lines[first - 1].text.endswith((":", "："))
    if not introduced and (len(kept) < 2 or not _begins(kept[0][1])):
        return []
    mark = kept[0][1]
    initial = len(kept) == 1 and mark[0].isalpha() and (first > 0 or mark[0].isupper())
    return [] if initial else [place for place, _ in kept]


def _follows(before: str, mark: str) -> bool:
    """Say whether a mark comes after another in a list: "2." after "1.", "b)" after "a)"."""
    a, b = (m.strip("().[] ") for m in (before, mark))
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    if len(a) == len(b) == 1 and a.isalpha() and b.isalpha():
        return ord(b) == ord(a) + 1 or {a, b} <= set("ivx")
    return a.isalpha() and b.isalpha() and set(a + b) <= set("ivx")


def _begins(mark: str) -> bool:
    """Say whether a mark is the first of a list."""
    bare = mark.strip("().[] ")
    return not bare.isalnum() or bare.lower() in ("1", "a", "i")


def dialogue_starts(texts: Sequence[str]) -> list[int]:
    """Return which of some lines begin labelled questions and answers; "A:" alone is no label."""
    questions = [place for place, text in enumerate(texts) if asks(text)]
    if not questions:
        return []
    answers = [place for place, text in enumerate(texts) if _ANSWER.match(text.lstrip("*_ "))]
    return sorted({*questions, *answers})


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
    if not looks_like_heading(first.text) or starts_small(second.text):
        return False
    if is_capitals(first.text):
        return not is_capitals(second.text)
    label = label_of(first.text)
    if label and second.indent > first.indent + 1:
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
    short = width(first) + len(lines[1].text.split(None, 1)[0]) < wrap
    return first.endswith(("?", "？")) and short and not first.startswith(_QUOTES)
