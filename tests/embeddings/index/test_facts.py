"""What reports tell is worked out once for each, and kept with the index."""

from pathlib import Path

import pytest

from corpus.paragraphs import Paragraph, Sentence
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts, sameness
from embeddings.index.saved_counts import SavedCounts
from embeddings.index.store import load_index, open_index
from embeddings.models import Models
from tests.fakes import WordEncoder, report_of

PIGS = "There were 40 pigs in 2020. They lived on farms last year."
ROW = Paragraph(
    "a", 1, "Ward | 2019 | 2020\nEye | 12 | 14", (), (Sentence(0, 18), Sentence(19, 32)), 1, 0, 1
)
TRAINS = "Trains to Europe. Trains came in May."


def facts(text: str, folder: Path, language: str = "en") -> Facts:
    """Return what a report of 2022 tells."""
    return Facts.of(report_of(text, folder, language=language).paragraphs, language, 2022)


def test_numbers_dates_years_and_words_are_told(tmp_path: Path) -> None:
    """A year isn't a number, and "last year" is the one before the report's."""
    told = facts(PIGS, tmp_path)
    assert told.numbers.tolist() == [True, False]
    assert told.dates.tolist() == [True, False]
    assert [told.years_of(row) for row in (0, 1)] == [frozenset({"2020"}), frozenset({"2021"})]
    assert told.stems["farm"] == 1
    assert (told.english["farms"], told.english["pigs"], dict(told.others)) == (1, 1, {})


def test_what_leads_to_a_row_is_told_of_it(tmp_path: Path) -> None:
    """The years and words of its column heads are those of its cells, and no answer to "when"."""
    told = Facts.of([ROW], "en", 2022)
    assert told.years_of(0) == frozenset({"2019", "2020"})
    assert (told.numbers.tolist(), told.dates.tolist()) == ([True], [False])
    assert {"ward", "eye"} <= set(told.terms.numbers)


def test_words_of_another_language_are_known_and_no_english_ones(tmp_path: Path) -> None:
    """A question isn't corrected towards them."""
    told = facts("Die Schweine leben hier.", tmp_path, "de")
    assert dict(told.english) == {}
    assert told.others["schweine"] == 1


def test_a_library_tells_what_its_reports_do_one_after_the_other(tmp_path: Path) -> None:
    """Rows go on counting, and counts are summed."""
    both = Facts.joined([facts(PIGS, tmp_path), facts(TRAINS, tmp_path)])
    assert both.numbers.tolist() == [True, False, False, False]
    assert both.dates.tolist() == [True, False, False, True]
    assert both.years_of(1) == frozenset({"2021"})
    assert both.years_of(3) == frozenset()
    assert both.terms.holding("train")[0].tolist() == [2, 3]
    assert len(both.sames) == 2


def test_paragraphs_are_the_same_whatever_their_capitals_and_marks(tmp_path: Path) -> None:
    """Another figure makes another paragraph."""
    one, other, third = (
        sameness(report_of(text, tmp_path).paragraphs[0])
        for text in ("There are 40 pigs.", "there ARE 40 pigs", "And so are 41 pigs.")
    )
    assert one == other
    assert one != third


@pytest.mark.parametrize("years", ["2019", "2019/20", "2019/2020", "2019—20", "2019 – 2020"])
def test_paragraphs_are_the_same_whatever_the_years_of_their_heading(
    tmp_path: Path, years: str
) -> None:
    """Two that are written as one, too."""
    one, other = (
        sameness(report_of(f"I. Staff in {each}\n\nThere are pigs.", tmp_path).paragraphs[0])
        for each in (years, "2021")
    )
    assert one == other


def test_what_a_report_tells_comes_back_from_the_disk(tmp_path: Path) -> None:
    """Of two reports it is that of each, in their order."""
    pigs = report_of(PIGS, tmp_path, id="pigs")
    trains = report_of(TRAINS, tmp_path, id="trains")
    both = Collection.of([trains, pigs])
    open_index(tmp_path / "ix", both, Models(WordEncoder()))
    loaded = load_index(tmp_path / "ix", both, Models(WordEncoder()))
    first, kept = loaded.facts
    assert first.terms.holding("train")[0].tolist() == [0, 1]
    fresh = Facts.of(pigs.paragraphs, "en", 2020)
    assert kept.terms.holding("pig")[0].tolist() == fresh.terms.holding("pig")[0].tolist() == [0]
    assert (kept.english, kept.stems, kept.others) == (fresh.english, fresh.stems, fresh.others)
    assert (kept.years_of(0), kept.years_of(1)) == (frozenset({"2020"}), frozenset({"2019"}))


def test_counts_on_the_disk_are_those_that_were_put_there() -> None:
    """They are asked for as those of a dict are, and what is there already isn't made again."""
    counts = {"pigs": 2, "farms": 1}
    saved = SavedCounts.of(counts)
    assert SavedCounts.of(saved) is saved
    assert (dict(saved.items()), [*saved], [*saved.values()]) == (counts, ["pigs", "farms"], [2, 1])
    assert (saved["farms"], saved.get("trains"), len(saved)) == (1, None, 2)
    assert [*SavedCounts.of({})] == []
