"""The words of a sentence that answer: the few clauses that surely hold what is asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from corpus.paragraphs import Paragraph
from embeddings.arrays import Vectors
from embeddings.search.marks.answering_sentence import answering
from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.marks.best_run import Weighed, best_run, count_words
from embeddings.search.marks.clause_features import (
    NAMES,
    Asked,
    SentenceMatches,
    clause_features,
)
from embeddings.search.marks.clause_model import ClauseModel
from embeddings.search.marks.completed import completed
from embeddings.search.marks.foreign_clauses import FOREIGN_NAMES, foreign_features
from embeddings.search.marks.item_within import item_within
from embeddings.search.marks.listed_item import item_asked
from embeddings.search.marks.sure_run import with_answer
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.result import Hit
from embeddings.text.clauses import Clause, clauses

# A sentence of fewer words is marked whole.
FEWEST_WORDS = 12
# How many questions are remembered as they were read, one a thread at least.
_ASKED = 16
# Of how many sentences the clauses are remembered as the multilingual model encoded them.
_ENCODED = 300


class Marker:
    """Marks the words that answer in the sentences of a collection; nothing of it changes."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts = parts
        # A question is read once for all the passages that it found.
        self._asked = lru_cache(_ASKED)(
            partial(Asked.of, signals=parts.signals, spelling=parts.spelling)
        )
        self._kind = lru_cache(_ASKED)(AskedKind.of)
        # Encoding its clauses is what a question in another language waits for.
        meaning = parts.models.meaning
        self._encode = lru_cache(_ENCODED)(meaning.passages) if meaning else None
        self._by_words = ClauseModel.load("words", NAMES)
        self._by_meaning = ClauseModel.load("meaning", FOREIGN_NAMES)

    def marked(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return hits, best first, with their sentences that answer and the parts that do."""
        return tuple(self._marked(query, hit, rank == 0) for rank, hit in enumerate(hits))

    def mark(self, query: Query, row: int, *, is_first: bool = True) -> Clause:
        """Return which part of a sentence answers a question; all of it where that isn't sure.

        Args:
            query: the question.
            row: the sentence.
            is_first: it is of the first passage: others are marked by words alone, which is quick.
        """
        text = self._parts.collection.texts[row]
        if item := self._item(query, row):
            return item
        weighed = self.weigh(query, row, is_first=is_first)
        if weighed is None:
            return Clause(0, len(text))
        run = best_run(text, weighed, weighed.cost)
        # Words tell a clause well, but not that of a reason.
        by_words = self._parts.read_rows.reads(query, row) and not self._kind(query).is_reason
        sure = run if by_words else self._sure(query, row, weighed, run)
        language = self._parts.collection.language_at(row)
        return completed(text, weighed.parts, sure, query, self._kind(query), language)

    def _item(self, query: Query, row: int) -> Clause | None:
        """Return the item of a list in a sentence that a question asks for.

        None where that isn't sure, the sentence is short, or the model of words tells it.
        """
        collection = self._parts.collection
        text = collection.texts[row]
        if self._parts.read_rows.reads(query, row) or count_words(text) < FEWEST_WORDS:
            return None
        paragraph = collection.paragraph_at(row)
        around = self._parts.signals.stems_around(paragraph)
        language = collection.languages[paragraph]
        return item_within(query, self._kind(query), text, language, around)

    def _sure(self, query: Query, row: int, weighed: Weighed, run: Clause) -> Clause:
        """Return a run of clauses that was chosen by meaning with what it surely lacks."""
        collection = self._parts.collection
        language = collection.language_at(row)
        return with_answer(collection.texts[row], weighed, run, query, self._kind(query), language)

    def weigh(self, query: Query, row: int, *, is_first: bool = True) -> Weighed | None:
        """Return the clauses of a sentence with how surely each holds the answer.

        None where the sentence is short, has one clause, or can't be compared with the question.
        """
        text = self._parts.collection.texts[row]
        parts = clauses(text)
        if len(parts) < 2 or count_words(text) < FEWEST_WORDS:
            return None
        if self._parts.read_rows.reads(query, row):
            return self._weigh_words(query, row, parts)
        if not (is_first and self._encode) or query.meaning is None:
            return None
        model = self._by_meaning
        features = foreign_features(query, text, parts, self._encode)
        unmatched = np.zeros((len(parts), 1), np.float32)
        return Weighed(parts, model.shares(features), unmatched, model.cost)

    def _weigh_words(self, query: Query, row: int, parts: tuple[Clause, ...]) -> Weighed | None:
        """Weigh clauses by their words; None where none of the question's is known."""
        found = self._matches(query, row, parts)
        if found is None:
            return None
        matches = found.topic * found.asked.topic.shares
        shares = self._by_words.shares(clause_features(found))
        scale = matches.max(axis=0).sum() or np.float32(1)
        return Weighed(parts, shares, matches / scale, self._by_words.cost)

    def features(self, query: Query, row: int, parts: tuple[Clause, ...]) -> Vectors | None:
        """Return (c, f), the features of a sentence's clauses; None where no word is known."""
        found = self._matches(query, row, parts)
        return clause_features(found) if found else None

    def _matches(self, query: Query, row: int, parts: tuple[Clause, ...]) -> SentenceMatches | None:
        """Hold a sentence against the topic words of a question; None where it has none."""
        asked = self._asked(query)
        if not asked.topic.words:
            return None
        encoded = self._parts.index.context_tokens(row)
        return SentenceMatches.of(asked, self._parts.collection.texts[row], parts, encoded)

    def _marked(self, query: Query, hit: Hit, is_first: bool) -> Hit:
        """Return a hit with the part of its sentence that answers, as a slice of its paragraph."""
        language = self._language(hit.paragraph)
        asked = self._kind(query)
        if item := item_asked(query, asked, hit.paragraph, language):
            return replace(hit, sentence=_sentence_at(hit.paragraph, item), mark=item)
        hit = answering(query, asked, hit, language)
        row = self._parts.collection.row_of(hit.paragraph, hit.sentence)
        part = self.mark(query, row, is_first=is_first)
        start = hit.paragraph.sentences[hit.sentence].start
        return replace(hit, mark=Clause(start + part.start, start + part.end))

    def _language(self, paragraph: Paragraph) -> str:
        """Return the language of the report that a paragraph is of."""
        return self._parts.collection.languages[self._parts.collection.paragraph_row(paragraph)]


def _sentence_at(paragraph: Paragraph, part: Clause) -> int:
    """Return the number of the sentence that a part of a paragraph begins in."""
    return bisect_right(paragraph.sentences, part.start, key=lambda each: each.start) - 1
