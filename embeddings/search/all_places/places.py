"""All places: every paragraph that speaks of what is asked for, in the report's order.

A name, a number and a word that nobody knows must stand there; a kind ("cities", "railway
projects") may be met in meaning too, where each of its words is matched nearly as well as in the
best place.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.search.all_places.excerpt import excerpt, meant, worded
from embeddings.search.all_places.held_rows import HeldRows
from embeddings.search.all_places.meant_topic import MeantTopic
from embeddings.search.all_places.mentions import ExactMentions, Mention
from embeddings.search.all_places.topic_held import HeldTopic
from embeddings.search.query import Query
from embeddings.search.searcher import Searcher
from embeddings.search.topic_words import TopicWords
from embeddings.text.bm25 import is_spaceless
from embeddings.text.names import name_of, names_in
from embeddings.text.words import Word

# How well the best place must match a word that stands nowhere; docs/chat.md tells of the choice.
_NOWHERE = 0.6
# How many sentences are compared in meaning.
_NEAR = 2000
# Of the paragraphs that a search finds, those count that score nearly as the best does.
_FOUND, _SCORE = 40, 0.7
# In how many sentences it is looked whether a word is written as a name.
_LOOKED_AT = 300


class Places:
    """Finds all places in a collection; nothing of it changes while it is asked."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._collection = searcher.collection
        self.exact = ExactMentions(searcher.collection)
        self._read = searcher.parts.read_rows
        self._held = HeldRows(searcher.collection, searcher.parts.facts.terms)

    def find(
        self, topic: str, history: Sequence[str] = (), reports: frozenset[str] | None = None
    ) -> tuple[Mention, ...]:
        """Find every paragraph that speaks of something.

        Args:
            topic: a name, a kind, or a whole question, whose topic counts.
            history: questions asked before, oldest first, that this one builds on.
            reports: ids of the only reports to search; None is all.

        Returns:
            One mention a paragraph, in the order of the reports.
        """
        if is_spaceless(topic):
            return self.exact.find([topic], reports) or self._searched(topic, history, reports)
        within = self._collection.select_reports(reports)
        query, parts = self._searcher.reader.query(topic, history), self._searcher.parts
        words = TopicWords.of(query, parts.signals, parts.spelling)
        if not words.words:
            return ()
        return self._matched(query, words, within)

    def _searched(
        self, topic: str, history: Sequence[str], reports: frozenset[str] | None
    ) -> tuple[Mention, ...]:
        """Find what a search finds, without what is far worse than the best."""
        hits = self._searcher.search(topic, _FOUND, history, reports).hits
        best = max((hit.score for hit in hits), default=0.0)
        near = [hit for hit in hits if hit.score >= _SCORE * best]
        spans = [
            (p, min(hit.sentence, len(p.sentences) - 1))
            for hit in near
            for p in (hit.paragraph, *hit.also)
        ]
        spans.sort(key=lambda span: self._collection.paragraph_row(span[0]))
        return tuple(
            Mention(p, s, p.sentences[s].start, p.sentences[s].end, False) for p, s in spans
        )

    def _matched(self, query: Query, words: TopicWords, within: Mask | None) -> tuple[Mention, ...]:
        """Find the best sentence of each paragraph that holds or means every word of a topic."""
        topic = HeldTopic(words.words)
        held_anywhere = self._held.of_topic(topic)
        rows = self._rows(query, held_anywhere, within)
        if not len(rows):
            return ()
        held = held_anywhere[rows]
        meant = MeantTopic.of(query, words, rows, self._searcher.index, self._read)
        loose = np.array([self._is_loose(word) for word in words.words])
        loose &= held.any(axis=0) | (meant.matches.max(axis=0) >= _NOWHERE)
        speaking: Mask = np.array((held | (loose & meant.near)).all(axis=1))
        if topic.is_letter_by_letter:
            spelled = np.array([topic.stands_in(self._around(row)) for row in rows])
            speaking = spelled if spelled.any() else speaking
        strength = np.where(held, np.float32(1), np.minimum(meant.matches, 1)) @ words.shares
        chosen = self._best_of_each(rows, speaking, strength)
        return tuple(self._mention(query, words, rows[n], held[n]) for n in chosen)

    def _rows(self, query: Query, held: Mask, within: Mask | None) -> SentenceRows:
        """Return the sentences near in meaning, and all that hold every word, in order.

        Args:
            query: the topic.
            held: (n, w) whether each sentence holds each word.
            within: (n,) the only sentences that count; None for all.
        """
        chosen = None if within is None else np.flatnonzero(within)
        index = self._searcher.index
        near = index.nearest(query.encoded.vector, _NEAR, chosen)
        if index.meaning is not None and query.meaning is not None:
            near = np.union1d(near, index.meaning.nearest(query.meaning, _NEAR, chosen))
        rows: SentenceRows = np.union1d(near, np.flatnonzero(held.all(axis=1)))
        return rows if within is None else rows[within[rows]]

    def _is_loose(self, word: Word) -> bool:
        """Say whether a word may be met in meaning: no name, no number, and known."""
        if word.is_number or self._is_name(word):
            return False
        spoken = {word.language, *self._held.languages}
        is_known = any(self._held.are_known(replace(word, language=each).stems) for each in spoken)
        # A capital of an unknown word at the beginning of a topic may be the question's own.
        return is_known or (self._searcher.reader.is_english(name_of(word)) and not word.is_capital)

    def _is_name(self, word: Word) -> bool:
        """Say whether the reports write a word as a name wherever it stands.

        Of very many that hold it some from all over are looked at.
        """
        topic, holding = HeldTopic([word]), np.zeros(len(self._collection.sentences), bool)
        for language in self._held.languages:
            (ways,) = topic.ways(language)
            holding |= self._held.in_language(language) & self._held.holding(ways[-1])
        rows = np.flatnonzero(holding)
        some = rows[np.linspace(0, len(rows) - 1, min(len(rows), _LOOKED_AT)).astype(np.int64)]
        texts = ((self._collection.texts[row], self._collection.language_at(row)) for row in some)
        return name_of(word) in names_in(texts)

    def _around(self, row: int) -> str:
        """Return a sentence with what leads to it and its headings."""
        above = self._held.above(self._collection.paragraph_at(row))
        return f"{above}\n{self._collection.texts[row]}"

    def _best_of_each(self, rows: SentenceRows, speaking: Mask, strength: Vectors) -> list[int]:
        """Return the numbers of each paragraph's strongest speaking sentence, in order."""
        best: dict[int, int] = {}
        for number in np.flatnonzero(speaking):
            paragraph = self._collection.paragraph_at(rows[number])
            if paragraph not in best or strength[number] > strength[best[paragraph]]:
                best[paragraph] = int(number)
        return [best[paragraph] for paragraph in sorted(best)]

    def _mention(self, query: Query, words: TopicWords, row: int, held: Mask) -> Mention:
        """Return a sentence's paragraph with the words that answer."""
        ref = self._collection.sentences[row]
        paragraph = self._collection.paragraphs[ref.paragraph]
        text, language = self._collection.texts[row], self._collection.language_at(row)
        asked = HeldTopic(words.words).in_language(language)
        spans = worded(text, [*words.words, *asked], language)
        if not spans and self._read.reads(query, row):
            spans = meant(query, words, self._searcher.index.context_tokens(row))
        start, end = excerpt(text, spans, language)
        offset = paragraph.sentences[ref.sentence].start
        return Mention(paragraph, ref.sentence, offset + start, offset + end, bool(held.all()))
