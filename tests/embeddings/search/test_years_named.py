"""Years that a question names: the sentence of that year, and none where nothing is of it."""

from pathlib import Path

import pytest

from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of, word_setup

FARM = (
    "Trains carried 412 pigs from farms to schools in Europe in 2020. "
    "In 2019 trains carried 438 pigs from farms to schools in Europe in winter.\n\n"
    "Schools teach."
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Return a searcher of a report of two years in one paragraph."""
    folder = tmp_path_factory.mktemp("farm")
    report = report_of(FARM, folder, date="2022-03-01")
    return Searcher.open([report], folder / "ix", meaning_setup())


@pytest.mark.parametrize(("year", "sentence"), [("2019", 1), ("2020", 0)])
def test_the_sentence_of_the_year_is_found(searcher: Searcher, year: str, sentence: int) -> None:
    """Though another of the paragraph has more of the question's words."""
    hit = searcher.search(f"How many pigs did trains carry in {year}?").hits[0]
    assert hit.sentence == sentence


@pytest.mark.parametrize(("year", "count"), [("FY2019", 438), ("FY2021", 412)])
def test_the_section_of_a_financial_year_is_found(tmp_path: Path, year: str, count: int) -> None:
    """What happened in FY2019 didn't in the year before the report's, though it is past."""
    text = "I. In FY2019\n\nTrains carried 438 pigs.\n\nII. In FY2021\n\nTrains carried 412 pigs."
    plain = text.replace("FY", "")
    for number, each in enumerate((text, plain)):
        folder = tmp_path / str(number)
        folder.mkdir()
        report = report_of(each, folder, date="2022-03-01")
        searcher = Searcher.open([report], folder / "ix", word_setup())
        hit = searcher.search(f"How many pigs did trains carry in {year}?").hits[0]
        assert hit.paragraph.text == f"Trains carried {count} pigs."


def test_a_year_that_another_is_compared_with_comes_second(tmp_path: Path) -> None:
    """Beside a sentence that says what was in that year."""
    text = (
        "Trains carried 412 pigs from farms to schools in Europe in 2020, 6 percent less than in "
        "2019. In 2019 trains had carried 438 pigs from farms to schools in Europe in winter."
    )
    report = report_of(text, tmp_path, date="2022-03-01")
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    hit = searcher.search("How many pigs did trains carry in 2019?").hits[0]
    assert hit.sentence == 1


@pytest.mark.parametrize(
    ("question", "misses"),
    [
        ("How many pigs in 2020?", False),
        ("How many pigs in 2015?", True),
        ("How many pigs in 2020 and in 2015?", True),
        ("How many pigs?", False),
        # The report is of 2022: it need not name that year, nor the one before.
        ("How many pigs in 2022?", False),
        ("How many pigs in 2021?", False),
    ],
)
def test_a_year_of_which_nothing_is_said_is_missed(
    searcher: Searcher, question: str, *, misses: bool
) -> None:
    """Then the passage of another year is no sure answer."""
    features = searcher.features(searcher.reader.query(question))
    assert features is not None
    assert features.misses_year == misses


def test_a_number_that_the_report_groups_is_no_year_that_it_lacks(tmp_path: Path) -> None:
    """Nor is what stands behind "and" the second half of one."""
    report = report_of("Farms hold 1,500 pigs.", tmp_path, date="2022-03-01")
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    for question in ("Do farms hold 1500 pigs?", "How many pigs in 2022 and 50 trains?"):
        features = searcher.features(searcher.reader.query(question))
        assert features is not None and not features.misses_year


def test_a_carried_year_may_be_missed(searcher: Searcher) -> None:
    """It is what the question is about."""
    features = searcher.features(searcher.reader.query("And how many pigs?", ["2015"]))
    assert features is not None and features.misses_year


def test_a_missed_year_is_never_answered(searcher: Searcher) -> None:
    """However well all else is matched."""
    assert searcher.search("How many pigs did trains carry in 2015?").outcome != Outcome.ANSWERED


@pytest.mark.parametrize("year", ["2018/19", "2018–2019", "FY2018"])
def test_a_follow_up_has_its_own_financial_year(searcher: Searcher, year: str) -> None:
    """Nothing is left of the one before."""
    query = searcher.reader.query("and in FY2020?", [f"How many pigs in {year}?"])
    assert (query.history.strip(), query.question) == ("How many pigs ?", "and in FY2020?")


def test_a_follow_up_tells_its_year_from_the_one_before(searcher: Searcher) -> None:
    """And is searched with that year in its place."""
    query = searcher.reader.query("and the year before?", ["How many pigs in 2020?"])
    assert (query.history.strip(), query.question) == ("How many pigs ?", "and 2019?")
