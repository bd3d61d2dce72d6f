"""Files that come one by one, in folders or in zips: each under a name that is text, no path."""

import os
import stat
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.added.candidate import shown_name
from corpus.added.files import plain_suffix
from corpus.durable import unwritable
from corpus.model import ReportError
from corpus.readers.files.archive import Archive
from corpus.readers.files.formats import format_of
from corpus.readers.process.isolated import Limits
from corpus.refusal import Refusal

# What systems put into folders and zips by themselves.
_JUNK = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that may become a report: where it lies, and what it is called."""

    file: Path
    name: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that were found, and what isn't taken, each with why.

    What systems put there by themselves was only `passed` over.
    """

    files: tuple[Incoming, ...]
    refused: tuple[tuple[str, ReportError], ...] = ()
    passed: tuple[str, ...] = ()


def gather(paths: Sequence[Path], folder: Path) -> Gathered:
    """Find the files that paths name: themselves, what lies in folders, what is in zips.

    Args:
        paths: files, folders and zips.
        folder: where what zips hold is written, under names of our own.

    Raises:
        ReportError: the folder can't be written.
    """
    found = [each for path in paths for each in _found(path, folder)]
    return Gathered(
        tuple(file for each in found for file in each.files),
        tuple(line for each in found for line in each.refused),
        tuple(name for each in found for name in each.passed),
    )


def _found(path: Path, folder: Path) -> Iterator[Gathered]:
    """Yield what a path names."""
    for file in _within(path) if path.is_dir() else [path]:
        name = shown_name(str(file.relative_to(path)) if file != path else path.name)
        if file.name.lower() in _JUNK:
            yield Gathered((), passed=(name,))
        elif why := _why_not(file, is_named=file == path):
            yield Gathered((), ((name, ReportError(why)),))
        elif _is_zip(file):
            yield from _unpacked(file, folder / uuid.uuid4().hex)
        else:
            yield Gathered((Incoming(file, shown_name(file.name)),))


def _within(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and those below it, by name; no link is followed into another."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(root) / name for name in sorted(names))


def _why_not(path: Path, *, is_named: bool) -> str:
    """Say why a file isn't taken; empty where it is. A file that was named itself may be a link."""
    if path.is_symlink() and not is_named:
        return "it is a link. Name the file that it leads to."
    if path.exists() and not path.is_file():
        return "it is no file. Name a file that holds a report."
    return ""


def _is_zip(path: Path) -> bool:
    """Say whether a file is a zip that is no document itself; what can't be read isn't."""
    try:
        if path.stat().st_size > Limits().size or not zipfile.is_zipfile(path):
            return False
        return format_of(path.read_bytes()) == "zip"
    except (OSError, ReportError):
        return False


def _unpacked(path: Path, folder: Path) -> Iterator[Gathered]:
    """Write what a zip holds into a folder, under numbers; its names stay text."""
    archive = Archive.open(path.read_bytes())
    for number, (key, info) in enumerate(archive.entries.items()):
        name = shown_name(_name_of(info))
        # Python 3.11 fails to tell of an entry without a name whether it is a folder.
        if info.filename.endswith("/"):
            continue
        if any(part.lower() in _JUNK for part in name.split("/")):
            yield Gathered((), passed=(name,))
        elif stat.S_ISLNK(info.external_attr >> 16):
            linked = ReportError("it is a link. Put the file itself into the zip.", Refusal.LINK)
            yield Gathered((), ((name, linked),))
        else:
            yield _entry(archive, key, folder / f"{number}{plain_suffix(name)}", name)


def _entry(archive: Archive, key: str, file: Path, name: str) -> Gathered:
    """Write an entry of a zip as a file; one that can't be unpacked is refused."""
    try:
        data = archive.read(key)
    except ReportError as error:
        return Gathered((), ((name, error),))
    return Gathered((Incoming(_written(file, data), name.rpartition("/")[2]),))


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return an entry's name with slashes, read as UTF-8 where it is that and doesn't say so."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8_NAME:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _written(file: Path, data: bytes) -> Path:
    """Write a file, and return it.

    Raises:
        ReportError: there is no room for it.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        raise unwritable(file.parent, error, "TMPDIR") from error
    return file
