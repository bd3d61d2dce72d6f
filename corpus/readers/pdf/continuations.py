"""Follows paragraphs over columns, figures and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.chunk import Chunk
from corpus.readers.pdf.headings import family
from corpus.readers.pdf.labels import ends_with_stop, is_caption
from corpus.readers.pdf.tables import Table

# How far a paragraph is followed over what stands between its parts.
_REACH = 200
_PAGES = 2
# A paragraph of so many lines is rather parted by a column than ended by it.
_LONG = 3
_WANTING = ",-–(‐\u00ad"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph or table in reading order; a paragraph may go on on later pages."""

    chunks: tuple[Chunk, ...] = ()
    table: Table | None = None
    page: int = 0
    column: int = 0
    heading: bool = False
    note: bool = False
    ruled: bool = False


def followed(parts: Sequence[Part]) -> list[Part]:
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
            further = parts[place]
            part = replace(part, chunks=part.chunks + further.chunks, column=further.column)
        followed.append(part)
    return followed


def _continuation(parts: Sequence[Part], index: int, part: Part, gone: set[int]) -> int | None:
    """Return the index of the part that a paragraph goes on with, if any.

    That is the next part of its column that is set alike, or else what begins the text of the
    next columns. Headings, captions, tables and other type may stand between, but a sentence that
    has ended ends its section where a heading follows.
    """
    last = part.chunks[-1]
    if not _is_open(last):
        return None
    seen = {(last.page, part.column)}
    stopped = ends_with_stop(last.lines[-1].text)
    apart = False
    for place in range(index + 1, min(index + _REACH, len(parts))):
        other = parts[place]
        if other.page > last.page + _PAGES or (stopped and other.heading):
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
    if not other.chunks or other.chunks[0].code or other.heading or other.note != part.note:
        return False
    return _alike(last, other.chunks[0]) and not is_caption(other.chunks[0].text)


def _is_open(last: Chunk) -> bool:
    """Say whether a paragraph's last line may ask for more: no stop, and no more than ragged.

    A sentence may also end at the end of a column by chance, in the middle of a long paragraph.
    """
    line = last.lines[-1]
    if last.code:
        return False
    if ends_with_stop(line.text):
        return last.full and (line.text[-1] == ";" or len(last.lines) >= _LONG)
    return line.text[-1] in _WANTING or line.x1 >= last.right - 8 * line.size


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
    by_chance = ends_with_stop(last.lines[-1].text)
    if by_chance and (far or other.column < 0 or _has_room(last, chunk)):
        return False
    if far or other.column < 0 or (last.stopped and not by_chance):
        return _starts_small(chunk) and len(last.lines) > 1
    if _starts_small(chunk):
        return True
    first = chunk.lines[0]
    if len(chunk.lines) > 1 and first.x0 > chunk.lines[1].x0 + 0.6 * chunk.size:
        return False
    end = last.text[-1]
    inside = by_chance or end in _WANTING or (last.full and end.isalpha() and not end.isupper())
    return inside and len(last.lines) > 1 and first.x0 - chunk.left < 3 * chunk.size


def _has_room(last: Chunk, chunk: Chunk) -> bool:
    """Say whether the first word of a chunk had room behind the last line of another."""
    line, first = last.lines[-1], chunk.lines[0]
    word = first.text.split(" ", 1)[0]
    width = (first.x1 - first.x0) * (len(word) + 1) / max(1, len(first.text))
    return line.x1 + width < last.right


def _starts_small(chunk: Chunk) -> bool:
    """Say whether a chunk begins in the middle of a sentence."""
    text = chunk.text.lstrip("\"'“‘«(")
    return bool(text) and (text[0].islower() or text[0] in ",;)")
