"""Saving an index beside the old one, which stays whole, and deleting what is of no use now."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from secrets import token_hex

from filelock import FileLock

from corpus.durable import write_durably
from corpus.sealed import sealed
from embeddings.index.folder import (
    BEFORE,
    MANIFEST,
    IndexMismatchError,
    check_writable,
    data_files,
    differs,
    is_alike,
    read_manifest,
    unwritable,
    whole_files,
)
from embeddings.index.index import Index
from embeddings.index.manifest import Manifest
from embeddings.index.near import forget_lists
from embeddings.index.segment import Segment
from embeddings.index.segment_file import SegmentFile, save_segment, segment_files


def save_index(folder: Path, manifest: Manifest, segments: Iterable[Segment]) -> None:
    """Write an index so that the old one stays whole until the new one is complete.

    Of segments that are made as they are asked for, only one is in memory at a time.

    Each segment has a file with a name of its own, which stays while the segment does; the manifest
    that names them is replaced last, in one step. The index before this one stays too: whoever
    still has its collection goes on loading it.
    """
    known = _files(folder, manifest)
    written: list[Path] = []
    try:
        check_writable(folder)
        files = []
        for segment in segments:
            if segment.keys not in known:
                written.append(folder / f"index-{token_hex(6)}.seg")
                save_segment(written[-1], segment)
                known[segment.keys] = SegmentFile.of(written[-1], segment)
            files.append(known[segment.keys])
        if (folder / MANIFEST).exists():
            write_durably(folder / BEFORE, (folder / MANIFEST).read_bytes())
        described = {"segments": [asdict(file) for file in files]}
        write_durably(folder / MANIFEST, sealed(asdict(manifest) | described))
    except BaseException as error:
        for file in written:
            file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(folder, error) from error
        raise
    _tidy(folder)


def _files(folder: Path, wanted: Manifest) -> dict[tuple[str, ...], SegmentFile]:
    """Return the whole files of segments of some models, by the keys of their reports."""
    try:
        manifest = read_manifest(folder)
    except IndexMismatchError:
        return {}
    if not is_alike(manifest, wanted):
        return {}
    return {file.keys: file for file in whole_files(folder, segment_files(manifest))}


def keep_only(folder: Path, index: Index) -> None:
    """Delete every index of a folder but this one: what it doesn't hold is left nowhere.

    Raises:
        IndexFolderError: the folder cannot be written.
    """
    check_writable(folder)
    forget_lists(folder, {key for segment in index.segments for key in segment.keys})
    with FileLock(folder / "build.lock"):
        try:
            for name in (BEFORE, MANIFEST):
                if not differs(folder, name, index.manifest):
                    (folder / name).replace(folder / MANIFEST)
                    (folder / BEFORE).unlink(missing_ok=True)
                    break
        except OSError as error:
            raise unwritable(folder, error) from error
        _tidy(folder)


def _tidy(folder: Path) -> None:
    """Delete the data files that no manifest names."""
    keep = {file for name in (MANIFEST, BEFORE) for file in data_files(folder, name)}
    for file in [*folder.glob("index-*"), *folder.glob("*.part")]:
        if file.name not in keep:
            file.unlink(missing_ok=True)
