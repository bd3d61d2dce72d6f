"""Late interaction: how well each word of a question is matched somewhere in a text."""

from embeddings.arrays import TextRows, Vectors
from embeddings.index.token_table import TokenTable
from embeddings.search.query import Query


def late_interaction(query: Query, table: TokenTable, rows: TextRows) -> Vectors:
    """Score rows by the weighted mean of the question tokens' best matches.

    Source: Khattab and Zaharia, "ColBERT", 2020 (MaxSim), here weighted by inverse document
    frequency and divided by the sum of the weights.

    Returns:
        (r,) float32, -1 to 1; 0 for a question without tokens.
    """
    weights = query.weights
    total = float(weights.sum()) or 1.0
    scores: Vectors = table.best_matches(query.encoded.tokens, rows) @ weights / total
    return scores
