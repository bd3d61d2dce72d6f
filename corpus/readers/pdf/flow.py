"""Follows paragraphs over columns and pages, and puts footnotes behind the text of their page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.headings import Headings, family
from corpus.readers.pdf.labels import ends_with_stop, is_caption
from corpus.readers.pdf.layout import Laid
from corpus.readers.pdf.paragraphs import Chunk
from corpus.readers.pdf.tables import Table

_SMALLER = 0.93
# How far a paragraph is followed over what stands between its parts.
_REACH = 200
_PAGES = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph or table in reading order; a paragraph may have chunks of later pages."""

    chunks: tuple[Chunk, ...] = ()
    table: Table | None = None
    page: int = 0
    column: int = 0
    heading: bool = False
    note: bool = False
    ruled: bool = False


def parts_of(pages: Sequence[Sequence[Laid]], headings: Headings) -> list[Part]:
    """Return the parts of a file in reading order."""
    parts: list[Part] = []
    for laid in pages:
        parts.extend(_notes_last(_parts(laid, headings)))
    return _followed(_without_labels(_titles_joined(parts, headings), headings))


def _without_labels(parts: Sequence[Part], headings: Headings) -> list[Part]:
    """Make headings by their look paragraphs where no text follows, as labels of figures are."""
    kept = list(parts)
    follows = False
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if part.heading:
            if not follows and headings.is_weak(part.chunks[0]):
                kept[index] = replace(part, heading=False)
        else:
            text = part.chunks[0].text if part.chunks else ""
            follows = part.table is not None or len(text) >= 40 or ends_with_stop(text)
    return kept


def _parts(laid: Sequence[Laid], headings: Headings) -> list[Part]:
    """Return the parts of a page."""
    parts: list[Part] = []
    for item in laid:
        if isinstance(item.content, Table):
            parts.append(Part((), item.content, item.page, item.column))
        else:
            heading = headings.is_heading(item.content)
            chunks = (item.content,)
            parts.append(Part(chunks, None, item.page, item.column, heading, ruled=item.ruled))
    return parts


