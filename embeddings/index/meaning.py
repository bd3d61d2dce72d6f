"""What the multilingual model knows of a collection: a vector per sentence and per question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

import numpy as np

from embeddings.arrays import Keys, ParagraphRows, SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.vectors import FaissVectors
from embeddings.multilingual import MultilingualEncoder

# How much the sentences around one and its section path count beside it.
_AROUND, _HEADING = 0.5, 0.25
# Of how many sentences it is measured what cosine with a question is usual, and how little it
# varies at least, which a report of a sentence or two needs.
_SAMPLE, _LEAST_DEVIATION = 1000, 0.01


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """A vector per row: `keys` are hashes of what was encoded, `vectors` is (n, d) float32."""

    keys: Keys
    vectors: Vectors

    @classmethod
    def empty(cls, dimension: int) -> Self:
        """Return a table without rows."""
        return cls(np.empty(0, np.str_), np.empty((0, dimension), np.float32))

    @classmethod
    def build(
        cls,
        rows: Sequence[tuple[str, ...]],
        encode: Callable[[Sequence[str], Callable[[int], None] | None], Vectors],
        previous: Self,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode rows, each as the mean of the vectors of its texts.

        Args:
            rows: the texts of each row, at least one.
            encode: turns texts into vectors, (n, d); `previous` must be of the same model.
            previous: an older table to take rows from.
            progress: told how many texts were done since the last call.
        """
        keys = [sha256("\0".join(texts).encode()).hexdigest()[:32] for texts in rows]
        known = {key: row for row, key in enumerate(previous.keys)}
        fresh = {key: row for key, row in zip(keys, rows, strict=True) if key not in known}
        texts = list(dict.fromkeys(text for row in fresh.values() for text in row))
        if progress:
            progress(count_texts(rows) - len(texts))
        fresh_vectors = encode(texts, progress)
        encoded = dict(zip(texts, fresh_vectors, strict=True))
        vectors = np.empty((len(rows), fresh_vectors.shape[1]), np.float32)
        for number, key in enumerate(keys):
            if key in known:
                vectors[number] = previous.vectors[known[key]]
            else:
                vectors[number] = np.mean([encoded[text] for text in rows[number]], axis=0)
        return cls(np.array(keys, np.str_), vectors)


@dataclass(frozen=True, slots=True, eq=False)
class MeaningTables:
    """The tables that are kept.

    Of sentences, each alone and behind its heading, of section paths, and of expected questions.
    """

    sentences: VectorTable
    headings: VectorTable
    expected: VectorTable

    @classmethod
    def build(
        cls,
        collection: Collection,
        encoder: MultilingualEncoder,
        previous: Self | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode a collection; what `previous` has already is taken from it."""
        sentences, headings, expected = meaning_texts(collection)
        old = previous or cls(*[VectorTable.empty(encoder.dimension)] * 3)
        return cls(
            VectorTable.build(sentences, encoder.passages, old.sentences, progress),
            VectorTable.build(headings, encoder.passages, old.headings, progress),
            VectorTable.build(expected, encoder.questions, old.expected, progress),
        )


@dataclass(frozen=True, slots=True)
class Usual:
    """The mean and standard deviation of a question's cosines with what a collection says."""

    mean: float
    deviation: float


class Meaning:
    """Sentences and expected questions by their meaning, whatever language they are in."""

    def __init__(self, tables: MeaningTables, collection: Collection) -> None:
        self.tables = tables
        vectors = tables.sentences.vectors
        self._placed = FaissVectors.empty(vectors.shape[1])
        self._placed.add(in_place(vectors, tables.headings.vectors, collection))
        self._sample = vectors[sample_rows(len(vectors))]

    def nearest(self, vector: Vectors, k: int, within: SentenceRows | None = None) -> SentenceRows:
        """Return the k sentences that score highest for a question, best first.

        Args:
            vector: (d,) float32, the question.
            k: how many at most.
            within: the only sentences that count, in order; None for all.
        """
        return self._placed.nearest(vector, k, within)

    def scores(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the scores of some sentences by their meaning.

        The cosine, plus half the mean of it and those around it, plus a quarter of the section
        path's. All are linear in the passage, so that one vector of their sum gives them at once.
        """
        scores: Vectors = self._placed.at(rows) @ vector
        return scores

    def cosine(self, vector: Vectors, rows: SentenceRows) -> float:
        """Return the best cosine of some sentences, by themselves, with a question."""
        return float((self.tables.sentences.vectors[rows] @ vector).max(initial=0))

    def usual(self, vector: Vectors) -> Usual:
        """Return what cosines with a question are usual, over sentences from all the collection."""
        cosines = self._sample @ vector
        return Usual(float(cosines.mean()), max(float(cosines.std()), _LEAST_DEVIATION))

    def expected_cosines(self, vector: Vectors) -> Vectors:
        """Return (x,) the cosine of each expected question with a question."""
        cosines: Vectors = self.tables.expected.vectors @ vector
        return cosines

    def size_bytes(self, *, expected: bool = True) -> int:
        """Return the size in bytes of the vectors, with those of expected questions or without."""
        size = self.tables.sentences.vectors.nbytes + self.tables.headings.vectors.nbytes
        return size + (self.tables.expected.vectors.nbytes if expected else 0)


def sample_rows(size: int) -> SentenceRows:
    """Return the sentences, from all over a collection, by which it is told what is usual."""
    return np.linspace(0, size - 1, min(size, _SAMPLE)).astype(np.int64)


def meaning_texts(collection: Collection) -> tuple[list[tuple[str, ...]], ...]:
    """Return what is encoded of each sentence, section path and expected question.

    A sentence is encoded alone and, if it has one, behind its heading.
    """
    sentences: list[tuple[str, ...]] = []
    for ref, text in zip(collection.sentences, collection.texts, strict=True):
        section = collection.paragraphs[ref.paragraph].section
        sentences.append((text, f"{section[-1]}. {text}") if section else (text,))
    headings: list[tuple[str, ...]] = [(path,) for path in collection.headings]
    expected: list[tuple[str, ...]] = [(question.text,) for question in collection.expected]
    return sentences, headings, expected


def in_place(sentences: Vectors, headings: Vectors, collection: Collection) -> Vectors:
    """Add to each sentence what stands around it in the paragraph, and its section path.

    Args:
        sentences: (n, d) float32.
        headings: (h, d) float32, the section paths.
        collection: what they are of.

    Returns:
        (n, d) float32, no longer of unit length.
    """
    none = np.zeros((1, sentences.shape[1]), np.float32)
    headed = np.concatenate([headings, none])[collection.heading_of[collection.paragraph_of]]
    placed: Vectors = with_neighbours(sentences, collection.paragraph_of)
    placed += np.float32(_HEADING) * headed
    return placed


def count_texts(rows: Sequence[tuple[str, ...]]) -> int:
    """Return how many texts rows are made of."""
    return sum(map(len, rows))


def with_neighbours(vectors: Vectors, paragraph_of: ParagraphRows) -> Vectors:
    """Add to each sentence half the mean of it and its neighbours in the paragraph.

    Args:
        vectors: (n, d) float32.
        paragraph_of: (n,) the paragraph of each.

    Returns:
        (n, d) float32, no longer of unit length.
    """
    total, count = vectors.copy(), np.ones(len(vectors), np.float32)
    together = np.flatnonzero(paragraph_of[1:] == paragraph_of[:-1])
    for one, other in ((together, together + 1), (together + 1, together)):
        total[one] += vectors[other]
        count[one] += 1
    scores: Vectors = vectors + np.float32(_AROUND) * total / count[:, None]
    return scores
