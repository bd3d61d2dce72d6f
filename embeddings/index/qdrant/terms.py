"""The words of a sentence as a point has them: a number for each term, and what it counts."""

import hashlib
from collections import Counter
from collections.abc import Mapping

import numpy as np

from embeddings.text.bm25 import length_norms, word_terms

# How many terms a sentence has on average, for the lengths of BM25: about what the reports of
# benchmarks/data have. A library's own mean would change every point with each report.
MEAN_TERMS = 15.0

# What each term number of a sentence counts.
TermWeights = Mapping[int, float]


def term_number(term: str, language: str) -> int:
    """Return the 32 bits that a term of a language has as a dimension; they stay for ever."""
    return int.from_bytes(hashlib.sha256(f"{language}\0{term}".encode()).digest()[:4], "big")


def term_weights(text: str, language: str) -> TermWeights:
    """Return the saturated count of each term of a text; with its rarity, it is BM25's part."""
    terms = word_terms(text, language)
    norm = float(length_norms(np.array([len(terms)], np.int32), MEAN_TERMS)[0])
    weights: dict[int, float] = {}
    for term, count in Counter(terms).items():
        number = term_number(term, language)
        weights[number] = weights.get(number, 0) + count / (count + norm)
    return weights
