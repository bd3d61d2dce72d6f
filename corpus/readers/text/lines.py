"""Lines of a text and how wrapped ones join; shared by the readers of plain text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Letters that are written without blanks between words: they join without one.
_DENSE = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_HYPHENS = "-\u2010\u00ad"
_BROKEN = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_BEGINNING = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,3}")
# After these a hyphen at a line's end stands for a part that two words share: "pre- and postwar".
_SHARING = frozenset("and or to und oder bis et ou y o e och og eller en of i oraz lub".split())
_TAB = 8
# A figure up to its point or comma at a line's end, no number of a table or picture, and what goes
# on with it: no year.
_FIGURE_BEGUN = re.compile(r"[^\d\s.,表图圖第]\s?\d[\d,]*([.,])$")
_FRACTION = re.compile(r"(?!\d{4}年)\d")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_LONGEST_FIGURE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line: as it stands (`raw`, tabs spread), without the white space around it, its place."""

    raw: str
    text: str
    number: int
    page: int = 0

    @property
    def indent(self) -> int:
        """Return how many columns stand before the text."""
        return sum(
            2 if c == "\u3000" else 1 for c in self.raw[: len(self.raw) - len(self.raw.lstrip())]
        )


def blank(line: Line) -> Line:
    """Return a blank line in the place of one."""
    return Line("", "", line.number, line.page)


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines as one text, and where each of them begins in it."""

    text: str
    starts: tuple[int, ...]


def numbered(text: str) -> Iterator[Line]:
    """Yield the lines of a text; a form feed begins a page, the first of which is 1."""
    page = 1
    for number, whole in enumerate(text.split("\n"), 1):
        for part, raw in enumerate(whole.split("\f")):
            page += part > 0
            spread = raw.expandtabs(_TAB) if "\t" in raw else raw
            yield Line(spread.rstrip(), raw.strip(), number, page)


def runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the runs of lines that stand between blank lines or pages."""
    run: list[Line] = []
    for line in lines:
        if run and (not line.text or line.page != run[-1].page):
            yield run
            run = []
        if line.text:
            run.append(line)
    if run:
        yield run


def width(text: str) -> int:
    """Return how many columns a text takes; letters of the Far East take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def is_dense(text: str) -> bool:
    """Say whether much of a text is written without blanks between words."""
    letters = [c for c in text[:400] if c.isalpha()]
    return sum(_DENSE.match(c) is not None for c in letters) * 4 > len(letters)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins wrapped lines; `known` are words of the file that tell how broken ones are written."""

    known: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Joiner":
        """Look up the words that a text breaks over line ends."""
        asked: set[str] = set()
        lines = [line.strip() for line in text.split("\n")]
        for before, after in pairwise(lines):
            if before[-1:] in _HYPHENS and before and (parts := _broken(before, after)):
                asked.update(("".join(parts).casefold(), "-".join(parts).casefold()))
        if not asked:
            return cls()
        words = (match[0].casefold() for match in _WORD.finditer(text))
        return cls(frozenset(word for word in words if word in asked))

    def join(self, lines: Sequence[str], breaks: Sequence[bool] = ()) -> Joined:
        """Return lines as one text; `breaks` says after which a line break stays."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for place, line in enumerate(lines):
            if place:
                stays = place - 1 < len(breaks) and breaks[place - 1]
                last = parts[-1]
                body, between = (last, "\n") if stays else self._between(last, line)
                parts[-1] = body + between
                length += len(parts[-1]) - len(last)
            starts.append(length)
            parts.append(line)
            length += len(line)
        return Joined("".join(parts), tuple(starts))

    def _between(self, before: str, after: str) -> tuple[str, str]:
        """Return a line without a hyphen that only breaks a word, and what joins it to the next."""
        if not before or not after:
            return before, ""
        if before[-1] in _HYPHENS:
            return self._over_hyphen(before, after)
        dense = _DENSE.match(before[-1]) or _DENSE.match(after[0])
        return before, "" if dense or parts_figure(before, after) else " "

    def _over_hyphen(self, before: str, after: str) -> tuple[str, str]:
        """Join a word that is broken at a line's end; between digits the hyphen stays."""
        if before[-1] == "\u00ad":
            return before[:-1], ""
        parts = _broken(before, after)
        if parts is None:
            glued = before[-2:-1].isalnum() and after[0].isalnum()
            return before, "" if glued else " "
        if parts[1].casefold() in _SHARING:
            return before, " "
        joined, hyphenated = ("".join(parts).casefold(), "-".join(parts).casefold())
        kept = hyphenated in self.known and joined not in self.known
        if kept or not parts[1][0].islower() or parts[0].isupper():
            return before, ""
        return before[:-1], ""


def parts_figure(before: str, after: str) -> bool:
    """Say whether a line's end parts a figure, as it may in a text without blanks.

    It does behind a figure's point or comma only: without one, two figures stand there.
    """
    mark = _FIGURE_BEGUN.search(before[-_LONGEST_FIGURE:])
    rest = {".": _FRACTION, ",": _THOUSANDS}[mark[1]].match(after) if mark else None
    return rest is not None and is_dense(before + after)


def _broken(before: str, after: str) -> tuple[str, str] | None:
    """Return the two parts of a word that a line's end breaks."""
    first, second = _BROKEN.search(before[-60:]), _BEGINNING.match(after)
    return (first[1], second[0]) if first and second else None
