"""The sentences that libraries are made of, and their vectors and tokens."""

import numpy as np

from benchmarks.scale.bank import Bank, gathered, shares_words, with_noise
from embeddings.index.byte_vectors import unpack_vectors
from tests.fakes import axis


def test_sentences_come_with_their_vectors_and_section_paths(bank: Bank) -> None:
    """Text after text; a paragraph of three sentences, one of two, and one of two."""
    assert [len(free) for free in bank.free] == [5, 1]
    assert bank.sentences[0] == "Pigs live on 12 farms."
    assert np.allclose(bank.vectors[0], axis("pigs", "farms"), atol=0.01)
    assert bank.headings == (("I. The farms",), ("II. The harvest",), ("I. The trains",))
    assert [paths.tolist() for paths in bank.paths] == [[0, 1], [2]]
    assert [lengths.tolist() for lengths in bank.lengths] == [[3, 2], [2]]
    assert bank.names == {6: ["Anshan", "Dalian", "Europe"]}


def test_a_sentence_that_answers_is_not_used_again(bank: Bank) -> None:
    """Neither is one that holds less than the quote."""
    assert [bank.sentences[row] for row in bank.free[1].tolist()] == [
        "Schools take trains to Anshan in winter."
    ]
    assert shares_words("The pigs.", ["pigs"])
    assert shares_words("pigs", ["The pigs."])
    assert not shares_words("The pigs.", ["farms"])


def test_rows_are_taken_with_their_tokens_any_number_of_times(bank: Bank) -> None:
    """The keys and vectors are those that are given."""
    rows = np.array([2, 0, 2])
    vectors = np.eye(8, dtype=np.float32)[:3]
    table = gathered(bank.contexts, rows, [bytes([n]) * 16 for n in range(3)], vectors)
    assert len(table) == 3
    for place, row in enumerate(rows.tolist()):
        made, real = table.row(place), bank.contexts.row(row)
        assert made.ids.tolist() == real.ids.tolist()
        assert made.spans.tolist() == real.spans.tolist()
        assert np.array_equal(made.tokens, real.tokens)
    assert np.allclose(unpack_vectors(table.vectors), vectors, atol=0.01)
    assert table.keys[:, 0].tolist() == [0, 1, 2]
    assert len(gathered(bank.contexts, rows[:0], [], vectors[:0])) == 0


def test_noise_turns_vectors_and_keeps_their_length() -> None:
    """A fifth of the length makes a cosine of 0.98."""
    vectors = np.ones((100, 384), np.float32) * np.arange(1, 101, dtype=np.float32)[:, None]
    turned = with_noise(vectors, 0.2, 1)
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(np.linalg.norm(turned, axis=1), lengths, rtol=1e-4)
    cosines = np.einsum("nd,nd->n", vectors, turned) / lengths**2
    assert np.allclose(cosines, 0.98, atol=0.005)
    assert np.array_equal(turned, with_noise(vectors, 0.2, 1))
    assert not np.array_equal(turned, with_noise(vectors, 0.2, 2))
