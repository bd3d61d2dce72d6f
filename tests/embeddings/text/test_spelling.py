"""Mistyped words, and how rare words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.spelling import Spelling

SPELLING = Spelling.of(["Pigs live on farms."], [])


def test_mistyped_words_are_corrected_towards_the_report() -> None:
    """A rare word of the report wins over a common one of English at the same distance."""
    spelling = Spelling.of(["The Xudapu plant and the runway."], [])
    assert spelling.correct("xudappu runwya hwo many peple") == "xudapu runway hwo many people"


def test_known_words_are_left_alone() -> None:
    """Words of English, of the report, of the model, short ones and numbers stay as they are."""
    spelling = Spelling.of(["Shuangtaizi"], ["brexit"])
    text = "Shuangtaizi brexit growth wehn 2021 5G"
    assert spelling.correct(text).split() == [*text.split()[:3], "when", "2021", "5G"]


def test_words_with_other_letters_than_a_to_z_stay_whole() -> None:
    """No part of "coûté" is taken for a mistyped English word."""
    text = "coûté Málaga Wiśniewski naïvety стоил"
    assert SPELLING.correct(text) == text


@given(st.text(max_size=200))
def test_spelling_takes_any_text(text: str) -> None:
    """Whatever is typed, only runs of Latin letters may change."""
    corrected = SPELLING.correct(text)
    kept = [c for c in text if not (c.isascii() and c.isalpha())]
    assert [c for c in kept if c not in "'’"] == [
        c for c in corrected if not (c.isascii() and c.isalpha()) and c not in "'’"
    ]


def test_rarity_rises_from_common_to_unknown_words() -> None:
    """The commonest word hardly counts, one that isn't listed counts in full."""
    the, farm, unknown = (SPELLING.rarity(word) for word in ("the", "winter", "zzyzx"))
    assert 0.05 == the < farm < unknown == 1.0


@pytest.mark.parametrize(
    "word", ["chatbot", "fintech", "Brexit", "Ofsted", "TikTok", "biochar", "Airbnb", "fracking"]
)
def test_new_word_is_left_as_it_is(word: str) -> None:
    """A new word that is two edits, or its first letter, from a known one isn't swapped for it."""
    spelling = Spelling.of(["The chariot race, the breast screening, the tracking of finch"], [])

    assert spelling.correct(f"Is there a {word}?") == f"Is there a {word}?"
