"""Postings: which of some texts hold each term, and how often; those of two parts are joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import TextRows, offsets_of

# Rows and counts of texts, of which there may be many: half the bytes of row numbers elsewhere.
Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """An inverted index of n texts.

    Term i, by `numbers`, is held by the texts `rows[offsets[i]:offsets[i + 1]]`, in order, and
    `counts` says how often by each; `lengths` is (n,), how many terms each text has.
    """

    numbers: Mapping[str, int]
    offsets: TextRows
    rows: Counts
    counts: Counts
    lengths: Counts

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> Self:
        """Make the postings of texts that were cut into terms."""
        numbers: dict[str, int] = {}
        terms = np.array(
            [numbers.setdefault(term, len(numbers)) for text in texts for term in text], np.int64
        )
        lengths = np.array([len(text) for text in texts], np.int32)
        rows = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
        held, counts = np.unique(terms * max(1, len(texts)) + rows, return_counts=True)
        held_terms, held_rows = np.divmod(held, max(1, len(texts)))
        return cls(
            numbers,
            _offsets(held_terms, len(numbers)),
            held_rows.astype(np.int32),
            counts.astype(np.int32),
            lengths,
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the postings of the texts of several, one after the other, ready to be asked."""
        if len(parts) == 1:
            return replace(parts[0], numbers=dict(parts[0].numbers.items()))
        numbers: dict[str, int] = {}
        terms = [np.empty(0, np.int32)]
        for part in parts:
            own = [numbers.setdefault(term, len(numbers)) for term in part.numbers]
            terms.append(np.repeat(np.array(own, np.int32), np.diff(part.offsets)))
        first = accumulate((len(part.lengths) for part in parts), initial=0)
        rows = [part.rows + start for part, start in zip(parts, first, strict=False)]
        together = np.concatenate(terms)
        order = np.argsort(together, kind="stable")
        return cls(
            numbers,
            _offsets(together, len(numbers)),
            _concatenated(rows)[order],
            _concatenated([part.counts for part in parts])[order],
            _concatenated([part.lengths for part in parts]),
        )

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.lengths)

    def holding(self, term: str) -> tuple[Counts, Counts]:
        """Return the texts that hold a term, in order, and how often each of them does."""
        number = self.numbers.get(term)
        if number is None:
            return np.empty(0, np.int32), np.empty(0, np.int32)
        part = slice(int(self.offsets[number]), int(self.offsets[number + 1]))
        return self.rows[part], self.counts[part]

    def frequency(self, term: str) -> int:
        """Return how many texts hold a term."""
        return len(self.holding(term)[0])


def _offsets(terms: TextRows | Counts, size: int) -> TextRows:
    """Return (size + 1,) where the postings of each term begin, and the end."""
    return offsets_of(np.bincount(terms, minlength=size))


def _concatenated(parts: Sequence[Counts]) -> Counts:
    """Return arrays one after the other; of none, an empty one."""
    joined: Counts = np.concatenate([np.empty(0, np.int32), *chain(parts)])
    return joined
