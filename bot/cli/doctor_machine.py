"""What `doctor` checks of the machine: versions, threads, disk, private files, added reports."""

import platform
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from bot.answering.options import LibraryOptions
from bot.answering.search_threads import usable_cores, usual_workers
from bot.cli.check import Check
from bot.cli.output import counted
from bot.storage.url import file_of, parse
from corpus.added.files import is_whole
from corpus.added.state import SETTING, read_added
from corpus.durable import check_can_be_made, unwritable
from corpus.model import ReportError

_NAME = "verbatim-bot"
_PIN = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?==([\w.]+)$")
# Bytes: an index of many reports and a database of years are some hundred million.
_LEAST = 500_000_000
_OTHERS = 0o077


def check_machine(library: LibraryOptions) -> Iterator[Check]:
    """Check versions and threads."""
    yield check_versions()
    yield check_threads(library.workers, usable_cores())


def check_versions() -> Check:
    """Compare what is installed with what Verbatim was tested with."""
    pins = [_PIN.match(line) for line in requires(_NAME) or () if ";" not in line]
    differing = [
        f"{pin[1]} is {found or 'missing'}, not {pin[2]}"
        for pin in pins
        if pin and (found := _installed(pin[1])) != pin[2]
    ]
    if differing:
        return Check("versions", False, f"{'; '.join(differing)}. Install Verbatim anew with pip.")
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    says = f"Verbatim {version(_NAME)}, Python {python}, SQLite {sqlite}"
    return Check("versions", True, f"{says}, {counted(len(pins), 'package')} as tested")


def _installed(name: str) -> str:
    """Return the version of a package; empty for none."""
    try:
        # A build of torch for one kind of machine says so behind a plus.
        return version(name).partition("+")[0]
    except PackageNotFoundError:
        return ""


def check_threads(workers: int, cores: int) -> Check:
    """Say how many questions are searched at a time; more than cores only wait for one another."""
    if workers > cores:
        says = f"search.workers is {workers}, and this machine has {counted(cores, 'core')}"
        return Check("threads", False, f"{says}. Set it to 0, which is one per core but one.")
    at_once = counted(workers or usual_workers(cores), "question")
    return Check("threads", True, f"{at_once} at a time on {counted(cores, 'core')}")


def check_added(folder: Path) -> Check:
    """Check that the added reports are what was added."""
    try:
        added = read_added(folder)
    except ReportError as error:
        return Check("added reports", False, str(error))
    if damaged := [each for each in added.reports if not is_whole(each)]:
        names = ", ".join(each.entry.id for each in damaged)
        says = "aren't what was added any more. Update them with their files, or restore a backup."
        return Check("added reports", False, f"{names}: {says}")
    try:
        check_can_be_made(folder)
    except OSError as error:
        return Check("added reports", False, str(unwritable(folder, error, SETTING)))
    return Check("added reports", True, f"{len(added.reports)} in {folder}")


def check_disk(folders: Sequence[Path], least: int = _LEAST) -> Check:
    """Check that there is room where something is kept."""
    room = {folder: shutil.disk_usage(_existing(folder)).free for folder in folders}
    folder, free = min(room.items(), key=lambda each: each[1])
    says = f"{free / 1e9:.1f} GB free at {folder}"
    if free < least:
        return Check("disk", False, f"{says}; make room, or keep it elsewhere by its setting.")
    return Check("disk", True, says)


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())


def check_private(url: str) -> Check:
    """Check that nobody else of this machine reads the database."""
    file = file_of(parse(url))
    files = [] if file is None else sorted(file.parent.glob(f"{file.name}*"))
    open_ = [str(each) for each in files if each.stat().st_mode & _OTHERS]
    if open_:
        return Check("private files", False, f"Others may read them. chmod 600 {' '.join(open_)}")
    return Check("private files", True, "the database is its owner's alone")


def kept_in(library: LibraryOptions, url: str) -> list[Path]:
    """Return the folders in which something is kept."""
    file = file_of(parse(url))
    return [library.folder, library.added, *([file.parent] if file else [])]
