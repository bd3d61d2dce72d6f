"""Inverse document frequency: how much a term that few texts hold tells, against a common one."""

import math


def inverse_document_frequency(count: int, size: int) -> float:
    """Return ln(1 + (size - count + 0.5) / (count + 0.5)), above 0; a term in no text has most.

    Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
    with 1 added so that a term in more than half of the texts isn't below 0. It is the same as
    ln((size + 1) / (count + 0.5)).

    Args:
        count: how many texts hold the term.
        size: how many texts there are.
    """
    return math.log(1 + (size - count + 0.5) / (count + 0.5))
