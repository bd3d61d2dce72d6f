"""What was added: a catalog of its own, replaced in one step, and the files that it names.

A change is written beside what is there, under names of its own; the catalog that names it comes
last. So whoever reads the folder at any moment finds the library before the change or after it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from corpus.catalog import entry_from
from corpus.durable import unwritable, write_durably
from corpus.model import Entry, ReportError
from corpus.sealed import BrokenSealError, sealed, unsealed

CATALOG = "reports.json"
FILES, EDITIONS = "files", "editions"
SETTING = "corpus.added"
LOCK = "change.lock"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FormerEdition:
    """What a report said before it was updated: a file of its paragraphs, and the day it ended."""

    file: str
    until: str


@dataclass(frozen=True, slots=True)
class AddedReport:
    """A report that was added: its entry, and what its file was called; newest edition first."""

    entry: Entry
    name: str
    editions: tuple[FormerEdition, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """All reports that were added, in that order; each change makes the next generation."""

    generation: int = 0
    reports: tuple[AddedReport, ...] = ()

    def find(self, report_id: str) -> AddedReport | None:
        """Return the report of an id; None where none was added under it."""
        return next((each for each in self.reports if each.entry.id == report_id), None)

    def by_content(self) -> dict[str, AddedReport]:
        """Return the reports by the name that their file has by its content."""
        return {Path(each.entry.file).stem: each for each in self.reports}

    def changed(self, *reports: AddedReport) -> "Added":
        """Return the next generation, in which these reports take the place of those before."""
        return replace(self, generation=self.generation + 1, reports=reports)


Stamp = tuple[int, int, int]


def stamp_of(folder: Path) -> Stamp | None:
    """Return what changes whenever the catalog does, for the price of one look; None without."""
    try:
        found = (folder / CATALOG).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def read_added(folder: Path) -> Added:
    """Read what was added to a folder; nothing where there is no such folder yet.

    Raises:
        ReportError: its catalog is damaged.
    """
    path = folder / CATALOG
    try:
        data = _fields(path.read_bytes())
        if data["format"] != _FORMAT:
            raise ReportError(f"{path} is of another version of Verbatim. Run that one, or newer.")
        return Added(
            int(data["generation"]), tuple(_report(each, path) for each in data["reports"])
        )
    except FileNotFoundError:
        return Added()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(
            f"The catalog of added reports {path} cannot be read ({error}). Put it back from a "
            f"backup, or set {SETTING} to another folder."
        ) from error


def write_added(folder: Path, added: Added) -> None:
    """Put a generation in the place of the one before: from here on it is what was added.

    Raises:
        ReportError: the folder cannot be written; the generation before goes on.
    """
    data = {
        "format": _FORMAT,
        "generation": added.generation,
        "reports": [_as_json(each) for each in added.reports],
    }
    try:
        write_durably(folder / CATALOG, sealed(data))
    except OSError as error:
        raise unwritable(folder, error, SETTING) from error


@contextmanager
def changing(folder: Path, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Let one change be made at a time, whichever process makes it.

    Args:
        folder: where the reports are kept.
        waiting: told in a line that another change must end first.

    Raises:
        ReportError: the folder cannot be written.
    """
    lock = FileLock(folder / LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waiting:
                waiting("Waits for another change of the reports to end.")
            lock.acquire()
    except OSError as error:
        raise unwritable(folder, error, SETTING) from error
    try:
        yield
    finally:
        lock.release()


def _fields(data: bytes) -> dict[str, Any]:
    """Return what a catalog holds; those of earlier versions have no seal, and nothing else.

    Raises:
        ValueError: it isn't what was written.
    """
    if b'"seal"' in data:
        return unsealed(data)
    fields = json.loads(data)
    if set(fields) != {"format", "generation", "reports"}:
        raise BrokenSealError("it isn't what was written")
    return dict(fields)


def _report(data: dict[str, Any], path: Path) -> AddedReport:
    """Return a report of the catalog; its file lies in the folder, whatever it is called."""
    table = {key: value for key, value in data["entry"].items() if value is not None}
    table["file"] = f"{FILES}/{Path(table['file']).name}"
    editions = tuple(
        FormerEdition(Path(each["file"]).name, str(each["until"])) for each in data["editions"]
    )
    return AddedReport(entry_from(table, path), str(data["name"]), editions)


def _as_json(report: AddedReport) -> dict[str, Any]:
    """Return a report as the catalog holds it: paths by their names alone."""
    entry = asdict(report.entry) | {"file": Path(report.entry.file).name}
    editions = [asdict(edition) for edition in report.editions]
    return {"entry": entry, "name": report.name, "editions": editions}
