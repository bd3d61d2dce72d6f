"""What reports tell as named arrays, to be kept in the index's data file."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from embeddings.arrays import SavedBytes
from embeddings.index.facts import Facts
from embeddings.text.postings import Postings

_ARRAYS = ("numbers", "dates", "year_offsets", "years", "sames")
_POSTINGS = ("offsets", "rows", "counts", "lengths")
_COUNTS = ("stems", "english", "others")


def facts_arrays(facts: Facts) -> dict[str, Any]:
    """Return the arrays of what a report tells, by name."""
    arrays: dict[str, Any] = {name: getattr(facts, name) for name in _ARRAYS}
    arrays |= {f"terms.{name}": getattr(facts.terms, name) for name in _POSTINGS}
    arrays["terms.numbers"] = _words_as_bytes(facts.terms.numbers)
    for name in _COUNTS:
        counts: Mapping[str, int] = getattr(facts, name)
        arrays[f"{name}.words"] = _words_as_bytes(counts)
        arrays[f"{name}.counts"] = np.array([*counts.values()], np.int32)
    return arrays


def facts_from(arrays: Mapping[str, Any]) -> Facts:
    """Return what a report tells from the arrays that `facts_arrays` gave."""
    numbers = {term: row for row, term in enumerate(_words_from(arrays["terms.numbers"]))}
    fields: dict[str, Any] = {name: arrays[name] for name in _ARRAYS}
    for name in _COUNTS:
        words, counts = _words_from(arrays[f"{name}.words"]), arrays[f"{name}.counts"].tolist()
        fields[name] = dict(zip(words, counts, strict=True))
    terms = Postings(numbers, *(arrays[f"terms.{name}"] for name in _POSTINGS))
    return Facts(terms=terms, **fields)


def _words_as_bytes(words: Mapping[str, int]) -> SavedBytes:
    """Return words, none of which holds a line break, as UTF-8."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words_from(data: SavedBytes) -> list[str]:
    """Return the words that were saved as bytes."""
    return data.tobytes().decode().split("\n") if len(data) else []
