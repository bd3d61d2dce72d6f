"""What the multilingual model knows of texts: a vector per sentence, section path and question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, Self, TypeAlias, get_args

import numpy as np

from embeddings.arrays import Keys, SavedBytes, Vectors
from embeddings.index.byte_vectors import SCALE_BYTES, pack_vectors
from embeddings.index.collection import Collection
from embeddings.index.keys import KEY_BYTES, keys_as_bytes, keys_of
from embeddings.index.parts import Part
from embeddings.progress import DoneCallback

# Turns texts into (n, d) vectors, telling how many were done since the last call.
Encode: TypeAlias = Callable[[Sequence[str], DoneCallback | None], Vectors]
# Sentences are encoded alone and behind their heading; section paths and expected questions alone.
MeaningName = Literal["sentences", "headings", "expected"]
MEANINGS: tuple[MeaningName, ...] = get_args(MeaningName)


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """A vector per row: `keys` is (n, 16) uint8, hashes of what was encoded, `vectors` is packed.

    That is (n, d + 4) uint8, as `pack_vectors` has it. The arrays may lie on the disk.
    """

    keys: Keys
    vectors: SavedBytes

    @classmethod
    def build(
        cls,
        rows: Sequence[tuple[str, ...]],
        encode: Encode,
        dimension: int,
        known: Mapping[bytes, tuple[Self, int]] | None = None,
        progress: DoneCallback | None = None,
    ) -> Self:
        """Encode rows, each as the mean of the vectors of its texts.

        Args:
            rows: the texts of each row, at least one.
            encode: turns texts into vectors, (n, d); what is known must be of the same model.
            dimension: d.
            known: rows of older tables, by their keys.
            progress: told how many texts were done since the last call.
        """
        known = known or {}
        keys = [sha256("\0".join(texts).encode()).digest()[:KEY_BYTES] for texts in rows]
        fresh = {key: row for key, row in zip(keys, rows, strict=True) if key not in known}
        texts = list(dict.fromkeys(text for row in fresh.values() for text in row))
        if progress:
            progress(count_texts(rows) - len(texts))
        encoded = dict(zip(texts, encode(texts, progress), strict=True))
        vectors = np.empty((len(rows), dimension + SCALE_BYTES), np.uint8)
        for number, key in enumerate(keys):
            if key in known:
                vectors[number] = known[key][0].vectors[known[key][1]]
            else:
                mean = np.mean([encoded[text] for text in rows[number]], axis=0)
                vectors[number] = pack_vectors(mean[None])[0]
        return cls(keys_of(keys), vectors)

    @classmethod
    def joined(cls, tables: Sequence[Self]) -> Self:
        """Return the rows of tables, at least one, one after the other."""
        return cls(
            np.concatenate([table.keys for table in tables]),
            np.concatenate([table.vectors for table in tables]),
        )

    def part(self, rows: slice) -> Self:
        """Return some rows that follow each other."""
        return replace(self, keys=self.keys[rows], vectors=self.vectors[rows])

    def keys_as_bytes(self) -> list[bytes]:
        """Return the keys of the rows."""
        return keys_as_bytes(self.keys)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.keys)


MeaningTables: TypeAlias = Mapping[MeaningName, VectorTable]


def meaning_texts(collection: Collection, part: Part) -> dict[MeaningName, list[tuple[str, ...]]]:
    """Return what is encoded of each sentence, section path and expected question of a report.

    A sentence is encoded alone and, if it has one, behind its heading.
    """
    sentences: list[tuple[str, ...]] = []
    for row in part.sentences:
        paragraph = collection.paragraphs[collection.sentences[row].paragraph]
        text = paragraph.text if paragraph.is_led else collection.texts[row]
        section = paragraph.section
        sentences.append((text, f"{section[-1]}. {text}") if section else (text,))
    return {
        "sentences": sentences,
        "headings": [(collection.headings[row],) for row in part.headings],
        "expected": [(collection.expected[row].text,) for row in part.expected],
    }


def count_texts(rows: Sequence[tuple[str, ...]]) -> int:
    """Return how many texts rows are made of."""
    return sum(map(len, rows))
