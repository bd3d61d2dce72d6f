"""Puts boxes with titles of their own that stand beside a text behind its section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers.pdf.continuations import Part
from corpus.readers.pdf.shapes import Piece


def boxes_placed(pages: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """Return the parts of pages with each such box behind its section, or last on its page.

    There its title is none where the next page goes on without one.
    """
    placed = [_boxes_last(parts) for parts in pages]
    heads = [next((part for part in parts if part.column >= 0), None) for parts in placed]
    for place, following in enumerate(heads[1:]):
        if following is not None and not following.heading and not following.table:
            placed[place] = _without_last_titles(placed[place])
    return placed


def _without_last_titles(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a page without the titles of the boxes that it ends with."""
    kept = list(parts)
    for place in range(len(kept) - 1, -1, -1):
        if kept[place].column >= 0:
            break
        kept[place] = replace(kept[place], heading=False)
    return kept


def _boxes_last(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a page with each such box before the next heading outside, or last.

    What stands behind its title where the page has it isn't the box's, but the text's.
    """
    kept: list[Part] = []
    waiting: list[Part] = []
    for inside, group in groupby(parts, lambda part: part.column < 0):
        held = list(group)
        if inside and _is_titled(held) and _stands_beside(held, parts):
            waiting += held
            continue
        for part in held:
            if part.heading and not inside:
                kept += waiting
                waiting = []
            kept.append(part)
    return kept + waiting


def _is_titled(box: Sequence[Part]) -> bool:
    """Say whether a box has a title with something below it."""
    titles = [place for place, part in enumerate(box) if part.heading]
    return bool(titles) and titles[0] < len(box) - 1


def _stands_beside(box: Sequence[Part], parts: Sequence[Part]) -> bool:
    """Say whether lines outside of a box stand at its height."""
    own = list(_lines(box))
    top, bottom = min(line.top for line in own), max(line.bottom for line in own)
    outside = [part for part in parts if part.column >= 0]
    return any(top < line.base < bottom for line in _lines(outside))


def _lines(parts: Sequence[Part]) -> Iterator[Piece]:
    """Yield the lines of paragraphs and headings."""
    return (line for part in parts for chunk in part.chunks for line in chunk.lines)
