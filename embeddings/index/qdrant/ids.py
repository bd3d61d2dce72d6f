"""The ids of the points of sentences: each stays while its sentence says the same there."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

import numpy as np

from embeddings.index.collection import Collection
from embeddings.index.sentence_rows import SentenceRef


def point_ids(collection: Collection) -> list[str]:
    """Return the id of each sentence's point.

    It is a hash of the report's id and of all that the point is made of, so that a point is never
    changed: what says something else is another one. Where a report says the same twice, its
    second is another, too. A paragraph's number is no part of it: who inserts one moves no other.
    """
    seen: Counter[bytes] = Counter()
    ids = []
    for row, ref in enumerate(collection.sentences):
        parts = "\0".join(_made_of(collection, row, ref)).encode()
        digest = hashlib.sha256(parts)
        digest.update(f"\0{seen[digest.digest()]}".encode())
        seen[hashlib.sha256(parts).digest()] += 1
        ids.append(str(UUID(bytes=digest.digest()[:16], version=5)))
    return ids


def _made_of(collection: Collection, row: int, ref: SentenceRef) -> tuple[str, ...]:
    """Return what the point of a sentence is made of."""
    paragraph = collection.paragraphs[ref.paragraph]
    span = collection.in_context(ref)
    around = [
        collection.texts[other]
        if 0 <= other < len(collection.sentences)
        and collection.sentences[other].paragraph == ref.paragraph
        else ""
        for other in (row - 1, row + 1)
    ]
    language, path = collection.languages[ref.paragraph], " > ".join(paragraph.section)
    return paragraph.report, language, path, *around, f"{span.start} {span.end}", span.text


def ids_by_report(collection: Collection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the ids of each report's points, in order."""
    first = np.searchsorted(collection.paragraph_of, collection.first_of_report).tolist()
    ranges = zip(collection.reports, pairwise([*first, len(ids)]), strict=True)
    return {report: list(ids[start:end]) for report, (start, end) in ranges}
