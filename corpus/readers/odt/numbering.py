"""The numbers and bullets that an office program puts before items and headings of an ODT."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.readers.odt.styles import ListLevel
from corpus.readers.office.numerals import numeral

_BULLET = "- "


@dataclass
class Counter:
    """How far a list, or the headings, have counted at each depth from 1."""

    levels: Mapping[int, ListLevel]
    counts: dict[int, int] = field(default_factory=dict)

    def label(self, depth: int, *, start: int | None = None, bullet: str = _BULLET) -> str:
        """Count one further and return what stands before an item, with a blank behind it.

        Args:
            depth: of the item, from 1.
            start: the number to go on with, where the file says so.
            bullet: what stands where the level has no numbers.
        """
        level = self.levels.get(depth, ListLevel())
        count = self.counts.get(depth, level.start - 1) + 1
        self.counts[depth] = count if start is None else start
        for deeper in [other for other in self.counts if other > depth]:
            del self.counts[deeper]
        if not level.style:
            return bullet
        first = max(1, depth - level.shown + 1)
        numbers = [self._number(above) for above in range(first, depth + 1)]
        return level.prefix + ".".join(filter(None, numbers)) + level.suffix + " "

    def _number(self, depth: int) -> str:
        """Return the number that a depth stands at; nothing where it has none."""
        level = self.levels.get(depth, ListLevel())
        return numeral(self.counts.get(depth, level.start), level.style) if level.style else ""
