"""Files that are written whole or not at all, and stay so when the machine loses its power."""

import errno
import os
import tempfile
import uuid
from contextlib import suppress
from pathlib import Path

from corpus.model import ReportError
from corpus.refusal import Refusal

# What keeps files from being made wherever they are to be: room, a quota, files that are open.
_NOT_THE_FOLDER = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE)


def write_durably(file: Path, data: bytes) -> None:
    """Write a file beside its place and put it there in one step; what stood there is replaced.

    Raises:
        OSError: it cannot be written; what stood there is as it was.
    """
    beside = file.with_name(f"{file.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    # From here on it is there; a folder that can't be synced takes nothing back.
    with suppress(OSError):
        sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Have the disk hold what was written to a file."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk hold which files a folder has; Windows does so by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def check_can_be_made(folder: Path) -> None:
    """Refuse a folder that can't be written to or, where it isn't there yet, can't be made.

    Nothing is left behind. Who may write isn't asked: what holds no files says that root may.

    Raises:
        OSError: it can't; what isn't the folder's fault, as a full disk, is as it came.
    """
    around = (folder.absolute(), *folder.absolute().parents)
    there = next(each for each in around if each.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        if error.errno in _NOT_THE_FOLDER:
            raise
        raise OSError(f"{there} is no folder that can be written to") from error


def unwritable(folder: Path, error: OSError, setting: str) -> ReportError:
    """Say why nothing can be kept in a folder, and which setting names another."""
    return ReportError(
        f"Nothing can be kept in {folder}: {error.strerror or error}. Make room or let this user "
        f"write there, or set {setting} to another folder. What was there before goes on.",
        Refusal.NO_ROOM,
    )
