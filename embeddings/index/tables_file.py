"""The data file of an index: its tables as named arrays."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.arrays import Keys, SavedBytes
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors
from embeddings.index.facts import Facts
from embeddings.index.facts_file import facts_arrays, facts_from
from embeddings.index.index import TABLES, Index, Previous
from embeddings.index.meaning import MeaningTables, VectorTable
from embeddings.index.token_codec import TokenCodec
from embeddings.index.token_table import TokenTable
from embeddings.index.vectors import FaissVectors

_FIELDS = ("ids", "spans", "tokens", "offsets")
# A key is the hexadecimal digits of half a SHA-256.
_KEY_BYTES = 16
_MEANING = ("sentences", "headings", "expected")


def save_tables(file: Path, index: Index) -> None:
    """Write the tables of an index, and have the disk hold them.

    Raises:
        OSError: it cannot be written.
    """
    with file.open("wb") as stream:
        np.savez(stream, **_arrays(index))
        stream.flush()
        os.fsync(stream.fileno())


def load_tables(file: Path, codec: TokenCodec, *, with_meaning: bool) -> Previous:
    """Read the tables of an index, with those of the multilingual model where there are such.

    Args:
        file: what `save_tables` wrote.
        codec: what its tokens were encoded by.
        with_meaning: whether the multilingual model was on.
    """
    with np.load(file, allow_pickle=False) as data:
        tables = {
            name: TokenTable(
                codec=codec,
                keys=_keys_of(data[f"{name}.keys"]),
                vectors=FaissVectors.load(data[f"{name}.vectors"]),
                **{field: data[f"{name}.{field}"] for field in _FIELDS},
            )
            for name in TABLES
        }
        facts = _facts_of(data)
        if not with_meaning:
            return Previous(tables, None, facts)
        meant = {name: _vector_table(data, f"meaning.{name}") for name in _MEANING}
    return Previous(tables, MeaningTables(**meant), facts)


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _arrays(index: Index) -> dict[str, Any]:
    """Return the arrays of an index's tables; the vectors as bytes, as their store saves them."""
    arrays = {
        f"{name}.{field}": getattr(table, field)
        for name, table in index.tables.items()
        for field in _FIELDS
    }
    for name, table in index.tables.items():
        arrays[f"{name}.keys"] = _bytes_of(table.keys)
        arrays[f"{name}.vectors"] = table.vectors.save()
    for key, facts in index.facts.items():
        arrays |= {f"facts.{key}.{name}": array for name, array in facts_arrays(facts).items()}
    return arrays | (_meaning_arrays(index.meaning.tables) if index.meaning else {})


def _facts_of(data: Mapping[str, Any]) -> dict[str, Facts]:
    """Return what each report tells, by its key, in the order in which they were saved."""
    by_key: dict[str, dict[str, Any]] = {}
    for name in data:
        kind, _, rest = name.partition(".")
        if kind == "facts":
            key, _, field = rest.partition(".")
            by_key.setdefault(key, {})[field] = data[name]
    return {key: facts_from(arrays) for key, arrays in by_key.items()}


def _meaning_arrays(tables: MeaningTables) -> dict[str, Any]:
    """Return the arrays of what the multilingual model knows."""
    arrays: dict[str, Any] = {}
    for name in _MEANING:
        table: VectorTable = getattr(tables, name)
        arrays[f"meaning.{name}.keys"] = _bytes_of(table.keys)
        arrays[f"meaning.{name}.vectors"] = pack_vectors(table.vectors)
    return arrays


def _vector_table(data: Mapping[str, Any], name: str) -> VectorTable:
    """Return one of these tables from its arrays."""
    return VectorTable(_keys_of(data[f"{name}.keys"]), unpack_vectors(data[f"{name}.vectors"]))


def _bytes_of(keys: Keys) -> SavedBytes:
    """Return (n, 16) uint8, the bytes of keys of 32 hexadecimal digits."""
    data = np.frombuffer(bytes.fromhex("".join(keys)), np.uint8)
    return data.reshape(-1, _KEY_BYTES)


def _keys_of(data: SavedBytes) -> Keys:
    """Return (n,) keys from their bytes."""
    return np.frombuffer(data.tobytes().hex().encode(), f"S{2 * _KEY_BYTES}").astype(np.str_)
