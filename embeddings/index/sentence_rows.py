"""The sentences of paragraphs by row, as numbers: a text is cut out when it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, overload

import numpy as np

from corpus.paragraphs import Numbers, Paragraphs
from embeddings.arrays import ParagraphRows, SentenceNumbers, TextRows, offsets_of
from embeddings.index.stacked_paragraphs import StackedParagraphs


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """A sentence to search: `paragraph` is a row of the collection's paragraphs."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class SentenceRefs(Sequence[SentenceRef]):
    """The sentences of paragraphs, in order: a hundred thousand of them are two arrays.

    `paragraph_of` is (n,), the paragraph of each, and `numbers` (n,), which of its sentences it is.
    """

    paragraph_of: ParagraphRows
    numbers: SentenceNumbers

    @classmethod
    def of(cls, reports: Sequence[Paragraphs]) -> Self:
        """Take the sentences of reports' paragraphs but for those that lead to others."""
        leads = _joined([part.leads for part in reports])
        counts = _joined([np.diff(part.bounds) for part in reports]) - leads
        paragraph_of = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        firsts = offsets_of(counts)[:-1] - leads
        numbers = np.arange(len(paragraph_of)) - firsts[paragraph_of]
        return cls(paragraph_of, numbers.astype(np.int32))

    def row_of(self, paragraph: int, place: int) -> int:
        """Return the row of a sentence by its place among those of its paragraph that count."""
        return int(np.searchsorted(self.paragraph_of, paragraph)) + place

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, row: int) -> SentenceRef: ...

    @overload
    def __getitem__(self, row: slice) -> "SentenceRefs": ...

    def __getitem__(self, row: int | slice) -> "SentenceRef | SentenceRefs":
        """Return a sentence, or some that follow each other."""
        if isinstance(row, slice):
            return SentenceRefs(self.paragraph_of[row], self.numbers[row])
        return SentenceRef(int(self.paragraph_of[row]), int(self.numbers[row]))

    def __iter__(self) -> Iterator[SentenceRef]:
        """Yield the sentences in order."""
        return map(SentenceRef, self.paragraph_of.tolist(), self.numbers.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class SentenceTexts(Sequence[str]):
    """The texts of the sentences of paragraphs, each cut out of its paragraph as it is wanted."""

    paragraphs: StackedParagraphs
    sentences: SentenceRefs

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self.sentences)

    @overload
    def __getitem__(self, row: int) -> str: ...

    @overload
    def __getitem__(self, row: slice) -> "SentenceTexts": ...

    def __getitem__(self, row: int | slice) -> "str | SentenceTexts":
        """Return the text of a sentence, or those of some that follow each other."""
        if isinstance(row, slice):
            return SentenceTexts(self.paragraphs, self.sentences[row])
        return self._text(self.sentences[row])

    def __iter__(self) -> Iterator[str]:
        """Yield the texts in order."""
        return map(self._text, self.sentences)

    def _text(self, ref: SentenceRef) -> str:
        """Return the text of a sentence."""
        return self.paragraphs.sentence(ref.paragraph, ref.sentence)


def _joined(parts: Iterable["Numbers | TextRows"]) -> TextRows:
    """Return numbers of reports one after the other."""
    return np.concatenate([np.empty(0, np.int64), *map(np.asarray, parts)])
