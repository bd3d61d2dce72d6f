"""Opening an index: loaded where it is whole and of this library, else built and saved first."""

import logging
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from embeddings.index.building import Previous, build_segments
from embeddings.index.collection import Collection
from embeddings.index.folder import (
    BEFORE,
    MANIFEST,
    REBUILD,
    DamagedIndexError,
    IndexMismatchError,
    check_writable,
    differs,
    is_alike,
    read_manifest,
    whole_files,
)
from embeddings.index.index import Index
from embeddings.index.manifest import FORMAT, Manifest
from embeddings.index.saving import save_index
from embeddings.index.segment import Segment
from embeddings.index.segment_file import load_segment, segment_files
from embeddings.index.token_codec import codec_of
from embeddings.models import Models
from embeddings.progress import ProgressCallback

log = logging.getLogger(__name__)

# From how many bytes on the files of a library are mapped: of less, no memory need be spared.
LARGE_BYTES = 64 << 20


def open_index(
    folder: Path,
    collection: Collection,
    models: Models,
    progress: ProgressCallback | None = None,
) -> Index:
    """Load the index of this collection, or build and save it when missing, stale or damaged.

    Rows of an older index of the same models are used again, so only changed text is encoded.

    Args:
        folder: where it is kept.
        collection: what is searched.
        models: the models that encode it.
        progress: told how many texts were just encoded, and of how many in all.

    Raises:
        IndexFolderError: the folder cannot be written.
    """
    try:
        return load_index(folder, collection, models)
    except DamagedIndexError as error:
        log.warning("The index is damaged, and is built anew: %s", error)
    except IndexMismatchError as error:
        log.info("Building the index: %s", error)
    check_writable(folder)
    with FileLock(folder / "build.lock"):
        try:
            # Another process may have built it while this one waited.
            return load_index(folder, collection, models)
        except IndexMismatchError:
            wanted = Manifest.of(collection, models)
            previous = _previous(folder, wanted)
            save_index(folder, wanted, build_segments(collection, models, previous, progress))
        return load_index(folder, collection, models)


def has_index(folder: Path, collection: Collection, models: Models) -> bool:
    """Say whether a folder has the index of this collection and these models; nothing is read."""
    return not differs(folder, MANIFEST, Manifest.of(collection, models))


def load_index(folder: Path, collection: Collection, models: Models) -> Index:
    """Load the index of this collection and these models.

    Raises:
        IndexMismatchError: there is none, it is damaged, or it was built from something else.
    """
    wanted = Manifest.of(collection, models)
    says = differs(folder, MANIFEST, wanted)
    if says and differs(folder, BEFORE, wanted):
        raise says
    name = BEFORE if says else MANIFEST
    return Index(wanted, _segments(folder, read_manifest(folder, name)), collection, folder)


def _segments(folder: Path, manifest: Mapping[str, object]) -> list[Segment]:
    """Read the segments that a manifest names, once the checksums of their files are right."""
    codec = codec_of(str(manifest["codec"]), int(str(manifest["dimension"])))
    files = segment_files(manifest)
    whole = set(whole_files(folder, files))
    for each in files:
        if each not in whole:
            raise DamagedIndexError(
                f"{folder / each.name} is missing, truncated or foreign. {REBUILD}"
            )
    mapped = sum((folder / each.name).stat().st_size for each in files) > LARGE_BYTES
    multilingual = str(manifest["multilingual"])
    return [
        load_segment(folder / each.name, each.held, codec, multilingual, mapped=mapped)
        for each in files
    ]


def _previous(folder: Path, wanted: Manifest) -> Previous | None:
    """Return what of an older index can be used again, if there is a whole one."""
    try:
        manifest = read_manifest(folder)
        if manifest["format"] != FORMAT:
            return None
        segments = _segments(folder, manifest)
    except IndexMismatchError:
        return None
    words = (manifest["checksum"], manifest["codec"]) == (wanted.checksum, wanted.codec)
    meaning = bool(wanted.multilingual) and manifest["multilingual"] == wanted.multilingual
    return Previous(segments, words=words, meaning=meaning, whole=is_alike(manifest, wanted))
