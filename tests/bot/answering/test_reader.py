"""What a reader sees of a library in which a report is not for everybody."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.answering.passage_codes import PassageCode, section_code
from bot.answering.reader import Reader
from bot.answering.snapshot import Snapshot
from corpus.added.state import Added
from corpus.model import Report
from embeddings.search.outcome import Outcome
from tests.fakes import report_of, word_setup

OPEN = "Pigs live on 17 farms.\n\nSchools get grain in winter."
SECRET = "Pigs live on 99 farms.\n\nTrains go to europe in 9 hours.\n\nSchools get grain in winter."
FRIEND, STRANGER, GROUP = 11, 12, -100


def _report(folder: Path, name: str, text: str, readers: tuple[int, ...] | None) -> Report:
    """Return a report for some readers."""
    (folder / name).mkdir()
    report = report_of(text, folder / name, id=name, title=f"On {name}", date="2021-01-01")
    return replace(report, entry=replace(report.entry, readers=readers))


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
@pytest.mark.parametrize("sources", [None, (), ("secret",), ("open", "secret")])
def test_no_question_finds_what_is_not_for_who_asks(
    snapshot: Snapshot, question: str, sources: tuple[str, ...] | None
) -> None:
    """Neither by its words, its id, a forged choice of reports, nor as a place that repeats it."""
    library = snapshot.read_by(Reader(STRANGER))
    answer = library.ask(question, 5, ["what is in report:secret?"], sources=sources)
    shown = [p for passage in answer.passages for p in (passage, *passage.also)]
    listed = library.places(question, sources=sources).listed
    named = {passage.report.id for passage in [*shown, *(line.passage for line in listed)]}
    assert named <= {"open"}
    assert "secret" not in (answer.no_report.known if answer.no_report else ())
    friend = snapshot.read_by(Reader(FRIEND)).ask("how many hours do trains go to europe?")
    assert friend.passages[0].report.id == "secret"


def test_no_code_leads_to_it(snapshot: Snapshot) -> None:
    """A permalink, a button that was forged, and a section of its contents."""
    paragraph = snapshot.library.reports["secret"].paragraphs[1]
    code = PassageCode.of(paragraph).text
    assert snapshot.find(code, Reader(FRIEND)).passage is not None
    assert snapshot.find(code, Reader(STRANGER)).passage is None
    assert snapshot.find("secret/2", Reader(STRANGER)).passage is None
    assert section_code("secret", ()).startswith("secret_")


def test_neither_counts_nor_suggestions_tell_of_it(snapshot: Snapshot) -> None:
    """The paragraphs that /about counts are those that may be read."""
    library = snapshot.read_by(Reader(STRANGER))
    assert (library.edition.paragraphs, snapshot.library.edition.paragraphs) == (2, 5)
    suggested = library.suggest("en", sources=("secret",))
    assert not any("train" in text.lower() for text in suggested)


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
