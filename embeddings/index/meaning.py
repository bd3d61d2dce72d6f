"""A collection by its meaning: which sentences and questions are near, in any language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from cachetools import LRUCache

from embeddings.arrays import HeadingRows, ParagraphRows, SentenceRows, Vectors
from embeddings.encoder import normalise
from embeddings.index.collection import Collection
from embeddings.index.stacked import BLOCK, StackedTokens, StackedVectors
from embeddings.index.vector_table import MeaningTables
from embeddings.index.vectors import VectorStore

# How much the sentences around one and its section path count beside it.
_AROUND, _HEADING = 0.5, 0.25
# Of how many sentences it is measured what cosine with a question is usual, and how little it
# varies at least, which a report of a sentence or two needs.
_SAMPLE, _LEAST_DEVIATION = 1000, 0.01
# Of how many questions, at least one a thread, the nearest sentences are remembered.
_RECENT = 64


@dataclass(frozen=True, slots=True)
class Usual:
    """The mean and standard deviation of a question's cosines with what a collection says."""

    mean: float
    deviation: float


class PlacedVectors:
    """The vector of each sentence with what stands around it and its section path.

    They are put together as they are wanted, and aren't of unit length.
    """

    def __init__(
        self, sentences: StackedVectors, headings: StackedVectors, collection: Collection
    ) -> None:
        self._sentences = sentences
        self._headings = headings
        self._heading_of = collection.heading_of
        self._paragraph_of = collection.paragraph_of
        self.dimension = sentences.dimension

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self._sentences)

    def at(self, rows: SentenceRows) -> Vectors:
        """Return (r, d) float32, those of some sentences."""
        around = np.unique(np.concatenate([rows - 1, rows, rows + 1]).clip(0, len(self) - 1))
        vectors, inside = self._sentences.at(around), np.searchsorted(around, rows)
        placed = with_neighbours(vectors, self._paragraph_of[around], inside)
        heading_of = self._heading_of[self._paragraph_of[rows]]
        named, of_row = np.unique(heading_of, return_inverse=True)
        held = named >= 0
        _add_headings(placed, self._headings.at(named[held]), of_row - np.count_nonzero(~held))
        return placed

    def blocks(self) -> Iterator[Vectors]:
        """Yield all of them, (b, d) float32 at a time, in order."""
        for start in range(0, len(self), BLOCK):
            yield self.at(np.arange(start, min(start + BLOCK, len(self))))


