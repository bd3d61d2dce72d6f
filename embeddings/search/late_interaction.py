"""Late interaction: how well each word of a question is matched somewhere in a text."""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Vectors


def late_interaction(matches: Vectors, weights: Vectors) -> Vectors:
    """Score texts by the weighted mean of the question tokens' best matches.

    Source: Khattab and Zaharia, "ColBERT", 2020 (MaxSim), here weighted by inverse document
    frequency and divided by the sum of the weights.

    Args:
        matches: (r, q) float32, the best match of each of the question's tokens in each text.
        weights: (q,) those of the tokens.

    Returns:
        (r,) float32, -1 to 1; 0 for a question without tokens.
    """
    total = float(weights.sum()) or 1.0
    scores: Vectors = matches @ weights / total
    return scores


def mean_by_word(matches: Vectors, tokens: Sequence[Sequence[int]]) -> Vectors:
    """Turn (..., q) matches of tokens into (..., w) means over those of each word.

    Args:
        matches: how well each token is matched.
        tokens: the numbers of each word's tokens; a word without any is matched by 0.
    """
    unmatched = np.zeros(matches.shape[:-1], np.float32)
    columns = [matches[..., own].mean(axis=-1) if own else unmatched for own in tokens]
    stacked: Vectors = np.stack(columns, axis=-1)
    return stacked
