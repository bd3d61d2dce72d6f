"""Which reports stand in which segment: few segments, of which few are written when one changes.

Reports are put together by eights, eights by eights, and so on, as digits are carried: a report
that is added makes a segment of its own, and every eighth one joins the last eight. What a report
costs to be written again grows with the logarithm of how many there are. Source: O'Neil et al.,
"The Log-Structured Merge-Tree", 1996.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# How many segments of a size are joined.
_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Reports that make a segment, by their keys; `saved` is its number where it is kept as is."""

    keys: tuple[str, ...]
    saved: int | None = None

    @property
    def tier(self) -> int:
        """Return how often reports were put together by eights."""
        tier, size = 0, len(self.keys)
        while size >= _TOGETHER:
            tier, size = tier + 1, size // _TOGETHER
        return tier


def lay_out(keys: Sequence[str], saved: Sequence[Sequence[str]]) -> list[Block]:
    """Return the segments for reports in order.

    Args:
        keys: those of the reports.
        saved: those of the reports of each segment that there is.
    """
    blocks: list[Block] = []
    for block in _as_they_are(keys, saved):
        blocks.append(block)
        while _are_to_join(blocks):
            joined = blocks[-_TOGETHER:]
            blocks[-_TOGETHER:] = [Block(tuple(key for each in joined for key in each.keys))]
    return blocks


def _as_they_are(keys: Sequence[str], saved: Sequence[Sequence[str]]) -> list[Block]:
    """Return the saved segments whose reports still follow each other, and single reports."""
    first = {each[0]: number for number, each in enumerate(saved) if each}
    blocks: list[Block] = []
    start = 0
    while start < len(keys):
        number = first.get(keys[start])
        whole = tuple(saved[number]) if number is not None else ()
        if whole and tuple(keys[start : start + len(whole)]) == whole:
            blocks.append(Block(whole, number))
        else:
            blocks.append(Block((keys[start],)))
        start += len(blocks[-1].keys)
    return blocks


def _are_to_join(blocks: Sequence[Block]) -> bool:
    """Say whether the last segments are enough of a size to be joined."""
    last = blocks[-_TOGETHER:]
    return len(last) == _TOGETHER and len({block.tier for block in last}) == 1
