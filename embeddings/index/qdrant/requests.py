"""What is sent to Qdrant and comes from it, in the client's types: no call is made here."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import NAMESPACE_URL, uuid5

import numpy as np
from qdrant_client import models

from embeddings.arrays import Vectors
from embeddings.index.candidates import BY_MEANING, BY_VECTOR, BY_WORDS
from embeddings.index.qdrant.points import (
    ALONE,
    CONTEXT,
    MEANING,
    MEANT,
    SENTENCE,
    TOKENS,
    WORDS,
    Point,
    Seal,
    Search,
    Stored,
)

# How many points an approximate search keeps in view, no fewer than are wanted of it.
IN_VIEW = 512
# How many of those brought by vectors and words stay, by their late interaction.
STAY = 150
# The names in a point's payload: its report, or that it is the seal of one.
REPORT, KIND, SEAL = "report", "kind", "seal"
WORDS_CONFIG = {WORDS: models.SparseVectorParams(modifier=models.Modifier.IDF)}
# A vector or several, as points are scored by them.
Asked: TypeAlias = list[float] | list[list[float]]
# To how many decimals a vector is sent; those of tokens are kept in half precision.
_DECIMALS, _TOKEN_DECIMALS = 6, 4
# No graph: these are only read or rescored, never looked for.
_STORED = models.HnswConfigDiff(m=0)
_LATE = models.MultiVectorConfig(comparator=models.MultiVectorComparator.MAX_SIM)


def vectors_config(words: int, meaning: int) -> dict[str, models.VectorParams]:
    """Return what vectors a point has, for models of some dimensions; 0 is no model of meaning.

    Products are taken as they are: of unit vectors they are cosines.
    """
    dot = models.Distance.DOT
    searched = {SENTENCE: words, CONTEXT: words} | ({MEANING: meaning} if meaning else {})
    config = {name: models.VectorParams(size=size, distance=dot) for name, size in searched.items()}
    for name, size in (TOKENS, words), (MEANT, meaning):
        if size:
            config[name] = models.VectorParams(
                size=size,
                distance=dot,
                multivector_config=_LATE,
                hnsw_config=_STORED,
                on_disk=True,
                datatype=models.Datatype.FLOAT16,
            )
    if meaning:
        config[ALONE] = models.VectorParams(
            size=meaning, distance=dot, hnsw_config=_STORED, on_disk=True
        )
    return config


def of_reports(reports: Sequence[str] | None) -> models.Filter | None:
    """Return what chooses the points of some reports; None for all."""
    return None if reports is None else holding(REPORT, reports)


def holding(name: str, values: Sequence[str]) -> models.Filter:
    """Return what chooses the points that have one of some values."""
    match = models.MatchAny(any=list(values))
    return models.Filter(must=[models.FieldCondition(key=name, match=match)])


def point_struct(point: Point) -> models.PointStruct:
    """Return a sentence as it is sent."""
    vector: dict[str, Any] = {name: floats(each) for name, each in point.vectors.items()}
    vector[TOKENS] = _tokens(point.context.tokens)
    if point.meant is not None:
        vector[MEANT] = _tokens(point.meant)
    if point.terms:
        vector[WORDS] = _sparse(point.terms)
    payload = {
        REPORT: point.report,
        "ids": point.context.ids.tolist(),
        "spans": point.context.spans.ravel().tolist(),
    }
    return models.PointStruct(id=point.id, vector=vector, payload=payload)


def _tokens(tokens: Vectors) -> list[list[float]]:
    """Return (t, d) tokens as they are sent; none as one that matches nothing.

    Without any a point would never be rescored.
    """
    sent = tokens if len(tokens) else np.zeros((1, tokens.shape[1]), np.float32)
    rounded: list[list[float]] = np.round(sent.astype(np.float64), _TOKEN_DECIMALS).tolist()
    return rounded


def seal_id(report: str) -> str:
    """Return the id of the point that is a report's seal."""
    return str(uuid5(NAMESPACE_URL, f"verbatim:{report}"))


def seal_struct(report: str, seal: Seal) -> models.PointStruct:
    """Return a seal as it is sent: a point without vectors, which no search finds."""
    counted = {"ids": [*seal.counts], "counts": [*seal.counts.values()]}
    payload = {KIND: SEAL, SEAL: report, "digest": seal.digest, "tokens": seal.tokens, **counted}
    return models.PointStruct(id=seal_id(report), vector={}, payload=payload)


def seal_from(payload: Mapping[str, Any]) -> Seal:
    """Return the seal that a payload holds."""
    counts = dict(zip(payload["ids"], payload["counts"], strict=True))
    return Seal(payload["digest"], payload["tokens"], counts)


def order_of(search: Search) -> tuple[Asked, str]:
    """Return what the points of a search are scored by at last, and which vector of theirs."""
    if len(search.tokens):
        tokens: Asked = np.round(search.tokens.astype(np.float64), _DECIMALS).tolist()
        return tokens, MEANT if search.by_meaning else TOKENS
    if search.meaning is not None:
        return floats(search.meaning), MEANING
    return floats(search.vector), CONTEXT


def prefetches(search: Search, query: Asked, using: str) -> list[models.Prefetch]:
    """Return what brings the points of a search.

    The nearest by vectors and words, of which the best by `query` stay; beside them the nearest in
    meaning, and those known already.
    """
    allowed = of_reports(search.reports)
    near = [
        _near(floats(search.vector), SENTENCE, BY_VECTOR, allowed),
        _near(floats(search.vector), CONTEXT, BY_VECTOR, allowed),
    ]
    if search.words:
        sparse = _sparse(search.words)
        near.append(models.Prefetch(query=sparse, using=WORDS, limit=BY_WORDS, filter=allowed))
    found = [models.Prefetch(prefetch=near, query=query, using=using, limit=STAY)]
    if search.meaning is not None:
        found.append(_near(floats(search.meaning), MEANING, BY_MEANING, allowed))
    if search.known:
        known = models.Filter(must=[models.HasIdCondition(has_id=list(search.known))])
        found.append(models.Prefetch(filter=known, limit=len(search.known)))
    return found


def _near(
    vector: list[float], using: str, limit: int, allowed: models.Filter | None
) -> models.Prefetch:
    """Return what brings the points nearest to a vector."""
    params = models.SearchParams(hnsw_ef=max(IN_VIEW, limit))
    return models.Prefetch(query=vector, using=using, limit=limit, filter=allowed, params=params)


def _sparse(weights: Mapping[int, float]) -> models.SparseVector:
    """Return terms as a sparse vector."""
    return models.SparseVector(indices=[*weights], values=[*weights.values()])


def floats(vector: Vectors) -> list[float]:
    """Return a vector as it is sent, in few digits."""
    rounded: list[float] = np.round(vector.astype(np.float64), _DECIMALS).tolist()
    return rounded


def stored(point: models.Record | models.ScoredPoint, names: Sequence[str]) -> Stored:
    """Return the arrays that came with a point; with its tokens their ids and spans."""
    vectors: Any = point.vector
    arrays: dict[str, Any] = {name: np.array(vectors[name], np.float32) for name in names}
    if TOKENS in names:
        payload = point.payload or {}
        arrays["ids"] = np.array(payload["ids"], np.int32)
        arrays["spans"] = np.array(payload["spans"], np.int32).reshape(-1, 2)
        arrays[TOKENS] = arrays[TOKENS][: len(arrays["ids"])]
    return arrays
