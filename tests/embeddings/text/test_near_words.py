"""The words of a list that a mistyped one may have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from symspellpy import SymSpell, Verbosity

from embeddings.text.near_words import NearWord, NearWords

WORDS = ["province", "provinces", "proven", "rpovince", "movie", "harbour", "barbour", "at"]


@pytest.mark.parametrize(
    ("typed", "edits", "found"),
    [
        ("provnice", 1, [NearWord("province", 1)]),
        ("movine", 2, [NearWord("movie", 1)]),
        ("provnices", 2, [NearWord("provinces", 1), NearWord("province", 2)]),
        ("rpovince", 1, [NearWord("rpovince", 0), NearWord("province", 1)]),
        ("abrbour", 1, [NearWord("barbour", 1)]),
        ("ahrbour", 1, [NearWord("harbour", 1)]),
        ("carbour", 1, []),
        ("zzzz", 2, []),
    ],
)
def test_nearest_words_come_first(typed: str, edits: int, found: list[NearWord]) -> None:
    """Words within some edits that begin alike, or with two letters exchanged, are found."""
    assert NearWords.of(WORDS).near(typed, edits) == found


@given(st.lists(st.text("abc", min_size=3, max_size=9), unique=True), st.data())
def test_what_an_index_finds_is_found(words: list[str], data: st.DataObject) -> None:
    """Nothing is missed that SymSpell's index of deletions finds."""
    typed, edits = data.draw(st.text("abc", min_size=4, max_size=9)), data.draw(st.integers(1, 2))
    index = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word in words:
        index.create_dictionary_entry(word, 1)

    listed = {
        (each.term, each.distance)
        for each in index.lookup(typed, Verbosity.ALL, edits)
        if each.term[0] == typed[0] or each.term[:2] == typed[1::-1]
    }
    assert {(e.term, e.distance) for e in NearWords.of(words).near(typed, edits)} == listed
