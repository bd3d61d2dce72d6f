"""Scores the sentences that may answer a question: by words, by meaning, and by further signs."""

from collections.abc import Mapping

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.index.candidates import BY_WORDS, Candidates, Sought
from embeddings.search.late_interaction import late_interaction
from embeddings.search.new_topic import added_words
from embeddings.search.parts import SearchParts
from embeddings.search.period_words import tells_year
from embeddings.search.plans import asks_for_plans
from embeddings.search.preferred import AHEAD, Preferred
from embeddings.search.query import Query
from embeddings.search.weights import Weights
from embeddings.stages import stage
from embeddings.text.bm25 import highest

# What stands for the match of words where the model of words doesn't read one of the two: the line
# through the matches of right and wrong sentences over their scores by meaning.
_SLOPE, _SHIFT = 0.92, -1.11
# Among how many sentences those are looked for that give a quantity, or have what a follow-up adds.
_READ_AGAIN = 200


class Scorer:
    """The parts of a sentence's score over one collection; nothing of it changes."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts, collection = parts, parts.collection
        self._preferred = Preferred(parts)
        self._is_headed = collection.heading_of[collection.paragraph_of] >= 0

    def score(
        self, query: Query, similarity: Vectors, weights: Weights, within: Mask | None = None
    ) -> tuple[SentenceRows, Vectors]:
        """Score the sentences that may answer a question.

        Args:
            query: the question.
            similarity: (x,) how like each expected question it is.
            weights: how much each part counts.
            within: (n,) the only sentences that count; None for all.

        Returns:
            (r,) the candidates, in order, and (r,) their scores.
        """
        with stage("candidates"):
            found = self._candidates(query, similarity, within)
        rows = found.rows
        with stage("late_interaction"):
            scores = self._matches(query, found, weights)
        with stage("signals"):
            scores += weights.answers * self._parts.signals.answers(query, rows)
            self._prefer_quantities(query, rows, scores, weights.quantity)
            period = self._parts.signals.periods.of(query, rows)
            scores += weights.period * period
            # Where words are read, their matches tell plans from results and years from others.
            unread = ~self._parts.read_rows.both(query, rows)
            scores += weights.plan * unread * self._parts.signals.plans.of(query, rows)
            if query.own_years or tells_year(query.question, query.language):
                scores += weights.own_year * unread * np.clip(period, -1, 1)
            if query.history:
                scores += weights.follow_up * _of_its_period(query, period, unread)
                best = np.argsort(-scores)[:_READ_AGAIN]
                scores[best] += weights.new_topic * self._parts.new_topics.met(query, rows[best])
            scores += weights.expected * self._support(query, similarity, rows)
            self._preferred.put_ahead(query, rows, scores)
        return rows, scores

    def _prefer_quantities(
        self, query: Query, rows: SentenceRows, scores: Vectors, weight: float
    ) -> None:
        """Raise sentences that give the quantity asked for, none above the best of its paragraph.

        Which sentence of a paragraph answers is told by that; which paragraph does is not.
        """
        best = np.argsort(-scores)[:_READ_AGAIN]
        given = self._parts.signals.quantities.are_given(query, rows[best])
        if not given.any():
            return
        most = self._highest_of_paragraph(scores[best], rows[best]) + AHEAD
        raised = np.minimum(scores[best] + weight * given, most)
        scores[best] = np.where(given > 0, raised, scores[best])

    def _support(self, query: Query, similarity: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) how far expected questions speak for sentences.

        What they share with a follow-up that adds but a year, "and in 2022?", is that year: it
        speaks for a paragraph, and for none of its sentences. One for a plan says more.
        """
        support = self._parts.expected.support(similarity, rows)
        says_more = not query.history or added_words(query) or asks_for_plans(query)
        if len(rows) and not says_more:
            return self._highest_of_paragraph(support, rows)
        return support

    def _highest_of_paragraph(self, values: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) for each sentence the highest value of those of its paragraph."""
        _, of_row = np.unique(self._parts.collection.paragraph_of[rows], return_inverse=True)
        highest = np.full(of_row.max() + 1, -np.inf, np.float32)
        np.maximum.at(highest, of_row, values)
        return highest[of_row]

    def _matches(self, query: Query, found: Candidates, weights: Weights) -> Vectors:
        """Score by words and by meaning; where words can't be read, meaning stands for them."""
        rows = found.rows
        meaning = self._meaning(query, rows)
        if meaning is None:
            return self._words(query, found, weights)
        read = self._parts.read_rows.both(query, rows)
        scores = _SLOPE * meaning + _SHIFT
        if not read.all():
            scores[~read] += weights.meant * self._meant(query, found.where(~read))
            shares = self._parts.terms.shares(query.text, rows[~read], query.language)
            scores[~read] += weights.shared * shares
        if read.any():
            scores[read] = self._words(query, found.where(read), weights)
        total: Vectors = scores + weights.meaning * meaning
        return total

    def _meaning(self, query: Query, rows: SentenceRows) -> Vectors | None:
        """Score by meaning; None without a model of meaning."""
        if query.meaning is None or self._parts.index.meaning is None:
            return None
        scores = self._parts.index.meaning.scores(query.meaning, rows)
        if query.is_read:
            # By meaning alone what stands first would come up too often: it is general.
            bare = self._parts.read_rows.held[rows] & ~self._is_headed[rows]
            scores[bare] += self._parts.index.meaning.unheaded(query.meaning)
        return scores

    def _meant(self, query: Query, found: Candidates) -> Vectors:
        """Score by the tokens of the model of meaning, as those of words are matched."""
        if found.late is not None and not query.is_read:
            return found.late
        if query.meant is None or self._parts.index.meaning is None:
            return np.zeros(len(found.rows), np.float32)
        matches = self._parts.index.meaning.matches(query.meant.encoded.tokens, found.rows)
        return late_interaction(matches, query.meant.weights)

    def _words(self, query: Query, found: Candidates, weights: Weights) -> Vectors:
        """Score by the words of sentences, their contexts and their headings."""
        encoded, rows = query.encoded, found.rows
        if found.late is None:
            scores = late_interaction(
                self._parts.index.context_matches(encoded.tokens, rows), query.weights
            )
        else:
            scores = found.late.copy()
        scores += weights.context * self._parts.index.context_cosines(encoded.vector, rows)
        with stage("signals"):
            scores += weights.heading_words * self._parts.signals.heading_words(query, rows)
        scores += weights.heading * self._headings(query, rows)
        return scores

    def _candidates(self, query: Query, similarity: Vectors, within: Mask | None) -> Candidates:
        """Return the sentences near by vector or words, and those of similar expected questions."""
        chosen = None if within is None else np.flatnonzero(within)
        rows: SentenceRows = self._parts.expected.sentences[highest(similarity, BY_WORDS)]
        terms: Mapping[str, Mapping[str, float]] = {}
        if self._parts.index.finds_words:
            terms = self._parts.terms.weighed(query.text, query.language)
        else:
            by_words = self._parts.terms.best(query.text, BY_WORDS, within, query.language)
            rows = np.concatenate([rows, by_words])
        sought = Sought(
            encoded=query.encoded,
            weights=query.weights,
            meaning=query.meaning,
            meant=query.meant.weighed if query.meant else None,
            is_read=query.is_read,
            rows=rows,
            terms=terms,
        )
        found = self._parts.index.candidates(sought, chosen)
        return found if within is None else found.where(within[found.rows])

    def _headings(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return how well each candidate's section path matches the question.

        Without a path it is as well as paths do on average, so that the lack tells nothing.
        """
        headings = self._parts.collection.heading_of[self._parts.collection.paragraph_of[rows]]
        named, of_row = np.unique(headings, return_inverse=True)
        scores = np.zeros(len(named), np.float32)
        held = named >= 0
        matches = self._parts.index.heading_matches(query.encoded.tokens, named[held])
        scores[held] = late_interaction(matches, query.weights)
        if held.any():
            scores[~held] = scores[held].mean()
        by_row: Vectors = scores[of_row]
        return by_row


def _of_its_period(query: Query, period: Vectors, unread: Mask) -> Vectors:
    """Return (r,) how far sentences are of the period of a follow-up, which its words may hide.

    What it repeats was asked of another period where it adds but a year, and where words aren't
    read it outweighs the period in any case. Beside sentences that are read, whose words decide,
    the year of a whole report raises none of the others.

    Args:
        query: the follow-up.
        period: (r,) how far sentences are of the period asked about.
        unread: (r,) which sentences the model of words doesn't read, or not the question.
    """
    if not added_words(query):
        return period
    most = np.inf if unread.all() else 1
    of_period: Vectors = np.minimum(period, np.float32(most)) * unread
    return of_period
