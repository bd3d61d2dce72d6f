"""A backup: a folder, or a zip file, with a list of its files and their checksums.

It is written beside its place and put there in one step, and only its owner reads it.
"""

import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.cli.output import CommandError
from corpus.checksum import sha256_of

MANIFEST, DATABASE, REPORTS = "manifest.json", "database.db", "reports"
_FORMAT = 1
_NAME = re.compile(rf"{re.escape(DATABASE)}|{REPORTS}/([\w-]+/)?[\w-][\w.-]*")
_FOLDER, _FILE = 0o700, 0o600


@contextmanager
def writing(to: Path) -> Iterator[Path]:
    """Give an empty folder; when the block ends, what lies in it is the backup at a path.

    Raises:
        CommandError: there is something already, or it can't be written.
    """
    if to.exists():
        raise CommandError(f"{to} is there already. Name a folder or a .zip that isn't there yet.")
    try:
        to.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{to.name}.", dir=to.absolute().parent) as beside:
            folder = Path(beside) / "backup"
            folder.mkdir(mode=_FOLDER)
            yield folder
            _list(folder)
            made = _zipped(folder) if _is_zip(to) else folder
            made.replace(to)
    except OSError as error:
        raise CommandError(f"{to} cannot be written: {error.strerror or error}.") from error


@contextmanager
def reading(source: Path) -> Iterator[Path]:
    """Give the folder of a backup that was found whole.

    Raises:
        CommandError: what is wrong with it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="verbatim-restore-") as beside:
            folder = Path(beside) if _is_zip(source) else source
            if _is_zip(source):
                _unzip(source, folder)
            _check(source, folder)
            yield folder
    except FileNotFoundError as error:
        raise CommandError(f"{source} is no backup: {Path(error.filename).name} lacks.") from error
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"The backup {source} is damaged: {error}.") from error


def _is_zip(path: Path) -> bool:
    """Say whether a path names a zip file."""
    return path.suffix.lower() == ".zip"


def _files(folder: Path) -> list[Path]:
    """Return the files of a backup but for the list."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if path != folder / MANIFEST]


def _list(folder: Path) -> None:
    """Write the list of files with their checksums, and let only the owner read them."""
    digests = {path.relative_to(folder).as_posix(): sha256_of(path) for path in _files(folder)}
    manifest = {
        "format": _FORMAT,
        "verbatim": version("verbatim-bot"),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sha256": digests,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for path in folder.rglob("*"):
        path.chmod(_FOLDER if path.is_dir() else _FILE)


def _zipped(folder: Path) -> Path:
    """Pack a folder into a zip file beside it."""
    packed = folder.with_name("backup.zip")
    os.close(os.open(packed, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in [folder / MANIFEST, *_files(folder)]:
            archive.write(path, path.relative_to(folder).as_posix())
    return packed


def _unzip(source: Path, folder: Path) -> None:
    """Unpack a zip file whose names are those of a backup, and no others."""
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            if name != MANIFEST and not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no file of a backup")
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as packed, path.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)


def _check(source: Path, folder: Path) -> None:
    """Compare a backup with its list: the same files, and each as it was."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["format"] != _FORMAT:
        raise CommandError(f"{source} was made by another version, {manifest['verbatim']}.")
    listed: dict[str, str] = manifest["sha256"]
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    for name in sorted({*listed, *found, DATABASE}):
        if name not in found:
            raise ValueError(f"{name} lacks")
        if name not in listed or not _NAME.fullmatch(name):
            raise ValueError(f"{name} isn't in its list")
        if sha256_of(found[name]) != listed[name]:
            raise ValueError(f"{name} isn't what was backed up")
