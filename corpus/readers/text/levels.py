"""How deep the headings of a plain text stand: by their labels, rules, and how they follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.digits import ascii_digits
from corpus.readers.labels import Label

# With these a count begins.
_FIRST = frozenset({"1", "I", "i", "A", "a", "one", "一"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in plain text: its place among the pieces and what its look tells of its depth."""

    place: int
    kind: str
    label: Label | None = None


def levels_of(found: Sequence[Heading]) -> list[int]:
    """Return how deep each heading stands, from 1."""
    depths = _depths(found)
    order = sorted(set(depths))
    return [order.index(depth) + 1 for depth in depths]


def _depths(found: Sequence[Heading]) -> list[tuple[float, float]]:
    """Return a depth per heading that sorts as they stand in each other."""
    ranks = _ranks(found)
    split = min(sum(h.kind == kind for h in found) for kind in ("capitals", "plain")) > 1
    bare = _bare_rank(found)
    depths: list[tuple[float, float]] = []
    for place, heading in enumerate(found):
        if heading.label or heading.kind.startswith("rule"):
            depths.append((ranks[heading.kind], heading.label.depth if heading.label else 0))
        elif heading.kind == "title" and depths:
            rank, depth = depths[-1]
            depths.append((rank, depth + 0.5))
        elif place == 0 and heading.place == 0 and ranks and bare >= 0:
            depths.append((-2, 0))
        else:
            depths.append((bare, 1.25 if split and heading.kind == "plain" else 1))
    return depths


def _ranks(found: Sequence[Heading]) -> dict[str, float]:
    """Return the kinds of labels and rules with their rank, 0 at the top, as they first appear."""
    kinds = [h.kind for h in found if h.label or h.kind.startswith("rule")]
    words = ("part", "chapter", "section", "article")
    first = {kind: kinds.index(kind) for kind in set(kinds)}
    for above, below in ((a, b) for n, a in enumerate(words) for b in words[n + 1 :]):
        if above in first and below in first:
            first[above] = min(first[above], first[below] - 1)
    order = sorted(first, key=lambda kind: (not kind.startswith("rule"), first[kind]))
    return {kind: float(rank) for rank, kind in enumerate(order)}


def _bare_rank(found: Sequence[Heading]) -> float:
    """Return the rank of headings without a label among those that have one.

    Above them where their count begins anew below each; below them where they stand between two;
    beside the first kind otherwise.
    """
    kinds = [
        ("rule" if h.kind.startswith("rule") else ascii_digits(h.label.count) if h.label else "")
        for h in found
    ]
    labelled = [place for place, count in enumerate(kinds) if count]
    if not labelled:
        return 0
    bare = [p for p, h in enumerate(found) if not kinds[p] and h.kind != "title" and h.place > 0]
    followed = [p for p in bare if p + 1 < len(found) and kinds[p + 1]]
    anew = [p for p in followed if kinds[p + 1] in _FIRST]
    if len(anew) > 1 and len(anew) * 2 > len(followed):
        return -1
    return 100 if any(labelled[0] < p < labelled[-1] for p in bare) else 0
