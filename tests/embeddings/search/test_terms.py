"""Terms of sentences and questions, each by its own language."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.period_words import names_period, without_period
from embeddings.search.terms import Terms, question_terms
from embeddings.text.year_words import years_meant
from tests.fakes import report_of


def terms_of(text: str, language: str, folder: Path) -> Terms:
    """Return the terms of a report in a language, a paragraph per line."""
    report = report_of(text.replace("\n", "\n\n"), folder, language=language)
    facts = Facts.of(report.paragraphs, language, 2022)
    return Terms(Collection.of([report]), facts.terms)


def test_a_french_report_is_found_by_french_stems(tmp_path: Path) -> None:
    """An inflected word is found, and closed-class words of the question find nothing."""
    terms = terms_of("Les bateaux du port.\nLa digue a coûté cher.", "fr", tmp_path)
    assert terms.best("Combien de bateau ?", 5, language="fr").tolist() == [0]
    assert terms.best("combien ont coûté les digues", 5, language="fr").tolist() == [1]
    assert terms.best("de la du", 5, language="fr").tolist() == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_accents_do_not_hide_a_name(language: str, tmp_path: Path) -> None:
    """A name is found with its accent and without, however it is typed."""
    terms = terms_of("Malaga grows.\nMálaga grows.", language, tmp_path)
    assert sorted(terms.best("Malaga", 5, language=language).tolist()) == [0, 1]
    assert sorted(terms.best("Málaga", 5, language=language).tolist()) == [0, 1]


def test_numbers_match_however_they_are_written(tmp_path: Path) -> None:
    """A German number is found in an English report, and an Arabic one."""
    terms = terms_of("It cost 1,234.5 dollars.\nIt cost 12 dollars.", "en", tmp_path)
    rows = np.array([0, 1])
    assert terms.shares("1.234,5", rows, "de").tolist() == [1, 0]
    assert terms.shares("١٬٢٣٤٫٥", rows, "ar").tolist() == [1, 0]


def test_years_and_closed_class_words_of_both_languages_are_no_terms() -> None:
    """The period decides about years; a French question's "dans" is none of an English report."""
    assert question_terms("La digue dans le port en 2021", "fr", "en") == ["digu", "port"]
    assert question_terms("2021", "fr", "en") == ["2021"]


def test_arabic_is_found_without_article_and_diacritics(tmp_path: Path) -> None:
    """Forms of alef, the article and vowel signs don't matter."""
    terms = terms_of("بُنِيَت الجسور الجديدة.\nالمدينة كبيرة.", "ar", tmp_path)
    assert terms.best("جسور", 5, language="ar").tolist() == [0]
    assert terms.best("مدينة", 5, language="ar").tolist() == [1]


def test_a_period_of_the_question_takes_the_place_of_the_one_before() -> None:
    """Years and words such as "last year", in the question's language."""
    assert names_period("那2022年呢？", "zh") and names_period("¿Y el año pasado?", "es")
    assert not names_period("¿Y en Dalian?", "es")
    assert without_period("去年新增多少就业？", "zh") == "新增多少就业？"
    assert without_period("2021年新增多少就业？", "zh") == "新增多少就业？"
    assert without_period("How many in 2021?", "en") == "How many ?"


def test_a_sentence_means_years_that_it_tells_from_its_report() -> None:
    """ "Last year" in a report of 2023 is 2022, in any language that says so."""
    assert years_meant("去年增长3%，2019年增长6%", "zh", 2023) == {"2022", "2019"}
    assert years_meant("Cette année, la digue", "fr", 2023) == {"2023"}
    assert years_meant("im nächsten Jahr", "de", 2023) == {"2024"}
