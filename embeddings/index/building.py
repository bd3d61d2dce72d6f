"""Building an index: what is kept of an older one, and what is encoded anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from embeddings.index.collection import Collection
from embeddings.index.layout import Block, lay_out
from embeddings.index.parts import Part, parts_of
from embeddings.index.segment import (
    Known,
    Segment,
    empty_segment,
    encode_part,
)
from embeddings.models import Models
from embeddings.progress import ProgressCallback


@dataclass(frozen=True, slots=True)
class Previous:
    """The segments of an older index, and what of it can be used again.

    `words` and `meaning` say whether these models are the same, `whole` that nothing differs but
    the reports.
    """

    segments: Sequence[Segment]
    words: bool = True
    meaning: bool = True
    whole: bool = True

    def kept(self) -> Sequence[Segment]:
        """Return the segments that can be used as they are."""
        return self.segments if self.whole else ()

    def known(self) -> Known:
        """Return the rows that can be used again."""
        return Known(self.segments, words=self.words, meaning=self.meaning)


def build_segments(
    collection: Collection,
    models: Models,
    previous: Previous | None = None,
    progress: ProgressCallback | None = None,
) -> Iterator[Segment]:
    """Yield the segments of a collection; reports that are known aren't encoded again.

    One that is let go once it is saved takes no memory: a large library's take more than there is.

    Args:
        collection: the reports.
        models: the models that encode it.
        previous: an older index, of which what is the same is used again.
        progress: told how many texts were just encoded, and of how many in all; those of reports
            that are known count for nothing.
    """
    parts = {part.key: part for part in parts_of(collection, models.words.languages)}
    if not parts:
        yield empty_segment(models)
        return
    old = previous or Previous(())
    saved = old.kept()
    reports = {key: (each, number) for each in saved for number, key in enumerate(each.keys)}
    fresh = [part for key, part in parts.items() if key not in reports]
    total = sum(_sizes(collection, fresh, models)) if progress else 0
    report = (lambda done: progress(done, total)) if progress else None
    known = old.known() if parts.keys() - reports.keys() else Known(())

    def segment_of(key: str) -> Segment:
        """Return the segment of a report: its part of a saved one, or encoded."""
        if key in reports:
            segment, number = reports[key]
            return segment.part(number)
        return encode_part(collection, parts[key], models, known, report)

    def made(block: Block) -> Segment:
        """Return the segment of a block: a saved one whole, or of its reports."""
        if block.saved is not None:
            return saved[block.saved]
        return Segment.joined([segment_of(key) for key in block.keys])

    yield from map(made, lay_out(list(parts), [each.keys for each in saved]))


def _sizes(collection: Collection, parts: Iterable[Part], models: Models) -> Iterator[int]:
    """Yield how many texts are encoded of each report."""
    has_heading = collection.heading_of[collection.paragraph_of] >= 0
    for part in parts:
        rows = slice(part.sentences.start, part.sentences.stop)
        # Of words each sentence alone and in its context; of meaning also behind its heading.
        size = 2 * len(part.sentences) + len(part.headings) + len(part.read)
        if models.meaning:
            size += 2 * len(part.sentences) + int(has_heading[rows].sum())
            size += len(part.headings) + len(part.expected)
        yield size
