"""The sentences of an index put on a server as they are: nothing is encoded again."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from embeddings.index.backends import beside, open_index
from embeddings.index.building import Previous, build_segments
from embeddings.index.manifest import Manifest
from embeddings.index.meaning import in_place
from embeddings.index.qdrant.adding import digest_of
from embeddings.index.qdrant.ids import ids_by_report, point_ids
from embeddings.index.qdrant.points import (
    ALONE,
    CONTEXT,
    MEANING,
    SENTENCE,
    Point,
    Seal,
    without_sentences,
)
from embeddings.index.qdrant.store import collection_of
from embeddings.index.qdrant.terms import term_weights
from embeddings.index.saving import save_index
from embeddings.index.server import Server
from embeddings.index.stacked import StackedVectors
from embeddings.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Mirror:
    """Where an index is put: the server, and the folder of what lies beside it."""

    server: Server
    folder: Path


def mirrored(searcher: Searcher, mirror: Mirror) -> Searcher:
    """Return a searcher of the same reports whose sentences are on a server.

    Args:
        searcher: one whose index is in a folder.
        mirror: where its index is put.
    """
    collection, index, models = searcher.collection, searcher.index, searcher.setup.models
    few = without_sentences(collection)
    beside(mirror.folder).mkdir(parents=True, exist_ok=True)
    segments = build_segments(few, models, Previous(index.segments, whole=False))
    save_index(beside(mirror.folder), Manifest.of(few, models), segments)
    server, ids = collection_of(mirror.server, models), point_ids(collection)
    points = points_of_index(searcher, ids)
    server.upsert(points)
    tokens = {point.id: point.context.ids.tolist() for point in points}
    for report, own in ids_by_report(collection, ids).items():
        counts = Counter(token for name in own for token in {*tokens[name]})
        total = sum(len(tokens[name]) for name in own)
        server.seal(report, Seal(digest_of(own), total, counts))
    opened = open_index(mirror.folder, mirror.server, collection, models)
    return Searcher(collection, opened, replace(searcher.setup, server=mirror.server))


def points_of_index(searcher: Searcher, ids: list[str]) -> list[Point]:
    """Return the points of an index's sentences, with its own vectors."""
    collection, index = searcher.collection, searcher.index
    every = np.arange(len(ids))
    vectors = {SENTENCE: index.sentence_vectors(every)}
    if meant := [each.meaning for each in index.segments if each.meaning is not None]:
        headings = StackedVectors([tables["headings"] for tables in meant])
        vectors[ALONE] = StackedVectors([tables["sentences"] for tables in meant]).at(every)
        paths = headings.at(np.arange(len(headings)))
        vectors[MEANING] = in_place(vectors[ALONE], paths, collection)
    contexts = [row for each in index.segments for row in each.tables["contexts"].rows()]
    tokens = [row for each in index.segments if each.meant for row in each.meant.rows()]
    points = []
    for row, ref in enumerate(collection.sentences):
        context = contexts[row]
        own = {name: table[row] for name, table in vectors.items()} | {CONTEXT: context.vector}
        report, language = (
            collection.paragraphs[ref.paragraph].report,
            collection.languages[ref.paragraph],
        )
        terms = term_weights(collection.texts[row], language)
        held = tokens[row].tokens if tokens else None
        points.append(Point(ids[row], report, own, context, terms, held))
    return points
