"""What a reader sees of a library in which a report is not for everybody."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.answering.passage_codes import PassageCode, find_section, section_code
from bot.answering.reader import Reader
from bot.answering.snapshot import Snapshot
from corpus.added.state import Added
from corpus.model import ExpectedQuestion, Report
from embeddings.search.outcome import Outcome
from tests.fakes import report_of, word_setup

OPEN = "I. Farms\n\nPigs live on 17 farms.\n\nSchools get grain in winter."
SECRET = (
    "I. Farms\n\nPigs live on 99 farms.\n\nII. Trains\n\nTrains go to europe in 9 hours.\n\n"
    "Schools get grain in winter."
)
EXPECTED = ExpectedQuestion("Do trains go to europe?", "en", 2, 0)
FRIEND, STRANGER, GROUP = 11, 12, -100
# None chosen, and choices, of which a stranger's are forged.
SOURCES = [None, (), ("secret",), ("open", "secret")]


def _report(folder: Path, name: str, text: str, readers: tuple[int, ...] | None) -> Report:
    """Return a report for some readers."""
    (folder / name).mkdir()
    report = report_of(text, folder / name, id=name, title=f"On {name}", date="2021-01-01")
    return replace(report, entry=replace(report.entry, readers=readers))


def _found(library: Library, question: str, sources: Sequence[str] | None) -> set[str]:
    """Return the ids of the reports that a question finds anything in."""
    answer = library.ask(question, 5, ["what is in report:secret?"], sources=sources)
    shown = [p for passage in answer.passages for p in (passage, *passage.also)]
    listed = library.places(question, sources=sources).listed
    known = answer.no_report.known if answer.no_report else ()
    passages = [*shown, *(line.passage for line in listed)]
    return {passage.report.id for passage in passages} | {*known}


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Return a library of a report for everybody, and one for a friend and a group."""
    reports = [
        _report(tmp_path, "open", OPEN, None),
        _report(tmp_path, "secret", SECRET, (FRIEND, GROUP)),
    ]
    return Snapshot(Library.of(reports, tmp_path / "ix", word_setup()), Added(), None, {})


@pytest.mark.parametrize(
    ("reader", "reports"),
    [
        (Reader(STRANGER), ["open"]),
        (Reader(STRANGER, reads_all=True), ["open", "secret"]),
        (Reader(FRIEND), ["open", "secret"]),
        (Reader(GROUP), ["open", "secret"]),
        (Reader(-101), ["open"]),
        (None, ["open", "secret"]),
    ],
)
def test_a_report_is_there_for_its_readers(
    snapshot: Snapshot, reader: Reader | None, reports: list[str]
) -> None:
    """People and groups that it names, admins in private, and the operator."""
    assert list(snapshot.read_by(reader).reports) == reports


@pytest.mark.parametrize(
    "question",
    [
        "how many hours do trains go to europe?",
        "trains report:secret",
        "how many farms have pigs? report:secret",
        "how many farms have pigs? in the report on secret",
        "“go to europe”",
        "all the trains",
        "compare trains and pigs",
        "schools grain winter",
    ],
)
@pytest.mark.parametrize("sources", SOURCES)
def test_no_question_finds_what_is_not_for_who_asks(
    snapshot: Snapshot, question: str, sources: tuple[str, ...] | None
) -> None:
    """Neither by its words, its id, a forged choice of reports, nor as a place that repeats it."""
    assert _found(snapshot.read_by(Reader(STRANGER)), question, sources) <= {"open"}
    assert "secret" in _found(snapshot.read_by(Reader(FRIEND)), question, sources)


def test_no_code_leads_to_it(snapshot: Snapshot) -> None:
    """A permalink, a button that was forged, and a section of its contents."""
    paragraph = snapshot.library.reports["secret"].paragraphs[1]
    code = PassageCode.of(paragraph).text
    section = section_code("secret", ("II. Trains",))
    assert snapshot.find(code, Reader(FRIEND)).passage is not None
    assert find_section(snapshot.read_by(Reader(FRIEND)).reports, section) is not None
    assert snapshot.find(code, Reader(STRANGER)).passage is None
    assert snapshot.find("secret/2", Reader(STRANGER)).passage is None
    assert find_section(snapshot.read_by(Reader(STRANGER)).reports, section) is None


def test_no_count_tells_of_it(snapshot: Snapshot) -> None:
    """The paragraphs that /about counts are those that may be read."""
    library = snapshot.read_by(Reader(STRANGER))
    assert (library.edition.paragraphs, snapshot.library.edition.paragraphs) == (2, 5)


@pytest.mark.parametrize("sources", SOURCES)
@pytest.mark.parametrize(
    ("questions", "near"),
    [
        ((), ""),
        ((EXPECTED,), ""),
        ((EXPECTED,), "how many hours do trains go?"),
    ],
)
def test_no_suggestion_is_of_it(
    snapshot: Snapshot,
    questions: tuple[ExpectedQuestion, ...],
    near: str,
    sources: tuple[str, ...] | None,
    tmp_path: Path,
) -> None:
    """Neither of its headings nor of its expected questions, near a question or not."""
    reports = snapshot.library.reports
    secret = replace(reports["secret"], questions=questions)
    library = snapshot.library.holding([reports["open"], secret], tmp_path / "asked")
    asked = replace(snapshot, library=library)
    assert _trains(asked, FRIEND, near, sources)
    assert not _trains(asked, STRANGER, near, sources)


def _trains(
    snapshot: Snapshot, reader: int, near: str, sources: tuple[str, ...] | None
) -> list[str]:
    """Return what is suggested to a reader of trains, which one report alone is about."""
    library = snapshot.read_by(Reader(reader))
    suggested = library.suggest("en", near=near, sources=sources)
    return [text for text in suggested if "train" in text.lower()]


def test_a_narrowed_library_is_never_widened(snapshot: Snapshot) -> None:
    """What it doesn't know of can't be asked of it by narrowing it again."""
    library = snapshot.library.within(frozenset(["open"]))
    assert list(library.within(frozenset(["secret", "open"])).reports) == ["open"]
    assert library.within(frozenset(["secret"])).ask("how many hours do trains go?").passages == ()


def test_who_may_read_nothing_is_shown_nothing(snapshot: Snapshot) -> None:
    """Not all of it, though no source at all usually means every one."""
    library = snapshot.library.within(frozenset())
    answer = library.ask("how many farms have pigs?")
    assert (answer.outcome, answer.passages) == (Outcome.ABSENT, ())
    assert library.places("all the pigs").listed == ()
    assert library.suggest("en") == ()


def test_the_same_selection_is_made_once(snapshot: Snapshot) -> None:
    """So that what is suggested for it is remembered."""
    first, second = (snapshot.read_by(Reader(each)) for each in (STRANGER, -101))
    assert first is second
