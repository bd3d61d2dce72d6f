"""The points of a collection on a Qdrant server: put, deleted, sealed, listed and searched."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from qdrant_client import models

from embeddings.arrays import Vectors
from embeddings.index.candidates import BY_MEANING
from embeddings.index.qdrant.connection import Connection
from embeddings.index.qdrant.points import CONTEXT, MEANING, TOKENS, Point, Seal, Search, Stored
from embeddings.index.qdrant.requests import (
    IN_VIEW,
    KIND,
    REPORT,
    SEAL,
    STAY,
    floats,
    holding,
    of_reports,
    order_of,
    point_struct,
    prefetches,
    seal_from,
    seal_id,
    seal_struct,
    stored,
)

T = TypeVar("T")

# How many points are sent, read and listed at a time: a few megabytes of JSON each. Of long
# sentences fewer are sent, since a server takes 32 MB at most.
_SENT, _READ, _LISTED = 64, 64, 1000
_TOKENS_SENT = 4000
# Seconds until what is written must be on the server's disk.
_WRITTEN = 60
# How many reports are counted, more than a collection has.
_REPORTS = 1_000_000


class QdrantPoints:
    """The points of a collection; each method raises IndexServerError where that can't be."""

    def __init__(self, connection: Connection) -> None:
        self.server = connection.server
        self._name = connection.server.collection
        self._calling = connection.calling

    def upsert(self, points: Sequence[Point]) -> None:
        """Put points, some at a time; one that is there stays the same."""
        for some in _loads(points):
            with self._calling() as client:
                client.upsert(self._name, [point_struct(point) for point in some], timeout=_WRITTEN)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete points."""
        for some in _parts(ids, _LISTED):
            with self._calling() as client:
                chosen = models.PointIdsList(points=list(some))
                client.delete(self._name, chosen, timeout=_WRITTEN)

    def forget(self, report: str) -> None:
        """Delete the seal of a report, then all its points."""
        self.unseal(report)
        with self._calling() as client:
            chosen = models.FilterSelector(filter=holding(REPORT, [report]))
            client.delete(self._name, chosen, timeout=_WRITTEN)

    def seal(self, report: str, seal: Seal) -> None:
        """Say that every point of a report is there."""
        with self._calling() as client:
            client.upsert(self._name, [seal_struct(report, seal)], timeout=_WRITTEN)

    def seals(self) -> dict[str, Seal]:
        """Return the seals by their report."""
        listed = self._listed(holding(KIND, [SEAL]), with_payload=True)
        return {payload[SEAL]: seal_from(payload) for _, payload in listed}

    def unseal(self, report: str) -> None:
        """Say of a report that its points may not all be there."""
        self.delete([seal_id(report)])

    def held(self, report: str) -> dict[str, list[int]]:
        """Return the ids of the points of a report, each with its token ids."""
        listed = self._listed(holding(REPORT, [report]), with_payload=["ids"])
        return {name: payload["ids"] for name, payload in listed}

    def counts(self) -> dict[str, int]:
        """Return how many points each report has."""
        with self._calling() as client:
            found = client.facet(self._name, REPORT, limit=_REPORTS, exact=True)
        return {str(hit.value): hit.count for hit in found.hits}

    def _listed(
        self, chosen: models.Filter, *, with_payload: bool | list[str]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield all points of a filter by their ids, each with what is wanted of its payload."""
        offset: Any = None
        while True:
            with self._calling() as client:
                found, offset = client.scroll(
                    self._name, chosen, limit=_LISTED, offset=offset, with_payload=with_payload
                )
            yield from ((str(record.id), record.payload or {}) for record in found)
            if offset is None:
                return

    def nearest(
        self,
        name: str,
        vector: Vectors,
        k: int,
        reports: Sequence[str] | None = None,
        params: models.SearchParams | None = None,
    ) -> list[str]:
        """Return the ids of the k points of some reports nearest to a vector, best first."""
        wanted = params or models.SearchParams(hnsw_ef=max(k, IN_VIEW))
        with self._calling() as client:
            found = client.query_points(
                self._name,
                floats(vector),
                using=name,
                limit=k,
                query_filter=of_reports(reports),
                # In memory every search is exact, and the client says so each time.
                search_params=None if self.server.is_in_memory else wanted,
                with_payload=False,
            )
        return [str(point.id) for point in found.points]

    def candidates(self, search: Search) -> list[tuple[str, float, Stored]]:
        """Return the points that may answer a question, each with its score and its vectors.

        The vectors are those of its context and of its meaning. One query finds, rescores and
        returns them.
        """
        names = [CONTEXT] if search.meaning is None else [CONTEXT, MEANING]
        query, using = order_of(search)
        with self._calling() as client:
            found = client.query_points(
                self._name,
                query,
                using=using,
                prefetch=prefetches(search, query, using),
                limit=STAY + BY_MEANING + len(search.known),
                with_payload=False,
                with_vectors=names,
            )
        return [(str(each.id), each.score, stored(each, names)) for each in found.points]

    def retrieve(self, ids: Sequence[str], names: Sequence[str]) -> dict[str, Stored]:
        """Return some vectors of points by their ids; one that is gone is left out."""
        payload = ["ids", "spans"] if TOKENS in names else False
        records: list[models.Record] = []
        for some in _parts(ids, _READ):
            with self._calling() as client:
                records += client.retrieve(self._name, list(some), payload, list(names))
        return {str(record.id): stored(record, names) for record in records}


def _loads(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield points in order, as many at a time as are sent."""
    load: list[Point] = []
    tokens = 0
    for point in points:
        tokens += len(point.context.ids)
        if load and (len(load) == _SENT or tokens > _TOKENS_SENT):
            yield load
            load, tokens = [], len(point.context.ids)
        load.append(point)
    if load:
        yield load


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield parts of a size, in order."""
    return (items[start : start + size] for start in range(0, len(items), size))
