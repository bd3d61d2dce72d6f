"""The folder that an index is kept in: what its manifests say, and whether its files are whole."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from corpus.model import OperatorError
from corpus.refusal import Refusal
from corpus.sealed import BrokenSealError, unsealed
from embeddings.index.checksums import checksums_of
from embeddings.index.manifest import Manifest, shown
from embeddings.index.segment_file import SegmentFile, segment_files

MANIFEST = "manifest.json"
# The index before: of a library that a change, still going on, may yet leave as it is.
BEFORE = "before.json"
REBUILD = "Rebuild it with: python run_bot.py index"


class IndexMismatchError(OperatorError):
    """An index that cannot be used as it is; the message says why and how to rebuild."""


class DamagedIndexError(IndexMismatchError):
    """An index with a file that isn't what was written; the message names the file."""


class IndexFolderError(OperatorError):
    """A folder that an index cannot be written to; the message says which and what to do."""


def differs(folder: Path, name: str, wanted: Manifest) -> IndexMismatchError | None:
    """Say how an index that a manifest names differs from the one wanted; None if it doesn't."""
    try:
        manifest = read_manifest(folder, name)
    except IndexMismatchError as error:
        return error
    for field, value in asdict(wanted).items():
        if (says := manifest.get(field)) != value:
            return IndexMismatchError(
                f"The index in {folder} has {field} {shown(says)}, not {shown(value)}. {REBUILD}"
            )
    return None


def read_manifest(folder: Path, name: str = MANIFEST) -> dict[str, object]:
    """Read a manifest of a folder."""
    try:
        return unsealed((folder / name).read_bytes())
    except FileNotFoundError as error:
        raise IndexMismatchError(f"There is no index in {folder} yet. {REBUILD}") from error
    except BrokenSealError as error:
        raise DamagedIndexError(f"{folder / name} is damaged: {error}. {REBUILD}") from error
    except OSError as error:
        raise DamagedIndexError(f"{folder / name} cannot be read. {REBUILD}") from error


def whole_files(folder: Path, files: Iterable[SegmentFile]) -> list[SegmentFile]:
    """Return those of some segments' files that are there, and as they were written."""
    wanted = list(files)
    sums = checksums_of(folder, [each.name for each in wanted])
    return [each for each in wanted if sums.get(each.name) == each.sha256]


def is_alike(manifest: Mapping[str, object], wanted: Manifest) -> bool:
    """Say whether an index differs from the one wanted in its reports alone."""
    return all(manifest.get(name) == value for name, value in wanted.by_models().items())


def data_files(folder: Path, name: str = MANIFEST) -> list[str]:
    """Return the names of the data files that a manifest of a folder names, if there is one."""
    try:
        return [file.name for file in segment_files(read_manifest(folder, name))]
    except IndexMismatchError:
        return []


def check_writable(folder: Path) -> None:
    """Refuse a folder that cannot be made or written, before any work is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f"index-{os.getpid()}.probe"
        probe.touch()
        # Another process may tidy up just now.
        probe.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> IndexFolderError:
    """Say which folder cannot be written and what to do."""
    return IndexFolderError(
        f"The index folder {folder} cannot be written: {error.strerror}. Set index.folder or "
        "VERBATIM_INDEX__FOLDER to one that can.",
        Refusal.NO_ROOM,
    )
