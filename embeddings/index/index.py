"""The index of a library: FAISS over its sentences, and the tables that late interaction reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import SentenceRows, Vectors
from embeddings.encoder import Encoder
from embeddings.index.collection import Collection, EncodeSpan
from embeddings.index.token_table import TokenTable

FORMAT = 2
# The tables of an index: sentences alone (no tokens), sentences in their context, section paths,
# expected questions.
TABLES = ("sentences", "contexts", "headings", "expected")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from; loading refuses any difference."""

    format: int
    model: str
    checksum: str
    dimension: int
    languages: str
    corpus: str
    paragraphs: int
    units: int

    @classmethod
    def of(cls, collection: Collection, encoder: Encoder) -> Self:
        """Return the manifest that an index of this material and this model has."""
        return cls(
            FORMAT,
            encoder.name,
            encoder.checksum,
            encoder.dimension,
            " ".join(sorted(encoder.languages)),
            collection.checksum,
            len(collection.paragraphs),
            len(collection.units),
        )


class Index:
    """Encoded material with FAISS indexes over the sentences, alone and in their context."""

    def __init__(self, manifest: Manifest, tables: dict[str, TokenTable]) -> None:
        rows = len(tables["sentences"].keys)
        if not rows == len(tables["contexts"].keys) == manifest.units:
            raise ValueError(f"{rows} sentences in the table, {manifest.units} in the manifest")
        self.manifest = manifest
        self.tables = tables
        self.contexts, self.headings = tables["contexts"], tables["headings"]
        self.expected = tables["expected"]
        self._alone = _flat(tables["sentences"].vectors, manifest.dimension)
        self._in_context = _flat(self.contexts.vectors, manifest.dimension)

    @classmethod
    def build(
        cls,
        collection: Collection,
        encoder: Encoder,
        previous: dict[str, TokenTable] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode material; rows of `previous` are used again where the text is the same."""
        old = previous or {}
        tables = {
            name: TokenTable.build(spans_to_encode, encoder, old.get(name), progress)
            for name, spans_to_encode in encode_spans(collection, encoder.languages).items()
        }
        return cls(Manifest.of(collection, encoder), tables)

    def nearest(self, vector: Vectors, k: int, among: SentenceRows | None = None) -> SentenceRows:
        """Return the units nearest to a vector, alone or in their context.

        Args:
            vector: (d,) float32, unit length.
            k: how many of either kind, at most as many as there are.
            among: the only units that count; None for all.

        Returns:
            SentenceRef numbers in order, each once.
        """
        if vector.shape != (self.manifest.dimension,):
            raise ValueError(f"vector is {vector.shape}, index is ({self.manifest.dimension},)")
        count = min(k, self._alone.ntotal if among is None else len(among))
        if count < 1:
            return np.empty(0, np.int64)
        chosen = None
        if among is not None:
            chosen = faiss.SearchParameters()
            chosen.sel = faiss.IDSelectorBatch(among)
        both = (self._alone, self._in_context)
        found = [flat.search(vector[None], count, params=chosen)[1][0] for flat in both]
        rows: SentenceRows = np.unique(np.concatenate(found))
        return rows

    def faiss_bytes(self) -> NDArray[np.uint8]:
        """Return the FAISS index of the sentences as bytes."""
        data: NDArray[np.uint8] = faiss.serialize_index(self._alone)
        return data


def encode_spans(collection: Collection, languages: frozenset[str]) -> dict[str, list[EncodeSpan]]:
    """Return what each table of an index is made of, for a model that reads some languages."""
    contexts = [collection.in_context(unit) for unit in collection.units]
    expected = [collection.expected[row].text for row in collection.expected_in(languages)]
    return {
        "sentences": [EncodeSpan(text, 0, 0) for text in collection.texts],
        "contexts": contexts,
        "headings": [EncodeSpan(path, 0, len(path)) for path in collection.headings],
        "expected": [EncodeSpan(text, 0, len(text)) for text in expected],
    }


def vectors_in(data: NDArray[np.uint8]) -> Vectors:
    """Return the (n, d) vectors of a FAISS index that `Index.faiss_bytes` gave."""
    flat = faiss.deserialize_index(data)
    vectors: Vectors = flat.reconstruct_n(0, flat.ntotal)
    return vectors


def _flat(vectors: Vectors, dimension: int) -> faiss.IndexFlatIP:
    """Return an exact inner-product index; on unit vectors that is the cosine."""
    flat = faiss.IndexFlatIP(dimension)
    flat.add(vectors)
    return flat
