"""The real sentences and section paths that libraries are made of, with their real vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np

from benchmarks.scale.exchange import names_by_length
from embeddings.arrays import SentenceRows, TextRows, Vectors
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors
from embeddings.index.keys import keys_of
from embeddings.index.token_table import TokenTable
from embeddings.search.searcher import Searcher


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Sentences and section paths of several texts, one text after the other.

    `sentences` are (n) texts, `contexts` and `meant` the tables of their tokens by words and by
    meaning, `vectors` (n, d) float32 those of the sentences alone, `meanings` (n, d) float32 what
    the multilingual model says of them.
    `headings` are (h) section paths with their table and (h, d) `heading_meanings`. `free` are for
    each text the sentences that may be used again, `paths` its section paths, and `lengths` how
    many sentences its paragraphs have.
    """

    sentences: tuple[str, ...]
    contexts: TokenTable
    meant: TokenTable
    vectors: Vectors
    meanings: Vectors
    headings: tuple[tuple[str, ...], ...]
    heading_table: TokenTable
    heading_meanings: Vectors
    free: tuple[SentenceRows, ...]
    paths: tuple[TextRows, ...]
    lengths: tuple[TextRows, ...]
    names: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, texts: Sequence[Searcher], answers: Sequence[str]) -> Self:
        """Take the sentences of texts that have an index of both models, without expected ones.

        Args:
            texts: what to take from.
            answers: quotes; a sentence that shares words with one isn't used again.
        """
        segments = [segment for text in texts for segment in text.index.segments]
        meanings = [each.meaning for each in segments if each.meaning is not None]
        collections = [text.collection for text in texts]
        sentences = tuple(each for collection in collections for each in collection.texts)
        kept = np.array([not shares_words(sentence, answers) for sentence in sentences], bool)
        bounds = np.cumsum([0, *(len(each.sentences) for each in collections)])
        headed = np.cumsum([0, *(len(each.headings) for each in collections)])
        return cls(
            sentences,
            TokenTable.joined([each.tables["contexts"] for each in segments]),
            TokenTable.joined([each.meant for each in segments if each.meant is not None]),
            unpack_vectors(np.concatenate([each.tables["sentences"].vectors for each in segments])),
            unpack_vectors(np.concatenate([each["sentences"].vectors for each in meanings])),
            tuple(
                collection.paragraphs[row].section
                for collection in collections
                for row in collection.first_of_heading.tolist()
            ),
            TokenTable.joined([each.tables["headings"] for each in segments]),
            unpack_vectors(np.concatenate([each["headings"].vectors for each in meanings])),
            tuple(
                start + np.flatnonzero(kept[start:end]) for start, end in pairwise(bounds.tolist())
            ),
            tuple(np.arange(start, end) for start, end in pairwise(headed.tolist())),
            tuple(
                np.unique(collection.paragraph_of, return_counts=True)[1]
                for collection in collections
            ),
            names_by_length(sentences),
        )


def shares_words(sentence: str, quotes: Sequence[str]) -> bool:
    """Say whether a quote stands in a sentence, or the sentence in a quote."""
    return any(quote in sentence or sentence in quote for quote in quotes)


def gathered(
    table: TokenTable, rows: TextRows, keys: Sequence[bytes], vectors: Vectors
) -> TokenTable:
    """Return a table with the tokens of some rows of another, any number of times each.

    Args:
        table: where the tokens are taken from.
        rows: (r,) its rows.
        keys: (r) the keys that they get.
        vectors: (r, d) float32, the vectors that they get.
    """
    counts = table.offsets[rows + 1] - table.offsets[rows]
    ends = np.cumsum(counts)
    starts = np.repeat(table.offsets[rows] - (ends - counts), counts)
    tokens = starts + np.arange(len(starts))
    return TokenTable(
        table.codec,
        keys_of(keys),
        pack_vectors(vectors),
        table.ids[tokens],
        table.spans[tokens],
        table.tokens[tokens],
        np.concatenate([[0], ends]).astype(np.int64),
    )


def with_noise(vectors: Vectors, share: float, seed: int) -> Vectors:
    """Return (n, d) float32 vectors, as long as before, turned a little in a random direction.

    Args:
        vectors: (n, d) float32.
        share: how long the noise is to a vector; 0.2 makes a cosine of 0.98.
        seed: of what is random.
    """
    noise = np.random.default_rng(seed).standard_normal(vectors.shape, np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    noise *= np.float32(share) * lengths / np.linalg.norm(noise, axis=1, keepdims=True)
    turned: Vectors = vectors + noise
    turned *= lengths / np.linalg.norm(turned, axis=1, keepdims=True)
    return turned
