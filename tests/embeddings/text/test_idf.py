"""Inverse document frequency, on counts small enough to check by hand."""

import math

import pytest

from embeddings.text.idf import inverse_document_frequency


def test_a_rarer_term_tells_more() -> None:
    """Of six texts: ln(7 / 0.5), ln(7 / 1.5) and ln(7 / 6.5) for a term in none, one and all."""
    told = [inverse_document_frequency(count, 6) for count in (0, 1, 6)]
    assert told == pytest.approx([math.log(7 / 0.5), math.log(7 / 1.5), math.log(7 / 6.5)])


def test_no_term_tells_less_than_nothing() -> None:
    """Not even one that all of many texts hold, nor one of no text at all."""
    assert inverse_document_frequency(10**6, 10**6) > 0
    assert inverse_document_frequency(0, 0) == pytest.approx(math.log(2))
