"""Things that marks tell apart, where a text has only others of them."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from embeddings.text.misses.other_marks import has_others
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the tax for band A?", "The band D council tax was set at £1,684."),
        ("How long does route 14 take?", "Route 12 takes 52 minutes."),
        ("What was found in trench IV?", "In trench II a coin was found."),
        ("What did trial RECOVER-C test?", "RECOVER-B tested a steroid."),
        ("What follows the fifth breach?", "The first breach leads to a warning."),
        ("Who lives on the 3rd floor?", "The 2nd floor is let to a bank."),
        ("How many days do part-time staff have?", "Full-time staff have 27 days."),
        ("Who is the vice-chair?", "The trustees are Noreen Fahy (chair) and Li Wen."),
        ("What do non-members pay?", "Members pay five pounds."),
        ("What is the rent of a two-bedroom flat?", "A three-bedroom flat costs 900 crowns."),
    ],
)
def test_text_has_only_others(question: str, text: str) -> None:
    """It may well answer the question of these, and doesn't answer that which is asked."""
    assert has_others(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the tax for band A?", "Band A pays £900, band D £1,684."),
        ("What is the tax for band A?", "The tax was set at £1,684."),
        ("What did I pay in May 4?", "In May 12 people paid."),
        ("Was 71 percent reached?", "They reached 58 percent, after 50 in 2019."),
        ("How much did over 60 people get?", "People over 18 get half."),
        (
            "What follows the second breach?",
            "The first breach leads to a word, the second to more.",
        ),
        ("May a pupil aged 5 come?", "It takes pupils aged 4 to 11."),
        ("How did the second year go?", "The first year went well."),
        ("What did the start-up cost?", "The set-up cost nine pounds."),
        ("How many days do part-time staff have?", "Staff who work part time have 12 days."),
        ("Where will the trial-scale plants be?", "Panjin has a pilot-scale centre."),
        ("How many well-paid jobs are there?", "There are 12 jobs, and all are paid."),
        ("Who is the vice-chair?", "Ada Karlsen is vice chair, Li Wen is chair."),
    ],
)
def test_text_has_it_or_no_other(question: str, text: str) -> None:
    """Only what the text has with another mark tells that it is about something else."""
    assert not has_others(question, text)


@pytest.mark.parametrize(
    ("language", "question", "text", "has_only"),
    [
        ("zh", "副主任是谁？", "主任为周海峰，2021年上任。", True),
        ("zh", "副主任是谁？", "主任为周海峰，副主任为林秀。", False),
        ("zh", "副作用是什么？", "药的作用很好。", False),
        ("ja", "副社長は誰ですか？", "社長は大野恵子です。", True),
        ("es", "¿Quién es el vicepresidente?", "El presidente es Benito Casal.", True),
        ("de", "Wer ist Vizepräsidentin?", "Die Präsidentin ist Ute Renk.", True),
        ("pl", "Kto jest wiceprezesem?", "Nowak jest prezesem od maja.", True),
        ("ru", "Кто вице-президент?", "Президент — Тимур Ахметов.", True),
        ("es", "¿Quién es el vicepresidente?", "Andrés Pose es vicepresidente.", False),
        ("fr", "Qui est le vice-président ?", "Le président dirige ce service.", True),
        ("fr", "Qui est victime ?", "Le crime a été commis en mai.", False),
        ("de", "Wer ist Vizepräsident?", "Ute Renk leitet den Verein.", False),
    ],
)
def test_deputy_is_another(language: str, question: str, text: str, has_only: bool) -> None:
    """Who the head is answers no question for the deputy, in one word in many languages."""
    assert has_others(question, text, language) is has_only


def test_features_tell_that_a_passage_has_only_others(tmp_path: Path) -> None:
    """By the words of the best passage and its headings."""
    text = "The tax of band D is 900 crowns.\n\nPigs are fed at noon.\n"
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    found = [
        searcher.features(searcher.reader.query(f"What is the tax of band {band}?"))
        for band in "AD"
    ]
    assert [features and features.misses_point for features in found] == [True, False]
