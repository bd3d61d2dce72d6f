"""The table of encoded texts."""

import numpy as np

from embeddings.index.collection import EncodeSpan
from embeddings.index.token_table import TokenTable
from tests.fakes import WordEncoder, axis


def whole(*texts: str) -> list[EncodeSpan]:
    """Return spans that are all of their text."""
    return [EncodeSpan(text, 0, len(text)) for text in texts]


def test_a_row_comes_back_as_it_was_encoded() -> None:
    """A row's vector and ids are exact, its tokens to a byte a component."""
    table = TokenTable.build(whole("pigs farms", "no known word", "europe"), WordEncoder())
    row = table.row(0)
    assert row.ids.tolist() == [0, 1]
    np.testing.assert_array_equal(row.vector, axis("pigs", "farms"))
    np.testing.assert_allclose(row.tokens, np.eye(8)[:2], atol=0.005)
    assert table.row(1).ids.tolist() == []


def test_best_matches_are_cosines_per_row_and_question_token() -> None:
    """A question token matches a row that has its word with 1 and any other with 0."""
    table = TokenTable.build(whole("pigs farms", "nothing known", "trains europe"), WordEncoder())
    question = np.stack([axis("farms"), axis("europe")])
    matches = table.best_matches(question, np.array([2, 1, 0]))
    np.testing.assert_allclose(matches, [[0, 1], [0, 0], [1, 0]], atol=0.005)


def test_a_span_is_encoded_as_it_reads_in_its_text() -> None:
    """Only its own tokens are kept, their spans count from its start, the vector is the text's."""
    row = TokenTable.build([EncodeSpan("pigs farms europe", 5, 10)], WordEncoder()).row(0)
    assert (row.ids.tolist(), row.spans.tolist()) == ([1], [[0, 5]])
    np.testing.assert_allclose(row.vector, axis("pigs", "farms", "europe"), atol=1e-6)
