"""What reports tell as named arrays, to be kept in the index's data file."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from embeddings.index.facts import Facts
from embeddings.index.saved_counts import SavedCounts, words_as_bytes
from embeddings.text.postings import Postings

_ARRAYS = ("numbers", "dates", "year_offsets", "years", "sames")
_POSTINGS = ("offsets", "rows", "counts", "lengths")
_COUNTS = ("stems", "english", "others")


def facts_arrays(facts: Facts) -> dict[str, Any]:
    """Return the arrays of what a report tells, by name."""
    arrays: dict[str, Any] = {name: getattr(facts, name) for name in _ARRAYS}
    arrays |= {f"terms.{name}": getattr(facts.terms, name) for name in _POSTINGS}
    arrays["terms.numbers"] = words_as_bytes(facts.terms.numbers)
    for name in _COUNTS:
        counts = SavedCounts.of(getattr(facts, name))
        arrays[f"{name}.words"], arrays[f"{name}.counts"] = counts.words, counts.counts
    return arrays


def facts_from(arrays: Mapping[str, Any]) -> Facts:
    """Return what a report tells from the arrays that `facts_arrays` gave; no word is read yet."""
    fields: dict[str, Any] = {name: arrays[name] for name in _ARRAYS}
    for name in _COUNTS:
        fields[name] = SavedCounts(arrays[f"{name}.words"], arrays[f"{name}.counts"])
    size = len(arrays["terms.offsets"]) - 1
    numbers = SavedCounts(arrays["terms.numbers"], np.arange(size, dtype=np.int32))
    terms = Postings(numbers, *(arrays[f"terms.{name}"] for name in _POSTINGS))
    return Facts(terms=terms, **fields)
