"""The table of encoded texts."""

from dataclasses import replace

import numpy as np

from embeddings.bundled_encoder import BUNDLED_CHECKSUM
from embeddings.encoder import Encoded
from embeddings.index.collection import EncodeSpan
from embeddings.index.token_table import TokenTable
from tests.fakes import WordEncoder, axis


class LikeBundled(WordEncoder):
    """A model that says it is the bundled one, so that its tokens are kept in two bits."""

    checksum = BUNDLED_CHECKSUM


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


def test_rows_are_taken_from_an_older_table_as_they_are() -> None:
    """Their codes, ids, spans and vectors are the same bytes, whichever row they were."""
    old = TokenTable.build(whole("pigs farms", "europe", "grain harvest"), LikeBundled())
    encoder = LikeBundled()
    known = {key: (old, row) for row, key in enumerate(old.keys_as_bytes())}
    new = TokenTable.build(whole("grain harvest", "trains", "pigs farms"), encoder, known)
    assert encoder.encoded == ["trains"]
    assert old.tokens.shape == (5, 4)
    taken = np.array([0, 1, 3, 4])
    np.testing.assert_array_equal(new.tokens[taken], old.tokens[[3, 4, 0, 1]])
    np.testing.assert_array_equal(new.ids[taken], old.ids[[3, 4, 0, 1]])
    np.testing.assert_array_equal(new.spans[taken], old.spans[[3, 4, 0, 1]])
    np.testing.assert_array_equal(new.vectors[[0, 2]], old.vectors[[2, 0]])


def test_tables_are_joined_and_taken_apart() -> None:
    """A part of two tables that were joined is the one or the other, byte for byte."""
    one = TokenTable.build(whole("pigs farms", "nothing known"), WordEncoder())
    other = TokenTable.build(whole("trains europe grain"), WordEncoder())
    joined = TokenTable.joined([one, other])
    assert len(joined) == 3
    assert joined.row(2).ids.tolist() == other.row(0).ids.tolist()
    for table, rows in ((one, slice(0, 2)), (other, slice(2, 3))):
        part = joined.part(rows)
        for name in ("keys", "vectors", "ids", "spans", "tokens", "offsets"):
            np.testing.assert_array_equal(getattr(part, name), getattr(table, name))


def test_ids_and_spans_take_two_bytes_each_where_they_fit() -> None:
    """A vocabulary of more than 65,536 takes four."""
    table = TokenTable.build(whole("pigs farms"), WordEncoder())
    assert (table.ids.dtype, table.spans.dtype) == (np.dtype(np.uint16), np.dtype(np.uint16))

    class ManyWords(WordEncoder):
        """A model with a large vocabulary."""

        def question(self, text: str) -> Encoded:
            """Encode one text with ids that are large."""
            encoded = super().question(text)
            return replace(encoded, ids=encoded.ids + np.int32(100_000))

    large = TokenTable.build(whole("pigs farms"), ManyWords())
    assert (large.ids.dtype, large.ids.tolist()) == (np.dtype(np.int32), [100_000, 100_001])
    assert large.row(0).ids.tolist() == [100_000, 100_001]
