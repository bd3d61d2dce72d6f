"""Late interaction: how well each word of a question is matched somewhere in a text."""

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
