"""The library of this moment: reports that are added, updated, renamed and removed."""

import os
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.current import CurrentLibrary
from bot.answering.options import LibraryOptions
from bot.answering.passage_codes import PassageCode
from corpus.added.candidate import Given
from corpus.added.editions import KEPT
from corpus.added.files import check_file
from corpus.added.state import changing
from corpus.model import OperatorError, ReportError
from corpus.refusal import Refusal
from embeddings.index.server import Server
from tests.bot.answering.changing import TRAINS, contents, opened, options_in, written
from tests.fakes import WordEncoder

QUESTION = "Do trains go to europe?"
ID = "the-trains-of-2021"


@pytest.fixture
def options(tmp_path: Path, server: Server | None) -> LibraryOptions:
    """Return options for a library of one report, over each backend."""
    return replace(options_in(tmp_path), server=server)


@pytest.fixture
def current(options: LibraryOptions) -> CurrentLibrary:
    """Return that library."""
    return opened(options)


@pytest.fixture
def trains(current: CurrentLibrary, tmp_path: Path) -> CurrentLibrary:
    """Return the library with a report that was added."""
    current.add([current.read(written(tmp_path, "trains.txt", TRAINS))])
    return current


def first(current: CurrentLibrary, question: str = QUESTION) -> str:
    """Return the id of the first passage of an answer."""
    return current.library.ask(question, 1).passages[0].paragraph.id


def test_an_added_report_is_asked_at_once(current: CurrentLibrary, tmp_path: Path) -> None:
    """Its title is guessed and its file copied, so that it stays when the given one goes."""
    file = written(tmp_path, "trains.txt", TRAINS)
    (report,) = current.add([current.read(file)])
    file.unlink()
    assert (report.id, report.entry.title) == (ID, "The Trains of 2021")
    assert first(current) == f"{ID}/1"
    assert first(current, "Do pigs live on farms?") == "farms/1"


def test_what_was_added_is_there_after_a_restart(
    trains: CurrentLibrary, options: LibraryOptions
) -> None:
    """Nothing is encoded again for it."""
    encoder = WordEncoder()
    again = opened(options, encoder)
    assert encoder.encoded == []
    assert first(again) == f"{ID}/1"
    assert again.now.added == trains.now.added


def test_only_what_is_new_is_encoded(options: LibraryOptions, tmp_path: Path) -> None:
    """With an added, an updated and a removed report the vectors of all else are used again."""
    encoder = WordEncoder()
    current = opened(options, encoder)
    encoder.encoded.clear()
    current.add([current.read(written(tmp_path, "trains.txt", TRAINS))])
    said = ["Trains go to europe in winter.", "Schools like trains."]
    # Each sentence alone and in its context, which is the same text here; and the heading.
    assert sorted(encoder.encoded) == sorted([*said, *said, "The Trains of 2021"])
    encoder.encoded.clear()
    new = TRAINS.replace("Schools like", "Schools need")
    current.update(ID, current.read(written(tmp_path, "new.txt", new)))
    assert encoder.encoded == ["Schools need trains."] * 2
    encoder.encoded.clear()
    current.remove(ID)
    assert encoder.encoded == []


