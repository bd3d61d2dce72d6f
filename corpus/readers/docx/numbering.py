"""The numbers and bullets that Word puts before paragraphs and writes nowhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.readers.docx.parts import W, is_on, number, value
from corpus.readers.office.numerals import numeral

_DEPTHS = 9
_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts: `text` such as "%1.%2", and what parts it from the words.

    `after` is the level whose counting starts this one anew, from 1; any higher one if None.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = " "
    digits: bool = False
    after: int | None = None
    linked: str = ""


@dataclass(frozen=True, slots=True)
class ListStyle:
    """A list that paragraphs name: those of one `family` count together.

    `anew` are the levels that it starts anew where it begins.
    """

    family: str
    levels: Mapping[int, Level]
    anew: frozenset[int]

    def depth_of(self, style_id: str) -> int:
        """Return the level that a paragraph style is linked to, else the top."""
        return next((depth for depth, level in self.levels.items() if level.linked == style_id), 0)


@dataclass
class Numbering:
    """The lists of a file by their id, and how far each family has counted."""

    lists: Mapping[str, ListStyle]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, list_id: str, depth: int) -> str:
        """Count one further and return what stands before a paragraph, its gap included.

        Args:
            list_id: the paragraph's `w:numId`; one that isn't known has no labels.
            depth: its level, from 0.
        """
        if list_id not in self.lists:
            return ""
        style = self.lists[list_id]
        depth = max(0, min(depth, _DEPTHS - 1))
        level = style.levels.get(depth, Level())
        counts = self._counts.setdefault(style.family, {})
        for restarted in style.anew if list_id not in self._begun else ():
            counts.pop(restarted, None)
        self._begun.add(list_id)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _DEPTHS):
            after = style.levels.get(deeper, Level()).after
            if after is None or depth < after:
                counts.pop(deeper, None)
        if level.style == "bullet":
            return _BULLET if level.text.strip() else ""
        label = _written(level, style.levels, counts)
        return label + level.gap if label.strip() else ""


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists of a file."""
    if root is None:
        return Numbering({})
    abstract = {value(e, "abstractNumId"): e for e in root.iter(W + "abstractNum")}
    by_name = {value(e.find(W + "styleLink")): e for e in abstract.values()}
    lists: dict[str, ListStyle] = {}
    for element in root.iter(W + "num"):
        family = value(element.find(W + "abstractNumId")) or ""
        definition = abstract.get(family)
        if definition is None:
            continue
        link = value(definition.find(W + "numStyleLink"))
        definition = by_name.get(link, definition) if link else definition
        levels = {number(e, "ilvl") or 0: _level(e) for e in definition.iter(W + "lvl")}
        anew: set[int] = set()
        for override in element.iter(W + "lvlOverride"):
            depth = number(override, "ilvl") or 0
            if (own := override.find(W + "lvl")) is not None:
                levels[depth] = _level(own)
            if (start := number(override.find(W + "startOverride"))) is not None:
                levels[depth] = replace(levels.get(depth, Level()), start=start)
                anew.add(depth)
        lists[value(element, "numId") or ""] = ListStyle(family, levels, frozenset(anew))
    return Numbering(lists)


def _level(element: etree._Element) -> Level:
    """Return how a level counts."""
    start = number(element.find(W + "start"))
    suffix = value(element.find(W + "suff"))
    return Level(
        0 if start is None else start,
        value(element.find(W + "numFmt")) or "decimal",
        value(element.find(W + "lvlText")) or "",
        "" if suffix == "nothing" else " ",
        bool(is_on(element.find(W + "isLgl"))),
        number(element.find(W + "lvlRestart")),
        value(element.find(W + "pStyle")) or "",
    )


def _written(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """Return a label with the numbers of its level and of those above."""

    def count(match: re.Match[str]) -> str:
        """Return the number that stands for "%1"."""
        depth = int(match[1]) - 1
        counted = levels.get(depth, Level())
        style = "decimal" if level.digits and counted.style != "decimalZero" else counted.style
        return numeral(counts.get(depth, counted.start), style)

    return re.sub(r"%([1-9])", count, level.text)
