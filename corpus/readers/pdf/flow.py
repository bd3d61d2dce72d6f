"""Follows paragraphs over columns and pages, and puts footnotes behind the text of their page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.pdf.boxes import boxes_placed
from corpus.readers.pdf.chunk import Chunk
from corpus.readers.pdf.continuations import Part, followed
from corpus.readers.pdf.headings import Headings
from corpus.readers.pdf.labels import ends_with_stop, is_caption
from corpus.readers.pdf.layout import Laid
from corpus.readers.pdf.run_in import without_run_in
from corpus.readers.pdf.tables import Table

_SMALLER = 0.93


def parts_of(pages: Sequence[Sequence[Laid]], headings: Headings) -> list[Part]:
    """Return the parts of a file in reading order."""
    parts: list[Part] = []
    for placed in boxes_placed([_parts(laid, headings) for laid in pages]):
        parts.extend(_notes_last(placed))
    titled = _without_labels(_titles_joined(parts, headings), headings)
    return without_run_in(followed(titled))


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
    """Mark the footnotes of a page and put them behind its other parts; boxes hold none."""
    notes: set[int] = set()
    for column in {part.column for part in parts if part.column >= 0}:
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
