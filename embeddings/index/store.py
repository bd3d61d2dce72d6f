"""The folder that an index is kept in: written beside, swapped in whole, checked when read."""

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from secrets import token_hex

from filelock import FileLock

from corpus.durable import write_durably
from corpus.model import OperatorError
from corpus.refusal import Refusal
from corpus.sealed import BrokenSealError, sealed, unsealed
from embeddings.encoder import Encoder
from embeddings.index.building import Previous
from embeddings.index.collection import Collection
from embeddings.index.index import FORMAT, Index, Manifest
from embeddings.index.mapped_file import sha256_of
from embeddings.index.segment import Segment
from embeddings.index.segment_file import SegmentFile, load_segment, save_segment, segment_files
from embeddings.index.token_codec import codec_of
from embeddings.multilingual import MultilingualEncoder

log = logging.getLogger(__name__)

MANIFEST = "manifest.json"
# The index before: of a library that a change, still going on, may yet leave as it is.
_BEFORE = "before.json"
_REBUILD = "Rebuild it with: python run_bot.py index"


class IndexMismatchError(OperatorError):
    """An index that cannot be used as it is; the message says why and how to rebuild."""


class DamagedIndexError(IndexMismatchError):
    """An index with a file that isn't what was written; the message names the file."""


class IndexFolderError(OperatorError):
    """A folder that an index cannot be written to; the message says which and what to do."""


