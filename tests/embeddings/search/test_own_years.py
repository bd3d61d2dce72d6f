"""The year that a report is of, named by a question and by none of the report's sentences."""

from pathlib import Path

import pytest

from corpus.model import Report
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
from embeddings.search.wording import Wording
from tests.fakes import meaning_setup, report_of

FARM = "Trains carried 412 pigs to schools.\n\nSchools teach."


def opened(report: Report, folder: Path) -> Searcher:
    """Return a searcher of a report with both models."""
    return Searcher.open([report], folder / "ix", meaning_setup())


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        ("en", "How many pigs were carried in 2023?", "How many pigs were carried?"),
        ("en", "In the year 2023, how many pigs?", "how many pigs?"),
        ("en", "the budget of 2022 and of 2023", None),
        ("en", "How many pigs were carried in 2021?", None),
        ("en", "And in 2023?", None),
        ("de", "Umsatz im Jahr 2023", "Umsatz"),
        ("fr", "prix de l'eau pour l'année 2023", "prix de l'eau"),
        (
            "es",
            "¿Cuántas calles se pavimentaron en el año 2023?",
            "¿Cuántas calles se pavimentaron?",
        ),
        ("ru", "Какая выручка была в 2023 году?", "Какая выручка была?"),
        ("ar", "كم بلغت إيرادات البلدية عام ٢٠٢٣؟", "كم بلغت إيرادات البلدية؟"),
        ("zh", "2023年粮食产量", "粮食产量"),
        ("ja", "令和5年度の当初予算は？", "当初予算は？"),
        ("ko", "2023년 매출은 얼마인가요", "매출은 얼마인가요"),
    ],
)
def test_the_own_year_is_left_out(
    language: str, question: str, expected: str | None, tmp_path: Path
) -> None:
    """With what leads to it; another year, one of two and one that is all that is asked stay."""
    report = report_of(FARM, tmp_path, language=language, title="2023", date="2024-03-01")
    own = opened(report, tmp_path).reader.own_years
    read = own.readings(Wording(question, 0, is_read=True, language=language), frozenset("*"))
    assert [each.text for each in read] == [question, *([expected] if expected else [])]
    assert read[-1].own_years == (frozenset({"2023"}) if expected else frozenset())


@pytest.mark.parametrize(
    ("title", "date", "expected"),
    [
        ("Annual Report 2023", "2024-03-01", {"2023"}),
        ("令和5年度 市政報告書", "2024-06-10", {"2023"}),
        ("Annual Report 2022/23", "2023-09-01", {"2022", "2023"}),
        ("Annual Report", "2024-03-01", {"2023", "2024"}),
        ("Second Report", "2023-09-30", {"2023"}),
        ("Plan 2030", "2024-03-01", set()),
        ("History 1905–2005", "2006-03-01", set()),
    ],
)
def test_a_report_is_of_the_year_of_its_title_or_date(
    title: str, date: str, expected: set[str], tmp_path: Path
) -> None:
    """One given early in a year may be of the year before."""
    report = report_of(FARM, tmp_path, title=title, date=date)
    assert opened(report, tmp_path).reader.own_years.years == expected


def test_the_own_year_is_asked_with_and_without_in_another_language_too(tmp_path: Path) -> None:
    """All that has the year may be like the question there, and then the surer answer counts."""
    report = report_of(FARM, tmp_path, language="fr", title="Rapport 2023", date="2024-03-01")
    read = opened(report, tmp_path).reader.readings("How many pigs were carried in 2023?")
    asked = ["How many pigs were carried in 2023?", "How many pigs were carried?"]
    assert [query.text for query in read] == asked


def test_a_sentence_without_a_year_answers_for_the_own_year(tmp_path: Path) -> None:
    """And for no other year."""
    report = report_of(FARM, tmp_path, title="Annual Report 2023", date="2024-03-01")
    searcher = opened(report, tmp_path)
    asked = {
        year: searcher.search(f"How many pigs did trains carry to schools{year}?")
        for year in ("", " in 2023", " in 2021")
    }
    assert asked[" in 2023"].confidence == pytest.approx(asked[""].confidence, abs=0.02)
    assert asked[" in 2021"].outcome != Outcome.ANSWERED


def test_a_sentence_of_another_year_is_missed(tmp_path: Path) -> None:
    """Unless it only compares with that year."""
    texts = ("In 2021 trains carried 412 pigs.", "Trains carried 412 pigs, and 438 in 2021.")
    for text, misses in zip(texts, (True, False), strict=True):
        report = report_of(text, tmp_path, title="Annual Report 2023", date="2024-03-01")
        searcher = opened(report, tmp_path)
        features = searcher.features(searcher.reader.readings("How many pigs in 2023?")[-1])
        assert features is not None
        assert (features.misses_year, features.match.year_missing) == (misses, float(misses))
