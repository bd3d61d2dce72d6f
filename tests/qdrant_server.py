"""A Qdrant server of the tests' own: the client's in-memory engine, called as the real one is.

It speaks HTTP as far as Verbatim calls it, asks for a key, and can be stopped and started again
with what it holds, or be told to fail.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter
from qdrant_client import QdrantClient, models

KEY = "a-Secret_qdrant"
Body: TypeAlias = dict[str, Any]
_SELECTORS: TypeAdapter[models.PointsSelector] = TypeAdapter(models.PointsSelector)


class QdrantServer:
    """Answers calls at `url` while it is started.

    `calls` are those that came, such as "POST points/query"; where `failing` says a status for one
    of them, it is refused with that.
    """

    def __init__(self) -> None:
        self.engine = QdrantClient(":memory:")
        self.calls: list[str] = []
        self.failing: Callable[[str], int] = lambda call: 0
        self.turn = Lock()
        self._port = 0
        self._http: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """Return its address, which stays when it is started again."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Begin to answer."""
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._http.server_address[1]
        Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()
            self._http = None


@contextmanager
def running_qdrant() -> Iterator[QdrantServer]:
    """Run a server until the block ends."""
    server = QdrantServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()


class _Handler(BaseHTTPRequestHandler):
    """One call, a connection each, so that a server that is stopped is away at once."""

    owner: QdrantServer

    def _answer(self) -> None:
        """Answer a call as the server does."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name, path = re.match(r"/collections/([^/?]+)/?([^?]*)", self.path).groups()  # type: ignore[union-attr]  # nothing else is called
        call = f"{self.command} {path}".strip()
        with self.owner.turn:
            self.owner.calls.append(call)
            status = 0 if self.headers.get("api-key") == KEY else 401
            status = status or self.owner.failing(call)
            if status:
                self._say(status, {"status": {"error": "refused by the tests"}})
            else:
                result = _CALLS[call](self.owner.engine, name, json.loads(body or b"{}"))
                self._say(200, {"time": 0.0, "status": "ok", "result": _plain(result)})

    def _say(self, status: int, says: Mapping[str, Any]) -> None:
        """Send an answer."""
        data = json.dumps(says).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = _answer  # noqa: N815 - as the base class names them

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def _plain(result: object) -> object:
    """Return a result as JSON has it."""
    if isinstance(result, BaseModel):
        return result.model_dump(mode="json")
    return [_plain(each) for each in result] if isinstance(result, list) else result


def _create(engine: QdrantClient, name: str, body: Body) -> object:
    """Make a collection."""
    wanted = models.CreateCollection(**body)
    return engine.create_collection(
        name,
        wanted.vectors,
        sparse_vectors_config=wanted.sparse_vectors,
        metadata=wanted.metadata,
    )


def _query(engine: QdrantClient, name: str, body: Body) -> object:
    """Search."""
    wanted = models.QueryRequest(**body)
    return engine.query_points(
        name,
        wanted.query,
        using=wanted.using,
        prefetch=wanted.prefetch,
        query_filter=wanted.filter,
        limit=wanted.limit or 10,
        with_payload=wanted.with_payload or False,
        with_vectors=wanted.with_vector or False,
    )


def _scroll(engine: QdrantClient, name: str, body: Body) -> object:
    """List points."""
    wanted = models.ScrollRequest(**body)
    points, offset = engine.scroll(
        name,
        wanted.filter,
        limit=wanted.limit or 10,
        offset=wanted.offset,
        with_payload=wanted.with_payload or False,
    )
    return {"points": _plain(points), "next_page_offset": offset}


def _retrieve(engine: QdrantClient, name: str, body: Body) -> object:
    """Return points by their ids."""
    wanted = models.PointRequest(**body)
    return engine.retrieve(
        name, wanted.ids, wanted.with_payload or False, wanted.with_vector or False
    )


_CALLS: Mapping[str, Callable[[QdrantClient, str, Body], object]] = {
    "GET exists": lambda engine, name, _: {"exists": engine.collection_exists(name)},
    "GET": lambda engine, name, _: engine.get_collection(name),
    "PUT": _create,
    "PUT index": lambda *_: {"operation_id": 0, "status": "completed"},
    "PUT points": lambda engine, name, body: engine.upsert(
        name, [models.PointStruct(**point) for point in body["points"]]
    ),
    "POST points": _retrieve,
    "POST points/query": _query,
    "POST points/scroll": _scroll,
    "POST points/delete": lambda engine, name, body: engine.delete(
        name, _SELECTORS.validate_python(body)
    ),
    "POST facet": lambda engine, name, body: engine.facet(name, body["key"], limit=body["limit"]),
}
