"""Where an index is kept: in a folder alone, or with its sentences on a server."""

from importlib.util import find_spec
from pathlib import Path

from corpus.model import OperatorError
from embeddings.index import saving, store
from embeddings.index.checksums import forget_checksums
from embeddings.index.collection import Collection
from embeddings.index.folder import IndexFolderError
from embeddings.index.index import Index
from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.progress import ProgressCallback


class NoClientError(OperatorError):
    """The server's client isn't installed; the message says how to."""


def open_index(
    folder: Path,
    server: Server | None,
    collection: Collection,
    models: Models,
    progress: ProgressCallback | None = None,
) -> Index:
    """Open the index of a collection, and build what of it is missing, stale or damaged.

    Args:
        folder: where it is kept, or what lies beside the server.
        server: where the sentences are; None for the folder.
        collection: what is searched.
        models: the models that encode it.
        progress: told how many texts were just encoded, and of how many in all.

    Raises:
        IndexFolderError, IndexServerError, NoClientError: what can't be used, and what to do.
    """
    if server is None:
        return store.open_index(folder, collection, models, progress)
    _check_client()
    from embeddings.index.qdrant.store import open_remote

    return open_remote(server, beside(folder), collection, models, progress)


def has_index(folder: Path, server: Server | None, collection: Collection, models: Models) -> bool:
    """Say whether the index of a collection by some models is there; nothing is built."""
    if server is None:
        return store.has_index(folder, collection, models)
    _check_client()
    from embeddings.index.qdrant.store import has_remote

    return has_remote(server, beside(folder), collection, models)


def load_index(
    folder: Path, server: Server | None, collection: Collection, models: Models
) -> Index:
    """Load the index of a collection by some models; nothing is built.

    Raises:
        IndexMismatchError: it isn't there, or not whole.
        IndexServerError, NoClientError: the server can't be used.
    """
    if server is None:
        return store.load_index(folder, collection, models)
    _check_client()
    from embeddings.index.qdrant.store import load_remote

    return load_remote(server, beside(folder), collection, models)


def check_index(
    folder: Path, server: Server | None, collection: Collection, models: Models
) -> Index:
    """Load an index with every file of it read through, also one that looks as it was.

    Returns what `load_index` does.

    Raises:
        IndexFolderError: the folder can't be written.
        IndexMismatchError, IndexServerError, NoClientError: as `load_index` does.
    """
    try:
        for each in (folder, beside(folder)):
            forget_checksums(each)
    except OSError as error:
        raise IndexFolderError(
            f"{folder} can't be written ({error.strerror}), so its files can't be read through "
            "again. Do it as the user that the bot runs as."
        ) from error
    return load_index(folder, server, collection, models)


def keep_only(folder: Path, server: Server | None, index: Index) -> None:
    """Delete all that isn't of an index, in its folder and on its server.

    Raises:
        IndexFolderError, IndexServerError: it can't be deleted.
    """
    if server is None:
        saving.keep_only(folder, index)
        return
    from embeddings.index.qdrant.store import keep_only_remote

    keep_only_remote(beside(folder), index)


def beside(folder: Path) -> Path:
    """Return the folder of what lies beside a server: an index in the folder itself stays whole."""
    return folder / "qdrant"


def _check_client() -> None:
    """Refuse to go on without the server's client, which isn't a part of every installation.

    What imports it is imported late: it takes a second.

    Raises:
        NoClientError: it isn't there.
    """
    if find_spec("qdrant_client") is None:
        raise NoClientError(
            "index.backend is qdrant, and its client isn't installed. Install it with: pip install "
            '"verbatim-bot[qdrant]"'
        )
