"""Keeping a collection of a server like a library: what is lacking is added, the rest deleted.

A report's points are there when its seal says so, which is set last: a run that was broken off has
set none, and the next one adds what is lacking. What isn't of the library any more is deleted after
a change of it, and not before: until then it may be asked about.
"""

from pathlib import Path

from filelock import FileLock

from embeddings.index.collection import Collection
from embeddings.index.folder import IndexMismatchError
from embeddings.index.index import Index
from embeddings.index.manifest import Manifest
from embeddings.index.qdrant.adding import Adding, RemoteLibrary
from embeddings.index.qdrant.client import QdrantPoints
from embeddings.index.qdrant.connection import connect
from embeddings.index.qdrant.ids import ids_by_report
from embeddings.index.qdrant.index import QdrantIndex
from embeddings.index.qdrant.sentences import RemoteSentences
from embeddings.index.saving import keep_only
from embeddings.index.segment import Known
from embeddings.index.server import Server
from embeddings.index.store import has_index, load_index, open_index
from embeddings.models import Models
from embeddings.progress import ProgressCallback

# Of another version nothing is used again.
_VERSION = 2


def open_remote(
    server: Server,
    folder: Path,
    collection: Collection,
    models: Models,
    progress: ProgressCallback | None = None,
) -> QdrantIndex:
    """Open the index of a collection; what of it is missing on the server or beside it is added.

    Args:
        server: where the sentences are.
        folder: where lies what is kept beside them.
        collection: what is searched.
        models: the models that encode it.
        progress: told how many texts were just encoded, and of how many in all.

    Raises:
        IndexServerError, IndexFolderError: what can't be used, and what to do.
    """
    library, points = RemoteLibrary(collection, models), collection_of(server, models)
    adding = Adding(library, points, progress)
    beside = open_index(folder, library.few, models, adding.told_beside)
    if adding:
        with FileLock(folder / "server.lock"):
            # Another process may have added it while this one waited.
            adding = Adding(library, points, progress)
            adding.add(Known(beside.segments).meaning["headings"])
    return _index(library, beside, points)


def has_remote(server: Server, folder: Path, collection: Collection, models: Models) -> bool:
    """Say whether all of a collection is on a server and beside it."""
    library = RemoteLibrary(collection, models)
    if not has_index(folder, library.few, models):
        return False
    return not library.lacking(collection_of(server, models))


def load_remote(
    server: Server, folder: Path, collection: Collection, models: Models
) -> QdrantIndex:
    """Load the index of a collection; nothing is added.

    Raises:
        IndexMismatchError: something is missing.
        IndexServerError: the server can't be used.
    """
    library, points = RemoteLibrary(collection, models), collection_of(server, models)
    if reports := library.lacking(points):
        raise IndexMismatchError(
            f"The Qdrant {server} lacks sentences of {', '.join(reports)}. Add them with: python "
            "run_bot.py index"
        )
    beside = load_index(folder, library.few, models)
    return _index(library, beside, points)


def collection_of(server: Server, models: Models) -> QdrantPoints:
    """Open the collection of a server for some models."""
    words, meaning = models.words, models.meaning
    made_by: dict[str, object] = {
        "version": _VERSION,
        "words": words.checksum,
        "languages": " ".join(sorted(words.languages)),
        "meaning": meaning.checksum if meaning else "",
    }
    return QdrantPoints(connect(server, *_dimensions(models), made_by))


def _dimensions(models: Models) -> tuple[int, int]:
    """Return how many dimensions either model has; 0 without that of meaning."""
    return models.words.dimension, models.meaning.dimension if models.meaning else 0


def _index(library: RemoteLibrary, beside: Index, points: QdrantPoints) -> QdrantIndex:
    """Put an index together."""
    collection, models = library.collection, library.models
    sentences = RemoteSentences(points, collection, library.ids, _dimensions(models))
    manifest = Manifest.of(collection, models)
    return QdrantIndex(manifest, beside, collection, sentences, points.seals())


def keep_only_remote(folder: Path, index: Index) -> None:
    """Delete every point that isn't of an index, and what lies beside others.

    Raises:
        IndexServerError, IndexFolderError: that can't be done.
        ValueError: the index isn't on a server.
    """
    if not isinstance(index, QdrantIndex):
        raise ValueError("the index isn't on a server")
    keep_only(folder, index.beside)
    points, own = index.sentences.points, ids_by_report(index.collection, index.sentences.ids)
    counts = points.counts()
    for report in (counts.keys() | points.seals().keys()) - own.keys():
        points.forget(report)
    for report, ids in own.items():
        if counts.get(report, 0) != len(ids):
            held, wanted = points.held(report).keys(), set(ids)
            if wanted <= held:
                # Another process may have sealed another edition meanwhile.
                points.seal(report, index.seals[report])
                points.delete([*(held - wanted)])
            else:
                points.unseal(report)
