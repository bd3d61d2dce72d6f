"""The files of added reports: copied under names made of their content, and cleaned away."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.added.state import (
    CATALOG,
    EDITIONS,
    FILES,
    LOCK,
    SETTING,
    Added,
    AddedReport,
    read_added,
)
from corpus.checksum import sha256_of
from corpus.durable import sync_file, sync_folder, unwritable, write_durably
from corpus.model import ReportError
from corpus.refusal import Refusal

_NAME = 32


def keep_file(folder: Path, source: Path, name: str) -> Path:
    """Copy a report's file under a name made of its content, and return where it lies now.

    Args:
        folder: where the reports are kept.
        source: the file.
        name: what `name_of_content` gave when it was read.

    Raises:
        ReportError: it isn't any more what was read, or the folder cannot be written.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ReportError(f"The report {source} cannot be read: {error.strerror}.") from error
    if name_of_content(data) != name:
        raise ReportError(
            f"The report {source} has changed since it was read. Add it once more.",
            Refusal.CHANGED_FILE,
        )
    return keep_bytes(folder, FILES, data, plain_suffix(source.name))


def keep_bytes(folder: Path, room: str, data: bytes, suffix: str) -> Path:
    """Write a file under a name made of its content, and return where it lies.

    Raises:
        ReportError: the folder cannot be written.
    """
    path = folder / room / f"{name_of_content(data)}{suffix}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if name_of_file(path) == name_of_content(data):
            sync_file(path)
        else:
            write_durably(path, data)
        sync_folder(path.parent)
        sync_folder(folder)
    except OSError as error:
        raise unwritable(folder, error, SETTING) from error
    return path.resolve()


def tidy(folder: Path, added: Added) -> None:
    """Delete what a broken-off change has left; only while nothing else is `changing` it."""
    named = {Path(each.entry.file).name for each in added.reports}
    named |= {edition.file for each in added.reports for edition in each.editions}
    leftovers = [path for room in (FILES, EDITIONS) for path in (folder / room).glob("*")]
    leftovers += folder.glob(f"{CATALOG}.*.part")
    for path in leftovers:
        if path.name not in named:
            with suppress(OSError):
                path.unlink()


def tidy_if_free(folder: Path) -> None:
    """Delete what a broken-off change has left, unless a change is going on just now.

    Raises:
        ReportError: the catalog of the folder is damaged; nothing is deleted.
    """
    if folder.is_dir():
        do_if_free(folder, lambda: tidy(folder, read_added(folder)))


def do_if_free(folder: Path, work: Callable[[], None]) -> None:
    """Do something that no change may come between, unless a change is going on just now."""
    with suppress(Timeout, OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            work()


def is_whole(report: AddedReport) -> bool:
    """Say whether a report's file is there, and is what was added."""
    file = Path(report.entry.file)
    return name_of_file(file) == file.stem


def check_file(report: AddedReport) -> None:
    """Refuse a report whose file is gone, or isn't any more what was added.

    Raises:
        ReportError: it is refused.
    """
    if not is_whole(report):
        raise ReportError(
            f"its file isn't what was added any more ({FILES}/{Path(report.entry.file).name}). "
            "Put it back from a backup, or remove the report and add it again."
        )


def name_of_content(data: bytes) -> str:
    """Return the name that a file has by its content."""
    return hashlib.sha256(data).hexdigest()[:_NAME]


def name_of_file(file: Path) -> str:
    """Return the name that a file has by its content; empty where it is none or can't be read."""
    try:
        return sha256_of(file)[:_NAME] if file.is_file() else ""
    except OSError:
        return ""


def plain_suffix(name: str) -> str:
    """Return the suffix of a file's name, which tells Markdown from plain text; a plain one only.

    A name is text that somebody made up: nothing else of it becomes a part of a path.
    """
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 9 else ""
