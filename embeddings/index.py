"""The FAISS index of a library's sentences, with the tables that late interaction reads."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.model import Paragraph
from embeddings.encoder import Encoder, Vectors
from embeddings.table import Table
from embeddings.units import Unit, units_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from; loading refuses any difference."""

    format: int
    model: str
    checksum: str
    dimension: int
    corpus: str
    paragraphs: int
    units: int

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], encoder: Encoder) -> Self:
        """Return the manifest that an index of these paragraphs and this model has."""
        digest = hashlib.sha256()
        for paragraph in paragraphs:
            digest.update(f"{paragraph.id}\0{paragraph.text}\0{paragraph.sentences}\n".encode())
        return cls(
            FORMAT,
            encoder.name,
            encoder.checksum,
            encoder.dimension,
            digest.hexdigest(),
            len(paragraphs),
            len(units_of(paragraphs)),
        )


class Index:
    """Sentences to search: units, their encoded table, and the FAISS index over its vectors."""

    def __init__(self, manifest: Manifest, units: tuple[Unit, ...], table: Table) -> None:
        if not len(units) == len(table.keys) == manifest.units:
            raise ValueError(f"{len(units)} units, {len(table.keys)} rows, {manifest.units} said")
        self.manifest = manifest
        self.units = units
        self.table = table
        self._flat = faiss.IndexFlatIP(manifest.dimension)
        self._flat.add(table.vectors)

    @classmethod
    def build(
        cls,
        paragraphs: Sequence[Paragraph],
        encoder: Encoder,
        previous: Table | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode the units of paragraphs; rows of `previous` are used again where text is."""
        units = units_of(paragraphs)
        texts = [paragraphs[unit.paragraph].slice(unit.sentence, unit.sentence) for unit in units]
        table = Table.build(texts, encoder, previous, progress)
        return cls(Manifest.of(paragraphs, encoder), units, table)

    def nearest(self, vector: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Return the k units nearest to a vector, at most as many as there are.

        Args:
            vector: (d,) float32, unit length.
            k: how many.

        Returns:
            (k,) unit numbers, best first, and (k,) cosines.
        """
        count = min(k, self._flat.ntotal)
        if vector.shape != (self.manifest.dimension,):
            raise ValueError(f"vector is {vector.shape}, index is ({self.manifest.dimension},)")
        if count < 1:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        scores, rows = self._flat.search(vector[None], count)
        return rows[0], scores[0]

    def to_bytes(self) -> NDArray[np.uint8]:
        """Return the FAISS index as bytes, with the vectors in it."""
        data: NDArray[np.uint8] = faiss.serialize_index(self._flat)
        return data


def vectors_in(data: NDArray[np.uint8]) -> Vectors:
    """Return the (n, d) vectors of a FAISS index that `Index.to_bytes` wrote."""
    flat = faiss.deserialize_index(data)
    vectors: Vectors = flat.reconstruct_n(0, flat.ntotal)
    return vectors
