"""Questions for a change are asked of two years where reports of one series are of these."""

from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.conversation.change_over_years import change_of
from embeddings.search.outcome import Outcome
from embeddings.search.result import SearchResult
from embeddings.search.searcher import Searcher
from embeddings.search.two_things_search import search_both, tells_change
from tests.fakes import report_of, word_setup

REPORTS = {
    "a2018": ("Annual Report 2018", "Pigs live on 17 farms."),
    "a2019": ("Annual Report 2019", "Pigs live on 16 farms."),
    "a2020": ("Annual Report 2020", "Pigs live on 19 farms."),
    "f2021": ("Survey of Fisheries 2021", "Cod is fished from 12 boats."),
    "h2018": ("Handbook 2018/2019", "Pigs live on 15 farms."),
    "h2019": ("Handbook 2019/2020", "Pigs live on 14 farms."),
}
ANNUAL = ("a2018", "a2019", "a2020")
QUESTION = "How has the number of farms changed since 2018?"


def searcher_of(folder: Path, names: tuple[str, ...], more: str = "") -> Searcher:
    """Return a searcher of some reports, each of which says something more."""
    reports = []
    for name in names:
        title, text = REPORTS[name]
        place = folder / name
        place.mkdir()
        described = {"id": name, "title": title, "date": f"{title[-4:]}-12-31"}
        reports.append(report_of(f"{text}\n\n{more}".strip(), place, **described))
    return Searcher.open(reports, folder / "ix", word_setup())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Remember what is searched."""
    found: list[str] = []
    search = Searcher.search

    def counted(self: Searcher, question: str, *args: object) -> object:
        """Search, and remember what."""
        found.append(question)
        return search(self, question, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "search", counted)
    return found


@pytest.mark.parametrize(
    ("reports", "years"),
    [
        (None, set()),
        (["unknown"], set()),
        (["a2018", "f2021"], set()),
        (["a2018"], set()),
        (["a2018", "a2019"], {"2018", "2019"}),
        (ANNUAL, {"2018", "2019", "2020"}),
        (["h2018", "h2019"], {"2018", "2019", "2020"}),
    ],
)
def test_years_are_those_of_chosen_reports_of_one_series(
    tmp_path: Path, reports: list[str] | None, years: set[str]
) -> None:
    """Reports of other titles have years that say nothing of a change."""
    found = searcher_of(tmp_path, tuple(REPORTS)).reader.report_years
    assert found.of_series(None if reports is None else frozenset(reports)) == years


def test_no_report_has_no_years(tmp_path: Path) -> None:
    """Nor has one that isn't there, where all reports are of one series."""
    found = searcher_of(tmp_path, ANNUAL).reader.report_years
    assert found.of_series(None) == {"2018", "2019", "2020"}
    assert found.of_series(frozenset()) == found.of_series(frozenset(["unknown"])) == frozenset()


def test_since_is_up_to_the_newest_of_the_chosen(tmp_path: Path, asked: list[str]) -> None:
    """Of all where none is chosen; among other reports it stays one question."""
    searcher = searcher_of(tmp_path, tuple(REPORTS))
    search_both(searcher, QUESTION, reports=frozenset(["a2018", "a2019"]))
    first, second = "the number of farms in 2018", "the number of farms in 2019"
    assert asked == [QUESTION, first, second]
    asked.clear()
    search_both(searcher, QUESTION)
    search_both(searcher, QUESTION, reports=frozenset(["a2018", "f2021"]))
    assert asked == [QUESTION, QUESTION]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The number of farms fell from 17 in 2018 to 16 in 2020.", True),
        ("Since 2018 the number of farms has changed little.", True),
        ("Since early 2018 the number of farms has changed little.", True),
        ("The number of farms has changed since, as in 2018.", False),
        ("The number of farms in 2019 and 2020.", False),
    ],
)
def test_a_passage_that_tells_the_change_is_the_answer(text: str, *, is_told: bool) -> None:
    """It names both years, or the first one as that since which it is so."""
    change = change_of(QUESTION, {"2018", "2019", "2020"})
    assert change is not None
    assert tells_change(text, change) is is_told


@pytest.mark.parametrize(("outcome", "searches"), [(Outcome.ANSWERED, 1), (Outcome.UNSURE, 3)])
def test_only_an_answer_keeps_the_question_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outcome: Outcome, searches: int
) -> None:
    """Where no passage tells the change surely, both years are asked about."""
    searcher = searcher_of(tmp_path, ANNUAL, "The number of farms has changed since 2018.")
    found = replace(searcher.search(QUESTION), outcome=outcome)
    asked: list[str] = []

    def judged(_self: Searcher, question: str, *_others: object) -> SearchResult:
        """Remember what is searched, and find the same whatever it is."""
        asked.append(question)
        return found

    monkeypatch.setattr(Searcher, "search", judged)
    assert found.hits[0].paragraph.text == "The number of farms has changed since 2018."
    assert search_both(searcher, QUESTION).hits == found.hits
    assert len(asked) == searches
