"""Which rows of a collection each report has: a report is encoded, kept and left out whole."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from embeddings.arrays import TextRows
from embeddings.index.collection import Collection
from embeddings.index.facts import facts_key


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one report: each a range of those of its collection.

    `read` are those of `expected` that the model of words reads, as rows of all that it reads.
    `key` is a hash that stays while nothing of the report changes that is encoded or told of it.
    """

    key: str
    report: int
    paragraphs: range
    sentences: range
    headings: range
    expected: range
    read: range


def parts_of(collection: Collection, languages: frozenset[str]) -> tuple[Part, ...]:
    """Return the parts of a collection, in order.

    Args:
        collection: the reports.
        languages: those that the model of words reads.
    """
    reports = np.arange(len(collection.reports) + 1)
    paragraphs = np.searchsorted(collection.report_of, reports)
    sentences = np.searchsorted(collection.paragraph_of, paragraphs)
    headings = np.searchsorted(collection.first_of_heading, paragraphs)
    of_report = collection.report_of[collection.expected_paragraph]
    expected = np.searchsorted(of_report, reports)
    read = np.searchsorted(collection.expected_in(languages), expected)
    ranges = zip(*map(_ranges, (paragraphs, sentences, headings, expected, read)), strict=True)
    return tuple(
        Part(_key(collection, report, each[1], each[3]), report, *each)
        for report, each in enumerate(ranges)
    )


def _ranges(bounds: TextRows) -> Iterator[range]:
    """Yield the ranges between bounds."""
    return (range(start, end) for start, end in pairwise(bounds.tolist()))


def _key(collection: Collection, report: int, sentences: range, expected: range) -> str:
    """Return a hash of what is told of a report, how much is searched, and what is expected."""
    told = facts_key(*collection.facts_basis(report))
    digest = hashlib.sha256(f"{told} {len(sentences)}".encode())
    for row in expected:
        question = collection.expected[row]
        digest.update(f"\0{question.language} {question.text}".encode())
    return digest.hexdigest()[:32]
