"""The one function that a question passes through on its way to hits."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Self

import numpy as np

from corpus.model import Paragraph
from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.answerable import AnswerabilityJudge, Outcome
from embeddings.search.expected import Expected
from embeddings.search.features import Features
from embeddings.search.late_interaction import late_interaction
from embeddings.search.query import Query, TokenIdf, build_query
from embeddings.search.reranker import CrossEncoder
from embeddings.search.signals import Signals
from embeddings.text.bm25 import Bm25, character_terms, is_spaceless, word_terms
from embeddings.text.spelling import Spelling

# How many sentences each way of finding candidates may bring.
_BY_VECTOR, _BY_WORDS = 400, 100
# How many of the best a cross-encoder reads.
_RERANKED = 20
# Two passages that share this much of their words say the same.
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of a sentence's score counts beside late interaction, which counts 1.

    Chosen on questions about four texts and flat around these values; docs/evaluation.md shows
    what each is worth.
    """

    context: float = 0.2
    heading_words: float = 0.2
    heading: float = 0.2
    answers: float = 0.03
    period: float = 0.03
    expected: float = 0.5
    spelling: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found, the number of its sentence that answers best, and its score."""

    paragraph: Paragraph
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: hits, best first, and how likely the report answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float
    outcome: Outcome


NOTHING = SearchResult((), 0.0, "absent")


class Searcher:
    """Collection ready to be asked, with its index, its model and what is known of its words."""

    def __init__(
        self,
        collection: Collection,
        index: Index,
        encoder: Encoder,
        weights: Weights | None = None,
        reranker: CrossEncoder | None = None,
    ) -> None:
        if index.manifest.units != len(collection.units):
            raise ValueError(f"{len(collection.units)} sentences, index of {index.manifest.units}")
        self.collection = collection
        self.index = index
        self.encoder = encoder
        self.weights = weights or Weights()
        self._reranker = reranker
        counts = index.contexts.document_frequency()
        self._token_idf = TokenIdf(len(collection.units), counts)
        self._spelling = Spelling([*collection.texts, *collection.headings], encoder.vocabulary)
        self._signals = Signals(collection)
        self._expected = Expected(collection, index, encoder.languages)
        self._bm25 = Bm25([word_terms(text) for text in collection.texts])
        self._features = Features(collection, index, self._signals, self._expected, self._spelling)
        self._judge = AnswerabilityJudge.load()

    def weighing(self, weights: Weights) -> Self:
        """Return the same searcher with other weights."""
        other = copy(self)
        other.weights = weights
        return other

    def search(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        reports: Sequence[str] | None = None,
    ) -> SearchResult:
        """Find the paragraphs that answer a question, and judge whether they do.

        Args:
            question: any text; nothing but punctuation has no hits.
            k: how many paragraphs at most.
            history: questions asked before, oldest first, that this one builds on.
            reports: ids of the only reports to search; None, or none that is known, is all.

        Returns:
            Hits, best first, one a paragraph.
        """
        if not any(letter.isalnum() for letter in question):
            return NOTHING
        among = self.collection.units_of(reports)
        if is_spaceless(question) and self._expected.reads_characters:
            scores, share = self._expected.by_characters(" ".join([*history, question]), among)
            rows: SentenceRows = np.flatnonzero(scores)
            return SearchResult(
                self._hits(rows, scores[rows], k), share, self._judge.by_share(share)
            )
        query = self.build_query(question, history)
        similarity = self._expected.similarity(query, among)
        rows, scores = self.score(query, similarity, among)
        hits = self._hits(rows, self._reranked(query, rows, scores), k)
        if not hits:
            return NOTHING
        told = self._features.of(query, int(rows[scores.argmax()]), similarity)
        if among is not None and not among[self._expected.units].any():
            # The chosen reports have no expected questions: the plain model judges.
            told = {name: told[name] for name in told if not name.startswith("expected")}
        confidence = self._judge.confidence(told)
        return SearchResult(hits, confidence, self._judge.outcome(confidence, told))

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages that are read: the model's and those of expected questions."""
        return self.encoder.languages | {each.language for each in self.collection.expected}

    def is_english(self, word: str) -> bool:
        """Say whether a word in lower case is one of general English."""
        return self._spelling.is_english(word)

    def expected_like(self, question: str) -> Vectors:
        """Return (x,) how like each of the material's expected questions a question is, 0 to 1.

        By the model, or by shared characters and their pairs where the model reads neither.
        """
        expected, similarity = self.collection.expected, np.zeros(len(self.collection.expected))
        read = self.collection.expected_in(self.encoder.languages)
        if len(read) and not is_spaceless(question):
            similarity[read] = self.index.expected.vectors @ self.encoder.question(question).vector
        asked = set(character_terms(question))
        for place in np.setdiff1d(np.arange(len(expected)), read) if asked else ():
            terms = set(character_terms(expected[place].text))
            similarity[place] = len(asked & terms) / len(asked | terms)
        return similarity.astype(np.float32)

    def build_query(self, question: str, history: Sequence[str] = ()) -> Query:
        """Read a question as it is searched."""
        spelling = self._spelling if self.weights.spelling else None
        return build_query(question, history, self.encoder, self._token_idf, spelling)

    def features(self, query: Query) -> dict[str, float]:
        """Return what the judge of a question's best match is told, for training it."""
        similarity = self._expected.similarity(query)
        rows, scores = self.score(query, similarity)
        return self._features.of(query, int(rows[scores.argmax()]), similarity) if len(rows) else {}

    def score(
        self, query: Query, similarity: Vectors, among: Mask | None = None
    ) -> tuple[SentenceRows, Vectors]:
        """Score the sentences that may answer a question.

        Args:
            query: the question.
            likeness: (x,) how like each expected question it is.
            among: (n,) the only units that count; None for all.

        Returns:
            (r,) rows of the candidates, in order, and (r,) their scores.
        """
        weights, index = self.weights, self.index
        rows = self._candidates(query, similarity, among)
        scores = late_interaction(query, index.contexts, rows)
        scores += weights.context * (index.contexts.vectors[rows] @ query.encoded.vector)
        scores += weights.heading_words * self._signals.heading_words(query, rows)
        scores += weights.heading * self._headings(query, rows)
        scores += weights.answers * self._signals.answers(query, rows)
        scores += weights.period * self._signals.period(query, rows)
        scores += weights.expected * self._expected.support(similarity)[rows]
        return rows, scores

    def _candidates(self, query: Query, similarity: Vectors, among: Mask | None) -> SentenceRows:
        """Return the sentences near by vector or by words, and those of like expected questions."""
        chosen = None if among is None else np.flatnonzero(among)
        near = self.index.nearest(query.encoded.vector, _BY_VECTOR, chosen)
        worded = self._bm25.best(word_terms(query.text), _BY_WORDS, among)
        like = self._expected.units[np.argsort(-similarity)[:_BY_WORDS]]
        rows: SentenceRows = np.unique(np.concatenate([near, worded, like]))
        return rows if among is None else rows[among[rows]]

    def _headings(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return how well each candidate's section path matches the question."""
        collection = self.collection
        every = np.arange(len(collection.headings))
        scores = np.append(late_interaction(query, self.index.headings, every), np.float32(0))
        found: Vectors = scores[collection.heading_of[collection.unit_paragraph[rows]]]
        return found

    def _reranked(self, query: Query, rows: SentenceRows, scores: Vectors) -> Vectors:
        """Put the best candidates in the order that the cross-encoder gives, if there is one."""
        if self._reranker is None or not len(rows):
            return scores
        best = np.argsort(-scores, kind="stable")[:_RERANKED]
        texts = [self.collection.texts[row] for row in rows[best]]
        judged = self._reranker.scores(query.text, texts)
        ordered = scores.copy()
        ordered[best] = scores.max() + judged - judged.min()
        return ordered

    def _hits(self, rows: SentenceRows, scores: Vectors, k: int) -> tuple[Hit, ...]:
        """Keep each paragraph's best sentence, best first, without passages that say the same."""
        hits: dict[int, Hit] = {}
        held: list[frozenset[str]] = []
        for place in np.argsort(-scores, kind="stable"):
            if len(hits) == k:
                break
            unit = self.collection.units[rows[place]]
            paragraph = self.collection.paragraphs[unit.paragraph]
            said = frozenset(paragraph.text.lower().split())
            if unit.paragraph in hits or any(_alike(said, other) for other in held):
                continue
            held.append(said)
            hits[unit.paragraph] = Hit(paragraph, unit.sentence, float(scores[place]))
        return tuple(hits.values())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of words are nearly the same (Jaccard similarity)."""
    return len(one & other) >= _SAME * len(one | other)
