"""Words that stand in the reports to the letter, and the paragraphs that hold them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corpus.paragraphs import Paragraph
from embeddings.arrays import Mask
from embeddings.index.collection import Collection
from embeddings.search.all_places.excerpt import around
from embeddings.text.bm25 import is_spaceless
from embeddings.text.quotations import exactly, quotations


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph that speaks of it, and the words that do: `paragraph.text[start:end]`.

    `sentence` is the number of the sentence that they stand in; `is_worded` says that the words
    asked for stand in the paragraph or its headings, and not only words that mean the like.
    """

    paragraph: Paragraph
    sentence: int
    start: int
    end: int
    is_worded: bool


class ExactMentions:
    """Finds words in a collection as they are written; nothing of it changes while it is asked."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _has_spaceless(self) -> bool:
        """Say whether some sentence is of a script without spaces."""
        return any(is_spaceless(text) for text in self._collection.texts)

    def find(
        self, phrases: Sequence[str], reports: frozenset[str] | None = None
    ) -> tuple[Mention, ...]:
        """Find every paragraph that holds all of some phrases; mentions are of the first one.

        Args:
            phrases: words as they stand in the reports.
            reports: ids of the only reports to search; None is all.

        Returns:
            One mention a paragraph, with the words around them, in the order of the reports.
        """
        collection, within = self._collection, self._collection.select_reports(reports)
        patterns = [exactly(phrase) for phrase in phrases]
        held = (
            (row, found[0])
            for row in self._rows(within)
            if (found := _all_found(patterns, collection.paragraphs.text(row)))
        )
        return tuple(
            _mention(collection.paragraphs[row], *span, collection.languages[row])
            for row, span in held
        )

    def are_quoted(self, question: str) -> bool:
        """Say whether a question quotes words that may stand in the reports, by their script."""
        phrases = quotations(question).phrases
        return any(not is_spaceless(phrase) or self._has_spaceless for phrase in phrases)

    def in_order(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return mentions in the order of the reports."""
        row_of = self._collection.paragraph_row
        return tuple(sorted(mentions, key=lambda mention: row_of(mention.paragraph)))

    def _rows(self, within: Mask | None) -> list[int]:
        """Return the numbers of the paragraphs of the reports that count, in order."""
        if within is None:
            return list(range(len(self._collection.paragraphs)))
        rows: list[int] = np.unique(self._collection.paragraph_of[within]).tolist()
        return rows


def _all_found(patterns: Sequence[re.Pattern[str]], text: str) -> list[tuple[int, int]]:
    """Return where a text first holds each of some patterns; empty where it lacks one."""
    found = []
    for pattern in patterns:
        match = pattern.search(text)
        if match is None:
            return []
        found.append(match.span())
    return found


def _mention(paragraph: Paragraph, start: int, end: int, language: str) -> Mention:
    """Return the mention of words that stand in a paragraph's text, with those around them."""
    numbered = enumerate(paragraph.sentences)
    sentence = next((number for number, span in numbered if span.end > start), 0)
    whole = paragraph.sentences[sentence]
    if whole.start <= start and end <= whole.end:
        text = paragraph.text[whole.start : whole.end]
        first, last = around(text, start - whole.start, end - whole.start, language)
        start, end = whole.start + first, whole.start + last
    return Mention(paragraph, max(sentence, paragraph.lead), start, end, True)
