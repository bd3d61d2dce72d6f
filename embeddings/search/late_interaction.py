"""Late interaction: how well each word of a question is matched somewhere in a text."""

from embeddings.arrays import Vectors
from embeddings.search.query import Query


def late_interaction(query: Query, matches: Vectors) -> Vectors:
    """Score texts by the weighted mean of the question tokens' best matches.

    Source: Khattab and Zaharia, "ColBERT", 2020 (MaxSim), here weighted by inverse document
    frequency and divided by the sum of the weights.

    Args:
        query: the question, with the weights of its tokens.
        matches: (r, q) float32, the best match of each token in each text.

    Returns:
        (r,) float32, -1 to 1; 0 for a question without tokens.
    """
    total = float(query.weights.sum()) or 1.0
    scores: Vectors = matches @ query.weights / total
    return scores