class Meaning:
    """Sentences and expected questions by their meaning, whatever language they are in."""

    def __init__(
        self,
        sentences: StackedVectors,
        tables: Sequence[MeaningTables],
        placed: VectorStore,
        tokens: StackedTokens,
    ) -> None:
        self._sentences = sentences
        self._placed = placed
        self._tokens = tokens
        self._headings = StackedVectors([each["headings"] for each in tables])
        self._usual_heading = _mean(self._headings)
        self._expected = StackedVectors([each["expected"] for each in tables])
        self._expected_vectors = self._expected.at(np.arange(len(self._expected)))
        self._sample = self._sentences.at(sample_rows(len(sentences)))
        self._recent: LRUCache[bytes, SentenceRows] = LRUCache(_RECENT)
        self._lock = Lock()

    def nearest(self, vector: Vectors, k: int, within: SentenceRows | None = None) -> SentenceRows:
        """Return the k sentences that score highest for a question, best first.

        Whoever asks for fewer after more were found among all has the first of those.

        Args:
            vector: (d,) float32, the question.
            k: how many at most.
            within: the only sentences that count, in order; None for all.
        """
        if within is not None:
            return self._placed.nearest(vector, k, within)
        key = vector.tobytes()
        with self._lock:
            known = self._recent.get(key)
        if known is None or len(known) < min(k, len(self._sentences)):
            known = self._placed.nearest(vector, k)
            with self._lock:
                self._recent[key] = known
        return known[:k]

    def scores(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the scores of some sentences by their meaning.

        The cosine, plus half the mean of it and those around it, plus a quarter of the section
        path's. All are linear in the passage, so that one vector of their sum gives them at once.
        """
        scores: Vectors = self._placed.at(rows) @ vector
        return scores

    def matches(self, question: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each of (q, d) question tokens in some sentences."""
        return self._tokens.best_matches(question, rows)

    def unheaded(self, vector: Vectors) -> float:
        """Return what a sentence without a section path is to be given for it in its score.

        The path's share of a usual one: else all that stands in front of a report's first heading
        would score lower than the rest, whatever it says. 0 where no report has a path.
        """
        return _HEADING * float(self._usual_heading @ vector)

    def cosine(self, vector: Vectors, rows: SentenceRows) -> float:
        """Return the best cosine of some sentences, by themselves, with a question."""
        return float((self._alone(rows) @ vector).max(initial=0))

    def cosine_together(self, vector: Vectors, rows: SentenceRows) -> float:
        """Return the cosine of some sentences, one at least, taken together with a question."""
        return float(normalise(self._alone(rows).sum(axis=0)) @ vector)

    def usual(self, vector: Vectors) -> Usual:
        """Return what cosines with a question are usual, over sentences from all the collection."""
        cosines = self._sample @ vector
        return Usual(float(cosines.mean()), max(float(cosines.std()), _LEAST_DEVIATION))

    def expected_cosines(self, vector: Vectors) -> Vectors:
        """Return (x,) the cosine of each expected question with a question."""
        cosines: Vectors = self._expected_vectors @ vector
        return cosines

    def _alone(self, rows: SentenceRows) -> Vectors:
        """Return (r, d), the vectors of some sentences by themselves."""
        return self._sentences.at(rows)

    def size_bytes(self, *, expected: bool = True) -> int:
        """Return the size in bytes of vectors and tokens, with expected questions or without."""
        size = self._sentences.size_bytes + self._headings.size_bytes + self._tokens.size_bytes
        return size + (self._expected.size_bytes if expected else 0)


def _mean(vectors: StackedVectors) -> Vectors:
    """Return (d,) the mean of some vectors, 0 without any."""
    total: Vectors = np.zeros(vectors.dimension, np.float32)
    for block in vectors.blocks():
        total += block.sum(axis=0, dtype=np.float32)
    return total / np.float32(max(1, len(vectors)))


def sample_rows(size: int) -> SentenceRows:
    """Return the sentences, from all over a collection, by which it is told what is usual."""
    return np.linspace(0, size - 1, min(size, _SAMPLE)).astype(np.int64)


def in_place(sentences: Vectors, headings: Vectors, collection: Collection) -> Vectors:
    """Add to each sentence what stands around it in the paragraph, and its section path.

    Args:
        sentences: (n, d) float32.
        headings: (h, d) float32, the section paths.
        collection: what they are of.

    Returns:
        (n, d) float32, no longer of unit length.
    """
    placed = with_neighbours(sentences, collection.paragraph_of)
    _add_headings(placed, headings, collection.heading_of[collection.paragraph_of])
    return placed


def _add_headings(placed: Vectors, headings: Vectors, heading_of: HeadingRows) -> None:
    """Add to each vector what its section path's counts; -1 is none."""
    headed = np.flatnonzero(heading_of >= 0)
    placed[headed] += np.float32(_HEADING) * headings[heading_of[headed]]


def with_neighbours(
    vectors: Vectors, paragraph_of: ParagraphRows, rows: SentenceRows | None = None
) -> Vectors:
    """Add to some sentences half the mean of each and its neighbours in the paragraph.

    Args:
        vectors: (n, d) float32.
        paragraph_of: (n,) the paragraph of each.
        rows: (r,) which of them, before and behind each of which stand its neighbours; None is all.

    Returns:
        (r, d) float32, no longer of unit length.
    """
    if rows is None:
        rows = np.arange(len(vectors))
    own = vectors[rows]
    total, count = own.copy(), np.ones(len(rows), np.float32)
    for step in (1, -1):
        near = (rows + step).clip(0, len(vectors) - 1)
        together = np.flatnonzero((near != rows) & (paragraph_of[near] == paragraph_of[rows]))
        total[together] += vectors[near[together]]
        count[together] += 1
    scores: Vectors = own + np.float32(_AROUND) * total / count[:, None]
    return scores
