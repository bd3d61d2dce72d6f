"""Late interaction: how well each word of a question is matched somewhere in a sentence."""

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoded, TokenIds, Vectors
from embeddings.table import Table


def inverse_document_frequency(table: Table) -> dict[int, float]:
    """Weigh token ids by how few rows hold them: ln((n + 1) / (rows + 0.5)).

    Source: Robertson, "Understanding inverse document frequency", 2004, smoothed for rows = 0.
    """
    rows = len(table.keys)
    seen: dict[int, int] = {}
    for row in range(rows):
        for token in set(table.ids[table.offsets[row] : table.offsets[row + 1]].tolist()):
            seen[token] = seen.get(token, 0) + 1
    return {token: float(np.log((rows + 1) / (count + 0.5))) for token, count in seen.items()}


def token_weights(ids: TokenIds, frequency: dict[int, float], rows: int) -> Vectors:
    """Return the (q,) weights of a question's tokens; one never seen weighs the most."""
    unseen = float(np.log((rows + 1) / 0.5))
    return np.array([frequency.get(int(token), unseen) for token in ids], np.float32)


def late_interaction(
    question: Encoded, weights: Vectors, table: Table, rows: NDArray[np.int64]
) -> Vectors:
    """Score rows by the weighted mean of the question tokens' best matches.

    Source: Khattab and Zaharia, "ColBERT", 2020 (MaxSim), here weighted by inverse document
    frequency and divided by the sum of the weights.

    Returns:
        (r,) float32, -1 to 1; 0 for a question without tokens.
    """
    total = float(weights.sum())
    if total <= 0:
        return np.zeros(len(rows), np.float32)
    scores: Vectors = table.best_matches(question.tokens, rows) @ weights / total
    return scores
