"""The backends that the tests of the index run over: a fixture, and collections to use up."""

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from qdrant_client import QdrantClient

from embeddings.index.server import Server


def new_collection(url: str = ":memory:", key: str = "") -> Server:
    """Return a collection that nobody has used."""
    return Server(url, f"test-{uuid4().hex}", key)


@pytest.fixture(params=["faiss", "memory", "server"])
def server(request: pytest.FixtureRequest) -> Iterator[Server | None]:
    """Return where sentences are kept: in the folder, in Qdrant's memory, on a real server.

    The last one is that of QDRANT_URL and QDRANT_KEY; without such it is skipped.
    """
    if request.param == "faiss":
        yield None
    elif request.param == "memory":
        yield new_collection()
    else:
        url, key = os.environ.get("QDRANT_URL"), os.environ.get("QDRANT_KEY", "")
        if not url:
            pytest.skip("QDRANT_URL names no server")
        collection = new_collection(url, key)
        yield collection
        client = QdrantClient(url=url, api_key=key or None)
        client.delete_collection(collection.collection)
