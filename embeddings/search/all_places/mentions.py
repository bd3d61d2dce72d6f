"""Words that stand in the reports to the letter, and the paragraphs that hold them."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corpus.paragraphs import Paragraph
from embeddings.arrays import Mask
from embeddings.index.collection import Collection
from embeddings.search.all_places.excerpt import around
from embeddings.text.bm25 import is_spaceless
from embeddings.text.quotations import find_exactly, quotations


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
        found = [
            (row, [find_exactly(phrase, collection.paragraphs[row].text) for phrase in phrases])
            for row in self._rows(within)
        ]
        held = ((row, spans) for row, spans in found if spans and all(spans))
        return tuple(
            _mention(collection.paragraphs[row], *span, collection.languages[row])
            for row, spans in held
            if (span := spans[0])
        )

    def are_quoted(self, question: str) -> bool:
        """Say whether a question quotes words that may stand in the reports, by their script."""
        phrases = quotations(question).phrases
        return any(self._has_spaceless or not is_spaceless(phrase) for phrase in phrases)

    def in_order(self, ids: Container[str]) -> list[str]:
        """Return ids of paragraphs in the order of the reports."""
        return [paragraph.id for paragraph in self._collection.paragraphs if paragraph.id in ids]

    def _rows(self, within: Mask | None) -> list[int]:
        """Return the numbers of the paragraphs of the reports that count, in order."""
        if within is None:
            return list(range(len(self._collection.paragraphs)))
        rows: list[int] = np.unique(self._collection.paragraph_of[within]).tolist()
        return rows


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