def test_nothing_of_a_removed_report_is_left(
    trains: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """Neither a passage nor a link, a file, a former edition or a row of an index."""
    passage = trains.library.ask(QUESTION, 1).passages[0]
    keys = [
        trains.library.searcher.collection.in_context(ref).key
        for ref in trains.library.searcher.collection.sentences
        if trains.library.searcher.collection.paragraphs[ref.paragraph].report == ID
    ]
    assert len(trains.library.searcher.index.rows_of_keys(keys)) == 2
    trains.update(ID, trains.read(written(tmp_path, "new.txt", f"{TRAINS}\n\nIt is winter.")))
    trains.remove(ID)
    for library in (trains, opened(options)):
        assert list(library.library.reports) == ["farms"]
        found = library.library.ask(QUESTION, 5).passages
        assert {each.report.id for each in found} <= {"farms"}
        assert library.now.find(f"{ID}_1_0_{'0' * 8}").passage is None
        assert len(library.library.searcher.index.rows_of_keys(keys)) == 0
        assert library.library.edition.paragraphs == 2
    assert contents(options.added) == {"reports.json"}
    (index,) = options.folder.rglob("*.seg")
    data = index.read_bytes()
    assert b"farms" in data
    assert not any(each in data for each in (*keys, b"trains", b"europe"))
    # Whoever asked before goes on with the library that they began with.
    passage.verify()


def test_a_link_into_a_former_edition_leads_to_what_its_paragraph_has_become(
    trains: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """The changed one with the day of the update, the moved one without; one taken out is gone."""
    go, like = (PassageCode.of(p).text for p in trains.library.reports[ID].paragraphs)
    edition = "# Trains\n\nIt is winter.\n\nAll trains go to europe in winter now.\n\n"
    trains.update(ID, trains.read(written(tmp_path, "new.md", f"{edition}Schools like trains.")))
    for library in (trains, opened(options)):
        found = library.now.find(go)
        assert found.passage is not None
        assert (found.passage.paragraph.number, found.passage.changed) == (2, found.until)
        assert found.until != ""
        moved = library.now.find(like)
        assert moved.passage is not None
        assert (moved.passage.paragraph.number, moved.until) == (3, "")
    trains.update(ID, trains.read(written(tmp_path, "next.md", "# Trains\n\nNo grain.")))
    assert trains.now.find(go).passage is None
    assert trains.now.find(go).until != ""


def test_another_process_takes_over_what_was_changed(
    current: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """Looking again finds nothing new; what was removed is gone there, too."""
    other = opened(options)
    assert other.refresh_if_changed() is False
    current.add([current.read(written(tmp_path, "trains.txt", TRAINS))])
    assert other.refresh_if_changed() is True
    assert first(other) == f"{ID}/1"
    assert other.refresh_if_changed() is False
    current.remove(ID)
    assert other.refresh_if_changed() is True
    assert list(other.library.reports) == ["farms"]


def test_a_change_builds_on_what_others_have_changed(
    current: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """A process that has not looked since loses nothing of theirs."""
    other = opened(options)
    current.add([current.read(written(tmp_path, "trains.txt", TRAINS))])
    other.add([other.read(written(tmp_path, "b.txt", "On Schools\n\nSchools get grain."))])
    assert list(other.library.reports) == ["farms", ID, "on-schools"]


def test_two_changes_at_once_queue_up(
    current: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """The second says that it waits, and goes on when the first has ended."""
    candidate = current.read(written(tmp_path, "trains.txt", TRAINS))
    waits = threading.Event()
    said: list[str] = []

    def told(line: str) -> None:
        said.append(line)
        waits.set()

    adding = threading.Thread(target=current.add, args=([candidate], None, told))
    with changing(options.added):
        adding.start()
        waits.wait()
        assert list(current.library.reports) == ["farms"]
    adding.join()
    assert said == ["Waits for another change of the reports to end."]
    assert list(current.library.reports) == ["farms", ID]


def test_a_disk_that_is_full_at_any_step_leaves_the_old_library(
    trains: CurrentLibrary,
    options: LibraryOptions,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each time it is one line, what was there is whole, and nothing is left of the try."""
    candidate = trains.read(written(tmp_path, "b.txt", "On Schools\n\nSchools get grain."))
    before = contents(options.added)
    steps, says = 0, "No space left on device"
    left, sync = 0, os.fsync

    def full(number: int) -> None:
        """Write so often, then never again."""
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        sync(number)

    while True:
        left = steps
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with suppress(OperatorError):
                trains.add([candidate])
                break
        left = steps
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OperatorError, match=says) as caught:
            trains.add([candidate])
        monkeypatch.setattr(os, "fsync", sync)
        assert "\n" not in str(caught.value)
        steps += 1
        assert contents(options.added) == before
        encoder = WordEncoder()
        assert list(opened(options, encoder).library.reports) == ["farms", ID]
        assert encoder.encoded == []
        assert first(trains) == f"{ID}/1"
    assert steps > 5
    assert list(opened(options).library.reports) == ["farms", ID, "on-schools"]


def test_several_are_added_together_or_not_at_all(
    trains: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """The one that is there already keeps the other away, and is named."""
    new = trains.read(written(tmp_path, "b.txt", "On Schools\n\nSchools get grain."))
    same = trains.read(written(tmp_path, "same.txt", TRAINS))
    with pytest.raises(ReportError, match=rf"'same\.txt' is the very file of the report '{ID}'"):
        trains.add([new, same])
    assert list(trains.library.reports) == ["farms", ID]
    assert [each.id for each in trains.add([new])] == ["on-schools"]
    for each in trains.now.added.reports:
        check_file(each)


def test_ids_are_made_unique_or_refused(trains: CurrentLibrary, tmp_path: Path) -> None:
    """A guessed id gives way to one that is there; one that somebody gave is refused."""
    other = written(tmp_path, "b.txt", f"{TRAINS}\n\nIt is winter.")
    candidate = trains.read(other)
    assert candidate.entry.id == f"{ID}-2"
    given = trains.read(other, given=Given(id="farms"))
    with pytest.raises(ReportError, match="There is a report 'farms' already"):
        trains.add([given])
    trains.add([candidate])
    with pytest.raises(ReportError, match=r"'b\.txt' is the very file") as error:
        trains.add([candidate])
    assert error.value.kind is Refusal.SAME_FILE


def test_reports_of_the_catalog_are_never_changed(
    trains: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """The error says what to do about one, and which reports can be changed."""
    file = written(tmp_path, "b.txt", "On Schools\n\nSchools get grain.")
    for change in (
        lambda: trains.remove("farms"),
        lambda: trains.describe("farms", {"title": "Other"}),
        lambda: trains.update("farms", trains.read(file)),
    ):
        with pytest.raises(ReportError, match=r"'farms' is a report of the catalog.*corpus\.catal"):
            change()
    with pytest.raises(ReportError, match=rf"No report 'farm' was added\. Added are: {ID}\."):
        trains.remove("farm")
    assert options.catalog.read_text().count("[[report]]") == 1


def test_a_renamed_report_keeps_its_id_and_its_links(trains: CurrentLibrary) -> None:
    """Only what is said of it changes; a title without letters is refused."""
    trains.describe(ID, {"title": "  Trains,\nagain "})
    assert trains.library.reports[ID].entry.title == "Trains, again"
    assert trains.same_title("trains,  AGAIN")[0].id == ID
    assert first(trains) == f"{ID}/1"
    with pytest.raises(ReportError, match="can't be a title"):
        trains.describe(ID, {"title": " - "})


def test_the_very_file_is_no_new_edition(trains: CurrentLibrary, tmp_path: Path) -> None:
    """Nothing changes, and no former edition is kept."""
    same = trains.read(written(tmp_path, "same.txt", TRAINS))
    with pytest.raises(ReportError, match=rf"'same\.txt' is the very file of '{ID}'") as error:
        trains.update(ID, same)
    assert error.value.kind is Refusal.SAME_FILE
    assert trains.now.added.reports[0].editions == ()


def test_the_last_former_editions_are_kept(
    trains: CurrentLibrary, options: LibraryOptions, tmp_path: Path
) -> None:
    """Of more than five the oldest goes, with its file; a link into one that is kept leads on."""
    codes: list[str] = []
    for edition in range(KEPT + 2):
        text = f"# Trains\n\nTrains number {edition} go to europe in winter.\n"
        report = trains.update(ID, trains.read(written(tmp_path, "new.md", text)))
        codes.append(PassageCode.of(report.paragraphs[0]).text)
    (added,) = trains.now.added.reports
    assert len(added.editions) == KEPT
    assert len([name for name in contents(options.added) if name.startswith("editions/")]) == KEPT
    assert [trains.now.find(code).passage is not None for code in codes] == [False] + [True] * 6
    assert [trains.now.find(code).until != "" for code in codes] == [False] + [True] * 5 + [False]


def test_what_a_broken_off_change_left_is_cleaned_at_the_next_start(
    trains: CurrentLibrary, options: LibraryOptions
) -> None:
    """Files that the catalog doesn't name are deleted, and those that it names stay."""
    before = contents(options.added)
    (options.added / "files" / "left.txt").touch()
    (options.added / "reports.json.12345678.part").touch()
    opened(options).describe(ID, {"publisher": "Somebody"})
    assert contents(options.added) == before


def test_a_file_that_changed_since_it_was_read_is_refused(
    current: CurrentLibrary, tmp_path: Path
) -> None:
    """What was shown to the admin is what is added, or nothing is."""
    file = written(tmp_path, "b.txt", "On Schools\n\nSchools get grain.")
    candidate = current.read(file)
    written(tmp_path, "b.txt", "On Schools\n\nSchools get no grain.")
    with pytest.raises(ReportError, match=r"b\.txt has changed since it was read") as error:
        current.add([candidate])
    assert error.value.kind is Refusal.CHANGED_FILE
    assert list(current.library.reports) == ["farms"]
