"""The folder that an index is kept in: written beside, swapped in whole, checked when read."""

import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock

from corpus.durable import write_durably
from corpus.model import OperatorError
from corpus.refusal import Refusal
from corpus.sealed import BrokenSealError, sealed, unsealed
from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.index.index import FORMAT, Index, Manifest, Previous
from embeddings.index.meaning import Meaning
from embeddings.index.tables_file import load_tables, save_tables, sha256_of
from embeddings.index.token_codec import codec_for, codec_of
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
            previous = _previous(folder, encoder, multilingual)
            index = Index.build(collection, encoder, multilingual, previous, progress)
            save_index(folder, index)
            return index


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

    The data file has a name of its own; the manifest that names it is replaced last, in one step.
    The index before this one stays too: whoever still has its collection goes on loading it.
    """
    before = _data_name(folder, MANIFEST)
    name = f"index-{hashlib.sha256(os.urandom(16)).hexdigest()[:12]}.npz"
    try:
        _check_writable(folder)
        save_tables(folder / name, index)
        if before:
            write_durably(folder / _BEFORE, (folder / MANIFEST).read_bytes())
        manifest = asdict(index.manifest) | {"file": name, "sha256": sha256_of(folder / name)}
        write_durably(folder / MANIFEST, sealed(manifest))
    except OSError as error:
        (folder / name).unlink(missing_ok=True)
        raise unwritable(folder, error) from error
    _tidy(folder)


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
    keep = {_data_name(folder, name) for name in (MANIFEST, _BEFORE)}
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
    whole = _tables(folder, _manifest(folder, name))
    meaning = Meaning(whole.meaning, collection) if whole.meaning else None
    return Index(wanted, whole.tables, meaning, whole.facts)


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


def _tables(folder: Path, manifest: dict[str, object]) -> Previous:
    """Read the data file that a manifest names, once its checksum is right."""
    file = folder / Path(str(manifest["file"])).name
    if not file.is_file() or sha256_of(file) != manifest["sha256"]:
        raise DamagedIndexError(f"{file} is missing, truncated or foreign. {_REBUILD}")
    codec = codec_of(str(manifest["codec"]), int(str(manifest["dimension"])))
    return load_tables(file, codec, with_meaning=bool(manifest["multilingual"]))


def _previous(
    folder: Path, encoder: Encoder, multilingual: MultilingualEncoder | None
) -> Previous | None:
    """Return the tables of an older index of the same models, if there is a whole one."""
    try:
        manifest = _manifest(folder)
        if manifest["format"] != FORMAT:
            return None
        old = _tables(folder, manifest)
    except IndexMismatchError:
        return None
    kept = manifest["checksum"], manifest["codec"]
    same = kept == (encoder.checksum, codec_for(encoder).name)
    meant = multilingual is not None and manifest["multilingual"] == multilingual.checksum
    return Previous(old.tables if same else {}, old.meaning if meant else None, old.facts)


def _data_name(folder: Path, name: str) -> str:
    """Return the data file that a manifest names; empty when it names none."""
    try:
        return str(_manifest(folder, name)["file"])
    except IndexMismatchError:
        return ""


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
