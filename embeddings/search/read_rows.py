"""What the model of words reads: sentences of reports, and those where it reads a question too."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from embeddings.arrays import Mask, SentenceRows
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.query import Query


@dataclass(frozen=True, slots=True, eq=False)
class ReadRows:
    """The sentences that the model of words reads: `held` is (n,), one for each of a collection."""

    held: Mask

    @classmethod
    def of(cls, collection: Collection, index: Index) -> Self:
        """Tell by the languages of the reports and of the model that the index was made by."""
        return cls(index.manifest.reads(collection.languages)[collection.paragraph_of])

    def both(self, query: Query, rows: SentenceRows) -> Mask:
        """Return (r,) where the model reads both the question and the sentence."""
        return self.held[rows] if query.is_read else np.zeros(len(rows), bool)

    def reads(self, query: Query, row: int) -> bool:
        """Say whether the model reads both the question and one sentence."""
        return query.is_read and bool(self.held[row])
