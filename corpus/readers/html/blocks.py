"""A block of a page of HTML, and how its text parts into paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from corpus.readers.labels import ends_with_stop
from corpus.readers.table_grid import Cell

_PROSE_LINE = 80


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A block of a page; `group` names the list that an item is of, `rows` are a table's.

    `linked` and `bold` are shares of its letters, 0 to 1; `inner` says that all its links lead to
    the page itself; `frame` is why its markup says that it's no content, if it does; `term` is how
    many of its characters are what a list of definitions defines.
    """

    kind: Literal["heading", "prose", "item", "table", "pre"]
    text: str
    line: int
    level: int = 0
    group: int = 0
    linked: float = 0.0
    inner: bool = False
    bold: float = 0.0
    frame: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    caption: str = ""
    term: int = 0


@dataclass(slots=True)
class OpenBlock:
    """The block in the making."""

    parts: list[str] = field(default_factory=list)
    line: int = 0
    letters: int = 0
    linked: int = 0
    outer: int = 0
    bold: int = 0


@dataclass(slots=True)
class Within:
    """What holds within the innermost table that lays the page out, and nothing outside of it.

    `kinds` are the headings and items that are open, each with how deep it stands; `counts` the
    numbers of the lists, None of one with dashes; `link` is where an open link leads.
    """

    kinds: list[tuple[str, int]] = field(default_factory=list)
    counts: list[int | None] = field(default_factory=list)
    bold: int = 0
    link: str | None = None
    mark: str = ""
    term: str = ""


def text_paragraphs(raw: str) -> Iterator[str]:
    """Yield the paragraphs of a text in which line breaks are those of the page."""
    for part in re.split(r"(?:[ \u3000]*\n[ \u3000]*){2,}", raw.replace("\u00ad", "")):
        lines = [" ".join(line.split()) for line in part.split("\n")]
        lines = [line for line in lines if line]
        if (
            len(lines) > 1
            and all(ends_with_stop(line) for line in lines)
            and (sum(map(len, lines)) > _PROSE_LINE * len(lines))
        ):
            yield from lines
        elif lines:
            yield "\n".join(lines)
