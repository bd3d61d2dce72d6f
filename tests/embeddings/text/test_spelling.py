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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wich farm is it", "which farm is it"),
        ("whta lives here?", "what lives here?"),
        ("wen do pigs sleep", "when do pigs sleep"),
        ("wat is grown", "what is grown"),
        ("hwo many pigs", "how many pigs"),
        ("How mnay pigs", "How many pigs"),
        ("hwo muhc grain", "how much grain"),
        ("Where do pigs live", "Where do pigs live"),
        ("were do pigs live", "were do pigs live"),
        ("is it wich", "is it with"),
        ("How may I help", "How may I help"),
        ("Hen houses", "Hen houses"),
        ("Wien population", "Wien population"),
        ("Wren is a bird", "Wren is a bird"),
        ("Whey is made where?", "Whey is made where?"),
        ("How fir grows", "How fir grows"),
        ("Wat tours are there", "Wat tours are there"),
        ("What many ask", "What many ask"),
        ("and wich farm", "and which farm"),
        ("so hwo mnay pigs", "so how many pigs"),
        ("WICH FARM", "which FARM"),
        ("wher did pigs live", "where did pigs live"),
        ("HOV lanes", "HOV lanes"),
        ("Huw Jones is who?", "Huw Jones is who?"),
        ("Wen is prime minister?", "Wen is prime minister?"),
        ("Whos in charge", "Whos in charge"),
        ("How FAO helps", "How FAO helps"),
    ],
)
def test_what_a_question_opens_with_is_likely_a_word_that_asks(typed: str, meant: str) -> None:
    """Before any other word, and before words of English that hardly anybody uses."""
    assert SPELLING.correct(typed) == meant


def test_a_word_of_the_report_opens_a_question_as_it_is() -> None:
    """A place called "Wat" isn't asked with."""
    assert Spelling.of(["The Wat is open."], []).correct("wat opening hours") == "wat opening hours"


def test_words_with_other_letters_than_a_to_z_stay_whole() -> None:
    """No part of "coûté" is taken for a mistyped English word."""
    text = "coûté Málaga Wiśniewski naïvety стоил"
    assert SPELLING.correct(text) == text


@pytest.mark.parametrize(
    "question",
    ["RCEP", "What is the RCEP?", "the RCEP’s aims", "rcep's aims", "What is the NWTO?", "NWTO"],
)
def test_acronyms_and_what_is_theirs_are_left_alone(question: str) -> None:
    """A word that the report has as "RCEP’s" is known; an unknown one in capitals is meant so."""
    spelling = Spelling.of(["The RCEP’s implementation into the unto rep."])
    assert spelling.correct(question) == question


def test_what_is_somebodys_is_mended_before_its_ending() -> None:
    """The ending stays as it was typed."""
    spelling = Spelling.of(["Shuangtaizi lies by the sea."])
    assert spelling.correct("shuangtaixi's port") == "shuangtaizi's port"
    assert spelling.correct("WHAT IS SHUANGTAIXI’S PORT") == "WHAT IS shuangtaizi’S PORT"


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