def _titles_joined(parts: Sequence[Part], headings: Headings) -> list[Part]:
    """Join the lines of a heading that were parted, such as a large title on two lines."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            last
            and last.heading
            and part.heading
            and _one_title(last.chunks[-1], part.chunks[0], headings)
        ):
            chunk = replace(last.chunks[0], lines=last.chunks[0].lines + part.chunks[0].lines)
            joined[-1] = replace(last, chunks=(chunk,))
        else:
            joined.append(part)
    return joined


def _one_title(last: Chunk, chunk: Chunk, headings: Headings) -> bool:
    """Say whether two headings on one page are lines of one."""
    size = last.size
    gap = chunk.lines[0].base - last.lines[-1].base
    same = abs(size - chunk.size) < 0.3 and last.font == chunk.font and last.page == chunk.page
    if not same or not 0 < gap < 1.45 * size or chunk.labelled:
        return False
    return not headings.outline_level(last) and not headings.outline_level(chunk)


def _notes_last(parts: Sequence[Part]) -> list[Part]:
    """Mark the footnotes of a page and put them behind its other parts."""
    notes: set[int] = set()
    for column in {part.column for part in parts}:
        inside = [(i, part) for i, part in enumerate(parts) if part.column == column]
        notes.update(_foot(inside, parts))
    marked = [replace(parts[index], note=True, heading=False) for index in sorted(notes)]
    return [part for index, part in enumerate(parts) if index not in notes] + marked


def _foot(inside: Sequence[tuple[int, Part]], parts: Sequence[Part]) -> list[int]:
    """Return the footnotes at the end of a column: small, the first of them with its mark."""
    usual = _usual_size(parts)
    foot: list[int] = []
    for index, part in reversed(inside):
        if not part.chunks or part.chunks[0].size > _SMALLER * usual:
            break
        if is_caption(part.chunks[0].text):
            break
        foot.append(index)
    foot.reverse()
    while foot and not _opens_notes(parts[foot[0]]):
        foot.pop(0)
    return foot


def _opens_notes(part: Part) -> bool:
    """Say whether a part is the first footnote of a column: a raised sign, or a rule above."""
    first = part.chunks[0].lines[0]
    return first.marked or part.ruled or first.text[0] in "*†‡"


def _usual_size(parts: Sequence[Part]) -> float:
    """Return the size that most of a page is set in."""
    weights: Counter[float] = Counter()
    for part in parts:
        for chunk in part.chunks:
            weights[chunk.size] += len(chunk.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def _followed(parts: Sequence[Part]) -> list[Part]:
    """Join paragraphs that go on in another column or on another page."""
    gone: set[int] = set()
    followed: list[Part] = []
    for index, part in enumerate(parts):
        if index in gone:
            continue
        while part.chunks and not part.heading:
            place = _continuation(parts, index, part, gone)
            if place is None:
                break
            gone.add(place)
            part = replace(part, chunks=part.chunks + parts[place].chunks)
        followed.append(part)
    return followed


def _continuation(parts: Sequence[Part], index: int, part: Part, gone: set[int]) -> int | None:
    """Return the index of the part that a paragraph goes on with, if any.

    That is the next part of its column that is set alike, or else what begins the text of the
    next columns. Headings, captions, tables and other type may stand between.
    """
    last = part.chunks[-1]
    if not _is_open(last):
        return None
    seen = {(last.page, part.column)}
    apart = False
    for place in range(index + 1, min(index + _REACH, len(parts))):
        other = parts[place]
        if other.page > last.page + _PAGES:
            return None
        column = (other.page, other.column)
        if place in gone or not _may_go_on(last, other, part):
            apart = apart or column in seen
            continue
        if column == (last.page, part.column) and other.column >= 0:
            return place if apart and _starts_small(other.chunks[0]) else None
        if column not in seen or other.column < 0:
            if _goes_on(last, other, len(seen) > 1):
                return place
            seen.add(column)
    return None


def _may_go_on(last: Chunk, other: Part, part: Part) -> bool:
    """Say whether a part is set like a paragraph and is no heading, caption or note beside it."""
    if not other.chunks or other.heading or other.note != part.note:
        return False
    return _alike(last, other.chunks[0]) and not is_caption(other.chunks[0].text)


def _is_open(last: Chunk) -> bool:
    """Say whether a paragraph's last line may ask for more: no stop, and no more than ragged."""
    line = last.lines[-1]
    if ends_with_stop(line.text):
        return False
    return line.text[-1] in ",-‐\u00ad" or line.x1 >= last.right - 8 * line.size


def _alike(last: Chunk, chunk: Chunk) -> bool:
    """Say whether two chunks are set in the same type."""
    if abs(last.size - chunk.size) > 0.35:
        return False
    return family(last.font) == family(chunk.font) or max(last.italic, chunk.italic) > 0.5


def _goes_on(last: Chunk, other: Part, far: bool) -> bool:
    """Say whether a chunk that begins a column goes on with a paragraph before it.

    `far` says that another column stands between them.
    """
    chunk = other.chunks[0]
    if chunk.labelled:
        return False
    if far or other.column < 0:
        return _starts_small(chunk) and len(last.lines) > 1
    if _starts_small(chunk):
        return True
    first = chunk.lines[0]
    if len(chunk.lines) > 1 and first.x0 > chunk.lines[1].x0 + 0.6 * chunk.size:
        return False
    wants = last.full or last.text[-1] in ",-–("
    return wants and len(last.lines) > 1 and first.x0 - chunk.left < 3 * chunk.size


def _starts_small(chunk: Chunk) -> bool:
    """Say whether a chunk begins in the middle of a sentence."""
    text = chunk.text.lstrip("\"'“‘«(")
    return bool(text) and (text[0].islower() or text[0] in ",;)")
