"""An inverted index, and joining several."""

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.bm25 import Bm25, highest
from embeddings.text.postings import Postings

TEXTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=8)


def held(postings: Postings, term: str) -> dict[int, int]:
    """Return how often each text holds a term."""
    rows, counts = postings.holding(term)
    return dict(zip(rows.tolist(), counts.tolist(), strict=True))


def test_a_term_is_held_by_the_texts_that_have_it_as_often_as_they_do() -> None:
    """A term that no text has is held by none."""
    postings = Postings.of([["pig", "farm", "pig"], [], ["farm"]])
    assert held(postings, "pig") == {0: 2}
    assert held(postings, "farm") == {0: 1, 2: 1}
    assert held(postings, "train") == {}
    assert postings.lengths.tolist() == [3, 0, 1]
    assert {term: postings.frequency(term) for term in postings.numbers} == {"pig": 1, "farm": 2}


@given(st.lists(TEXTS, max_size=4))
def test_joined_postings_are_those_of_all_texts(parts: list[list[list[str]]]) -> None:
    """It makes no difference whether texts are taken together or joined afterwards."""
    joined = Postings.joined([Postings.of(texts) for texts in parts])
    whole = Postings.of([text for texts in parts for text in texts])
    assert len(joined) == len(whole) == sum(map(len, parts))
    assert {term: held(joined, term) for term in "abcde"} == {
        term: held(whole, term) for term in "abcde"
    }
    assert joined.lengths.tolist() == whole.lengths.tolist()


def test_scores_are_those_of_a_library_over_the_rarity_of_the_question() -> None:
    """They are Lucene's BM25, as bm25s has it, divided by the sum of the inverse frequencies."""
    texts = [["pig", "farm", "pig"], ["farm", "train", "train"], ["school"], ["pig"]]
    theirs = bm25s.BM25(k1=1.2, b=0.5, method="lucene")
    theirs.index(texts, show_progress=False)
    ours = Bm25.of(texts).scores(["pig", "train"])
    expected = theirs.get_scores(["pig", "train"])
    assert ours / ours.max() == pytest.approx(expected / expected.max(), rel=1e-5)
    # ln(1 + 2.5 / 2.5) and ln(1 + 3.5 / 1.5), the rarities of the two words.
    assert ours * (np.log(2) + np.log(1 + 3.5 / 1.5)) == pytest.approx(expected, rel=1e-5)


def test_the_highest_are_put_in_order_and_of_equals_the_first_counts() -> None:
    """What scores nothing is never among them."""
    scores = np.array([0.2, 0, 0.5, 0.2, 0.9, -1, 0.2], np.float32)
    assert highest(scores, 3).tolist() == [4, 2, 0]
    assert highest(scores, 99).tolist() == [4, 2, 0, 3, 6]
    assert highest(scores, 0).tolist() == []
