"""A connection to a collection of a Qdrant server: made, checked, and what fails in a line."""

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from threading import Lock
from urllib.parse import urlsplit

from qdrant_client import QdrantClient, models
from qdrant_client.common.client_exceptions import ResourceExhaustedResponse
from qdrant_client.http.exceptions import ResponseHandlingException, UnexpectedResponse

from embeddings.index.manifest import shown
from embeddings.index.qdrant.requests import KIND, REPORT, WORDS_CONFIG, vectors_config
from embeddings.index.server import (
    ForeignCollectionError,
    Server,
    answers_oddly,
    is_away,
    refuses,
)

log = logging.getLogger(__name__)

# Seconds until an answer is given up: a question's is there in tens of milliseconds.
_PATIENCE = 10
_EXISTS, _TOO_MANY = 409, 429
_HERE = ("127.0.0.1", "::1", "localhost")


class Connection:
    """A collection of a server, and the client that calls it; several threads may."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._client, self._turn = _client(server), _turn(server)

    @contextmanager
    def calling(self) -> Iterator[QdrantClient]:
        """Make calls.

        Raises:
            IndexServerError: they fail; what was sent, and the key, is in no part of it.
        """
        with self._turn:
            try:
                yield self._client
            except UnexpectedResponse as error:
                raise refuses(self.server, error.status_code, error.reason_phrase) from None
            except ResourceExhaustedResponse:
                raise refuses(self.server, _TOO_MANY, "Too Many Requests") from None
            except ResponseHandlingException as error:
                says = answers_oddly if isinstance(error.source, ValueError) else is_away
                raise says(self.server, error.source) from None


def connect(server: Server, words: int, meaning: int, made_by: Mapping[str, object]) -> Connection:
    """Connect to a collection, which is made where there is none.

    Args:
        server: which one.
        words: how many dimensions the model of words has.
        meaning: how many the model of meaning has; 0 without one.
        made_by: what tells one that was made by other models or another version.

    Raises:
        ForeignCollectionError: it was.
        IndexServerError: the server can't be used.
    """
    connection, name = Connection(server), server.collection
    with connection.calling() as client:
        if not client.collection_exists(name):
            _create(client, server, vectors_config(words, meaning), made_by)
        found = client.get_collection(name).config.metadata or {}
    for part, value in made_by.items():
        if found.get(part) != value:
            raise ForeignCollectionError(
                f"The Qdrant {server} has {part} {shown(found.get(part))}, not {shown(value)}. Set "
                "index.collection to another name, or delete that collection: it is made anew."
            )
    return connection


def _create(
    client: QdrantClient,
    server: Server,
    vectors: Mapping[str, models.VectorParams],
    made_by: Mapping[str, object],
) -> None:
    """Make a collection; another process may be quicker."""
    try:
        client.create_collection(
            server.collection,
            vectors,
            sparse_vectors_config=WORDS_CONFIG,
            metadata=dict(made_by),
        )
    except UnexpectedResponse as error:
        if error.status_code != _EXISTS:
            raise
    # In memory there are none, and the client says so each time.
    for key in () if server.is_in_memory else (REPORT, KIND):
        client.create_payload_index(server.collection, key, models.PayloadSchemaType.KEYWORD)


@lru_cache
def _turn(server: Server) -> AbstractContextManager[object]:
    """Return what keeps apart those who read and those who write, where nothing else does."""
    return Lock() if server.is_in_memory else nullcontext()


@lru_cache
def _client(server: Server) -> QdrantClient:
    """Return the client of a server; one in memory holds all that there is of it."""
    if server.is_in_memory:
        return QdrantClient(server.url)
    parts = urlsplit(server.url)
    if server.key and parts.scheme == "http" and parts.hostname not in _HERE:
        log.warning("The key of the Qdrant server goes to %s in the clear: use https", server.url)
    with warnings.catch_warnings():
        # It was just said, in our words.
        warnings.filterwarnings("ignore", "Api key is used with an insecure connection")
        return QdrantClient(
            url=server.url,
            api_key=server.key or None,
            timeout=_PATIENCE,
            # It would ask for the server's version, and only warn where there is none.
            check_compatibility=False,
        )
