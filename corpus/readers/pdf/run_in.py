"""Parts headings that run into their paragraph: "3. TERM. This agreement shall ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.readers.pdf.continuations import Part
from corpus.readers.pdf.labels import label_of

_KINDS = ("section", "article", "roman", "number")
_LONGEST = 90
_FEWEST = 2


def without_run_in(parts: Sequence[Part]) -> list[Part]:
    """Return parts with the bold, labelled beginnings of paragraphs as headings of their own.

    A file in which that occurs once only emphasises its words.
    """
    if sum(_lead(part) > 0 for part in parts) < _FEWEST:
        return list(parts)
    return [piece for part in parts for piece in _parted(part)]


def _lead(part: Part) -> int:
    """Return how many characters of a paragraph are a heading that runs in; 0 for none."""
    if part.heading or part.note or not part.chunks or part.chunks[0].code:
        return 0
    line = part.chunks[0].lines[0]
    end = line.lead + (line.lead > 0 and line.text[line.lead : line.lead + 1] in (".", ":"))
    lead, rest = line.text[:end].rstrip(), line.text[end:].strip()
    words = sum(char.isalpha() for char in lead)
    if not rest or words < 3 or len(lead) > _LONGEST or lead[-1] not in ".:—–":
        return 0
    return end if label_of(lead)[0] in _KINDS else 0


def _parted(part: Part) -> Iterator[Part]:
    """Yield a part, or the heading that runs into it and the rest."""
    lead = _lead(part)
    if not lead:
        yield part
        return
    chunk = part.chunks[0]
    first = chunk.lines[0]
    title = replace(first, text=first.text[:lead].strip(), bold=1.0, lead=0)
    rest = replace(first, text=first.text[lead:].strip(), bold=0.0, lead=0)
    yield replace(part, chunks=(replace(chunk, lines=(title,)),), heading=True)
    yield replace(part, chunks=(replace(chunk, lines=(rest, *chunk.lines[1:])), *part.chunks[1:]))
