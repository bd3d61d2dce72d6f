"""The one function that a question passes through on its way to hits."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Self

from corpus.model import Report
from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.index.backends import has_index, open_index
from embeddings.index.building import Previous
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.progress import ProgressCallback
from embeddings.search.by_characters import CharacterSearch
from embeddings.search.judge.features import Features
from embeddings.search.judge.passage_judge import PassageJudge
from embeddings.search.marks.marker import Marker
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.reading import QuestionReader
from embeddings.search.result import NOTHING, SearchResult, surest
from embeddings.search.scored import Scored
from embeddings.search.scorer import Scorer
from embeddings.search.search_setup import SearchSetup
from embeddings.search.several_reports.editions import Editions
from embeddings.search.weights import Weights
from embeddings.search.word_places import WordPlaces
from embeddings.stages import stage


class Searcher:
    """A collection ready to be asked, with its index, its model and what is known of its words.

    Nothing of it changes while it is asked, so several threads may ask at once.
    """

    def __init__(self, collection: Collection, index: Index, setup: SearchSetup) -> None:
        self.parts = parts = SearchParts.of(collection, index, setup.models)
        self.collection, self.index, self.setup = collection, index, setup
        self.reader = QuestionReader.of(parts, mends=setup.weights.spelling)
        self.editions = Editions(collection, parts.facts)
        self.word_places = WordPlaces(collection, parts.facts.terms)
        self._scorer = Scorer(parts)
        self.judge = PassageJudge.load(parts)
        self._by_characters = CharacterSearch(parts, self.editions, self.judge.answerability)
        self.marker = Marker(parts)

    @classmethod
    def open(
        cls,
        reports: Sequence[Report],
        folder: Path,
        setup: SearchSetup,
        progress: ProgressCallback | None = None,
    ) -> Self:
        """Put together what answers questions about reports; a stale or missing index is built.

        Args:
            reports: what is searched.
            folder: the index folder.
            setup: by what it is searched.
            progress: told how many texts were just encoded, and of how many in all.

        Raises:
            IndexFolderError, IndexServerError: the folder or server cannot be used.
        """
        collection = Collection.of(reports)
        index = open_index(folder, setup.server, collection, setup.models, progress)
        return cls(collection, index, setup)

    @property
    def is_in_memory(self) -> bool:
        """Say whether the index is in the memory of this process alone."""
        return self.setup.server is not None and self.setup.server.is_in_memory

    def holding(
        self, reports: Sequence[Report], folder: Path, progress: ProgressCallback | None = None
    ) -> Self:
        """Return a searcher of other reports with the same setup.

        Raises:
            IndexFolderError, IndexServerError: the folder or server cannot be used.
        """
        return type(self).open(reports, folder, self.setup, progress)

    def has_index(self, reports: Sequence[Report], folder: Path) -> bool:
        """Say whether a folder has the index of some reports by the models of this searcher."""
        return has_index(folder, self.setup.server, Collection.of(reports), self.setup.models)

    def weighing(self, weights: Weights) -> Self:
        """Return the same searcher with other weights."""
        other = copy(self)
        other.setup = replace(self.setup, weights=weights)
        other.reader = self.reader.mending(mends=weights.spelling)
        return other

    def over(self, index: Index, collection: Collection | None = None) -> Self:
        """Return a searcher over another index, of the same collection or another.

        It drops the server: such an index is in memory, and no server keeps its sentences.
        """
        return type(self)(collection or self.collection, index, replace(self.setup, server=None))

    def without_expected(self) -> Self:
        """Return a searcher of the same reports as if they had no expected questions."""
        collection = self.collection.without_expected()
        previous = Previous(self.index.segments, whole=False)
        index = Index.build(collection, self.setup.models, previous)
        return self.over(index, collection)

    def search(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        reports: frozenset[str] | None = None,
    ) -> SearchResult:
        """Find the paragraphs that answer a question, best first, and judge whether they do.

        Args:
            question: any text; nothing but punctuation has no hits.
            k: how many paragraphs at most.
            history: questions asked before, oldest first, that this one builds on.
            reports: ids of the only reports to search; None is all.
        """
        if not any(letter.isalnum() for letter in question):
            return NOTHING
        within = self.collection.select_reports(reports)
        if self._by_characters.is_for(question):
            return self._by_characters.search(" ".join([*history, question]), k, within, reports)
        queries = self.reader.readings(question, history)
        best = surest([self._found(query, k, within, reports) for query in queries])
        with stage("marks"):
            return replace(best, hits=self.marker.marked(queries[-1], best.hits))

    def _found(
        self, query: Query, k: int, within: Mask | None, reports: frozenset[str] | None
    ) -> SearchResult:
        """Find what answers a question that is read."""
        with stage("expected"):
            similarity = self.parts.expected.similarity(query, within)
        rows, scores = self.score(query, similarity, within)
        best = self.editions.best_hits(rows, self._reranked(query, rows, scores), k)
        is_titled = self.parts.signals.report_titles.are_named(query)
        hits = self.editions.shown(best, k, query.text, reports, is_titled=is_titled)
        if not hits:
            return NOTHING
        with stage("judge"):
            judged = self.judge.judged(query, hits, Scored(rows, scores), similarity)
        return SearchResult(hits, *judged)

    def expected_similarities(self, question: str) -> Vectors:
        """Return how like each of the collection's expected questions a question is, 0 to 1."""
        return self.parts.expected.likeness(self.reader.query(question))

    def features(self, query: Query) -> Features | None:
        """Return the features of a question's best match, to train the judge; None without any."""
        similarity = self.parts.expected.similarity(query)
        rows, scores = self.score(query, similarity)
        if not len(rows):
            return None
        return self.judge.extractor.extract(query, Scored(rows, scores), similarity)

    def score(
        self, query: Query, similarity: Vectors, within: Mask | None = None
    ) -> tuple[SentenceRows, Vectors]:
        """Return the (r,) sentences that may answer a question, and (r,) their scores.

        Args:
            query: the question.
            similarity: (x,) how like each expected question it is.
            within: (n,) the only sentences that count; None for all.
        """
        return self._scorer.score(query, similarity, self.setup.weights, within)

    def _reranked(self, query: Query, rows: SentenceRows, scores: Vectors) -> Vectors:
        """Put the best candidates in the order that the cross-encoder gives, if there is one."""
        reranker = self.setup.reranker
        if reranker is None or not len(rows):
            return scores
        texts = self.collection.texts
        return reranker.reordered(query.text, [texts[row] for row in rows], scores)