def open_index(
    folder: Path,
    collection: Collection,
    encoder: Encoder,
    multilingual: MultilingualEncoder | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Index:
    """Load the index of this collection, or build and save it when missing, stale or damaged.

    Rows of an older index of the same models are used again, so only changed text is encoded.

    Args:
        folder: where it is kept.
        collection: what is searched.
        encoder: the model of words.
        multilingual: the model of meaning; None for none.
        progress: told how many texts were just encoded, and of how many in all.

    Raises:
        IndexFolderError: the folder cannot be written.
    """
    try:
        return load_index(folder, collection, encoder, multilingual)
    except DamagedIndexError as error:
        log.warning("The index is damaged, and is built anew: %s", error)
    except IndexMismatchError as error:
        log.info("Building the index: %s", error)
    _check_writable(folder)
    with FileLock(folder / "build.lock"):
        try:
            # Another process may have built it while this one waited.
            return load_index(folder, collection, encoder, multilingual)
        except IndexMismatchError:
            previous = _previous(folder, Manifest.of(collection, encoder, multilingual))
            index = Index.build(collection, encoder, multilingual, previous, progress)
            save_index(folder, index)
        return load_index(folder, collection, encoder, multilingual)


def has_index(
    folder: Path,
    collection: Collection,
    encoder: Encoder,
    multilingual: MultilingualEncoder | None = None,
) -> bool:
    """Say whether a folder has the index of this collection and these models; nothing is read."""
    return not _differs(folder, MANIFEST, Manifest.of(collection, encoder, multilingual))


def save_index(folder: Path, index: Index) -> None:
    """Write an index so that the old one stays whole until the new one is complete.

    Each segment has a file with a name of its own, which stays while the segment does; the manifest
    that names them is replaced last, in one step. The index before this one stays too: whoever
    still has its collection goes on loading it.
    """
    known = _files(folder, index)
    written: list[Path] = []
    try:
        _check_writable(folder)
        files = []
        for segment in index.segments:
            if segment.keys not in known:
                written.append(folder / f"index-{token_hex(6)}.seg")
                save_segment(written[-1], segment)
                known[segment.keys] = SegmentFile.of(written[-1], segment)
            files.append(known[segment.keys])
        if (folder / MANIFEST).exists():
            write_durably(folder / _BEFORE, (folder / MANIFEST).read_bytes())
        segments = {"segments": [asdict(file) for file in files]}
        write_durably(folder / MANIFEST, sealed(asdict(index.manifest) | segments))
    except OSError as error:
        for file in written:
            file.unlink(missing_ok=True)
        raise unwritable(folder, error) from error
    _tidy(folder)


def _files(folder: Path, index: Index) -> dict[tuple[str, ...], SegmentFile]:
    """Return the files of a folder that hold segments of an index, by the keys of their reports."""
    try:
        manifest = _manifest(folder)
    except IndexMismatchError:
        return {}
    if not _is_alike(manifest, index.manifest):
        return {}
    return {file.keys: file for file in segment_files(manifest) if _is_whole(folder, file)}


def _is_whole(folder: Path, file: SegmentFile) -> bool:
    """Say whether a segment's file is there, and as it was written."""
    path = folder / file.name
    return path.is_file() and sha256_of(path) == file.sha256


def keep_only(folder: Path, index: Index) -> None:
    """Delete every index of a folder but this one: what it doesn't hold is left nowhere.

    Raises:
        IndexFolderError: the folder cannot be written.
    """
    _check_writable(folder)
    with FileLock(folder / "build.lock"):
        try:
            for name in (_BEFORE, MANIFEST):
                if not _differs(folder, name, index.manifest):
                    (folder / name).replace(folder / MANIFEST)
                    (folder / _BEFORE).unlink(missing_ok=True)
                    break
        except OSError as error:
            raise unwritable(folder, error) from error
        _tidy(folder)


def _tidy(folder: Path) -> None:
    """Delete the data files that no manifest names."""
    keep = {file for name in (MANIFEST, _BEFORE) for file in data_files(folder, name)}
    for file in [*folder.glob("index-*"), *folder.glob("*.part")]:
        if file.name not in keep:
            file.unlink(missing_ok=True)


def load_index(
    folder: Path,
    collection: Collection,
    encoder: Encoder,
    multilingual: MultilingualEncoder | None = None,
) -> Index:
    """Load the index of this collection and these models.

    Raises:
        IndexMismatchError: there is none, it is damaged, or it was built from something else.
    """
    wanted = Manifest.of(collection, encoder, multilingual)
    says = _differs(folder, MANIFEST, wanted)
    if says and _differs(folder, _BEFORE, wanted):
        raise says
    name = _BEFORE if says else MANIFEST
    return Index(wanted, _segments(folder, _manifest(folder, name)), collection)


def _differs(folder: Path, name: str, wanted: Manifest) -> IndexMismatchError | None:
    """Say how an index that a manifest names differs from the one wanted; None if it doesn't."""
    try:
        manifest = _manifest(folder, name)
    except IndexMismatchError as error:
        return error
    for field, value in asdict(wanted).items():
        if (says := manifest.get(field)) != value:
            return IndexMismatchError(
                f"The index in {folder} has {field} {says}, not {value}. {_REBUILD}"
            )
    return None


def _manifest(folder: Path, name: str = MANIFEST) -> dict[str, object]:
    """Read a manifest of a folder."""
    try:
        return unsealed((folder / name).read_bytes())
    except FileNotFoundError as error:
        raise IndexMismatchError(f"There is no index in {folder} yet. {_REBUILD}") from error
    except BrokenSealError as error:
        raise DamagedIndexError(f"{folder / name} is damaged: {error}. {_REBUILD}") from error
    except OSError as error:
        raise DamagedIndexError(f"{folder / name} cannot be read. {_REBUILD}") from error


def _segments(folder: Path, manifest: Mapping[str, object]) -> list[Segment]:
    """Read the segments that a manifest names, once the checksums of their files are right."""
    codec = codec_of(str(manifest["codec"]), int(str(manifest["dimension"])))
    segments = []
    for each in segment_files(manifest):
        file = folder / each.name
        if not _is_whole(folder, each):
            raise DamagedIndexError(f"{file} is missing, truncated or foreign. {_REBUILD}")
        with_meaning = bool(manifest["multilingual"])
        segments.append(load_segment(file, each.held, codec, with_meaning=with_meaning))
    return segments


def _previous(folder: Path, wanted: Manifest) -> Previous | None:
    """Return what of an older index can be used again, if there is a whole one."""
    try:
        manifest = _manifest(folder)
        if manifest["format"] != FORMAT:
            return None
        segments = _segments(folder, manifest)
    except IndexMismatchError:
        return None
    words = (manifest["checksum"], manifest["codec"]) == (wanted.checksum, wanted.codec)
    meaning = bool(wanted.multilingual) and manifest["multilingual"] == wanted.multilingual
    return Previous(segments, words=words, meaning=meaning, whole=_is_alike(manifest, wanted))


def _is_alike(manifest: Mapping[str, object], wanted: Manifest) -> bool:
    """Say whether an index differs from the one wanted in its reports alone."""
    return all(manifest.get(name) == value for name, value in wanted.by_models().items())


def data_files(folder: Path, name: str = MANIFEST) -> list[str]:
    """Return the names of the data files that a manifest of a folder names, if there is one."""
    try:
        return [file.name for file in segment_files(_manifest(folder, name))]
    except IndexMismatchError:
        return []


def _check_writable(folder: Path) -> None:
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
