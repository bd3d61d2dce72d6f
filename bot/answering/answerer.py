"""How a question is answered: what it says of reports, what it quotes, small talk, or a search."""

import time
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Self

from bot.answering.all_places import NO_PLACES, AllPlaces, all_places
from bot.answering.answers import Answer, Passage
from bot.answering.asked import QUESTION_LENGTH, Asked
from bot.answering.directives import Directed, Directives
from bot.answering.passages import passage_in
from corpus.model import Report
from embeddings.conversation.listed_kinds import lists_a_kind
from embeddings.conversation.listing import topic_of_list
from embeddings.conversation.smalltalk import SmallTalk, language_of_small_talk
from embeddings.search.all_places.exact import search_exactly
from embeddings.search.all_places.places import Places
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit
from embeddings.search.searcher import Searcher
from embeddings.search.two_things_search import search_both
from embeddings.text.language import unread_latin, unread_script
from embeddings.text.quotations import quotations, without_marks
from embeddings.text.usual_letters import usual_letters
from embeddings.text.well_formed import well_formed


class Answerer:
    """Answers questions from the reports of one searcher."""

    def __init__(
        self, reports: Mapping[str, Report], searcher: Searcher, small_talk: SmallTalk
    ) -> None:
        self.reports = reports
        self.searcher = searcher
        self.directives = Directives({report.id: report.entry for report in reports.values()})
        self._places = Places(searcher)
        self._small_talk = small_talk
        self._all: frozenset[str] | None = None

    def within(self, ids: Collection[str]) -> Self:
        """Return an answerer of the same searcher that knows of some reports alone."""
        reports = {name: report for name, report in self.reports.items() if name in ids}
        within = copy(self)
        within.reports = reports
        within.directives = Directives({name: each.entry for name, each in reports.items()})
        within._all = frozenset(reports)
        return within

    def ask(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        *,
        sources: Collection[str] | None = None,
        reply: bool = False,
    ) -> Answer:
        """Answer a question; of a message the part that asks is read, up to `QUESTION_LENGTH`.

        Args:
            question: what the person wrote.
            k: how many passages at most.
            history: the questions before it, oldest first; read only with a follow-up.
            sources: ids of the only reports to search, unless the question says which it means;
                None, or none that it knows of, is all that it knows of.
            reply: the person answered to an answer, so that a follow-up is likelier.
        """
        started = time.perf_counter()
        directed, history = self._directed(question, history, sources)
        if directed.missing:
            answer = Answer(question, Outcome.ABSENT, no_report=directed.missing)
        else:
            answer = self._answer(directed, k, history, reply)
        cut = len(directed.question) > QUESTION_LENGTH
        took_ms = (time.perf_counter() - started) * 1000
        return replace(answer, question=question, cut=cut, took_ms=took_ms)

    def asked(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        sources: Collection[str] | None = None,
        reply: bool = False,
    ) -> Asked | None:
        """Return what `ask` would search by meaning for a question; None where it surely doesn't.

        The arguments are those of `ask`.
        """
        directed, history = self._directed(question, history, sources)
        text = directed.question[:QUESTION_LENGTH]
        if directed.missing or self._places.exact.are_quoted(text):
            return None
        if self._small_talk.kind(text):
            return None
        return Asked.of(directed, history, self.directives, reply=reply)

    def places(
        self, question: str, history: Sequence[str] = (), sources: Collection[str] | None = None
    ) -> AllPlaces:
        """Return all places of what a question asks for, in the order of the reports.

        Args:
            question: one that asks for all places, quotes words, or asks anything else; it is read
                as `ask` reads it.
            history: the earlier questions that it was read with, oldest first.
            sources: ids of the only reports to search, as those of `ask`.
        """
        directed, history = self._directed(question, history, sources)
        if directed.missing:
            return NO_PLACES
        text = directed.question[:QUESTION_LENGTH]
        if self._places.exact.are_quoted(text):
            if not self._meant(self._quoting(directed, 1), text):
                return self._all_places(text, (), directed.sources)
            directed = replace(directed, question=without_marks(directed.question))
        asked = Asked.of(directed, history, self.directives, reply=bool(history))
        return self._all_places(asked.question, asked.read_with, asked.sources)

    def bounded(self, sources: Collection[str] | None) -> frozenset[str] | None:
        """Return the ids of the only reports that are searched where some are wanted.

        They are those that it knows of or, where it knows of none of them, all that it knows of;
        None for all of the searcher's. Further down an empty set is no report.
        """
        return frozenset(self.reports.keys() & (sources or ())) or self._all

    def _directed(
        self, question: str, history: Sequence[str], sources: Collection[str] | None
    ) -> tuple[Directed, list[str]]:
        """Return a question with the reports that it means, and those before it, as read."""
        question, history = _as_read(question), [*map(_as_read, history)]
        return self.directives.read(question, history, self.bounded(sources)), history

    def _answer(self, directed: Directed, k: int, history: Sequence[str], reply: bool) -> Answer:
        """Answer words in quotation marks, small talk or a question."""
        question, text = directed.question, directed.question[:QUESTION_LENGTH]
        if self._places.exact.are_quoted(text):
            quoting = self._quoting(directed, k)
            phrases = self._meant(quoting, text)
            if not phrases:
                return quoting
            unquoted = replace(directed, question=without_marks(question))
            return replace(self._answer(unquoted, k, history, reply), meant=phrases)
        if talk := self._small_talk.kind(text):
            read, spoken = self.searcher.reader.languages, language_of_small_talk(text)
            unread = "" if spoken in read or "*" in read else spoken
            return Answer(question, Outcome.SMALLTALK, 1.0, talk=talk, unread=unread)
        return self._searched(directed, k, history, reply)

    def _searched(self, directed: Directed, k: int, history: Sequence[str], reply: bool) -> Answer:
        """Answer a question by a search, or say that its language isn't read."""
        question, read = directed.question, self.searcher.reader.languages
        asked = Asked.of(directed, history, self.directives, reply=reply)
        if unread := unread_script(asked.question, read):
            return Answer(question, Outcome.ABSENT, unread=unread)
        text, read_with, sources = asked.question, asked.read_with, asked.sources
        found = search_both(self.searcher, text, k, read_with, sources)
        absent = found.outcome == Outcome.ABSENT
        if unread := unread_latin(text, read, self.searcher.reader.is_english, absent=absent):
            return Answer(question, Outcome.ABSENT, unread=unread)
        passages = self._passages(found.hits)
        answer = Answer(question, found.outcome, found.confidence, passages, history=asked.before)
        return self._listing(answer, text, sources)

    def _quoting(self, directed: Directed, k: int) -> Answer:
        """Answer a question that has something in quotation marks, which is searched exactly."""
        question, sources = directed.question, directed.sources
        text = question[:QUESTION_LENGTH]
        exact = search_exactly(self.searcher, self._places.exact, text, k, sources)
        found, passages = exact.result, self._passages(exact.result.hits)
        answer = Answer(question, found.outcome, found.confidence, passages, missing=exact.missing)
        return self._listing(answer, text, sources) if not exact.missing else answer

    def _meant(self, quoting: Answer, text: str) -> tuple[str, ...]:
        """Return what a question quotes where the reports can't hold it: in another language.

        Words that are quoted and nothing else are looked for to the letter alone.
        """
        rest = quotations(text).rest
        if quoting.outcome != Outcome.ABSENT or not any(map(str.isalpha, rest)):
            return ()
        spoken = self.searcher.reader.language_of(rest)
        return () if spoken in self.searcher.collection.languages else quoting.missing

    def _listing(self, answer: Answer, text: str, sources: frozenset[str] | None) -> Answer:
        """Add all places to the answer of a question that asks for them, where there are any.

        Those that only mean the like aren't shown where the judge finds nothing in the report; but
        a kind whose word stands nowhere may have its members there.
        """
        if not topic_of_list(text):
            return answer
        places = self._all_places(text, (), sources)
        if answer.outcome == Outcome.ABSENT and not places.is_worded:
            unsure = lists_a_kind(text) and bool(answer.passages)
            return replace(answer, outcome=Outcome.UNSURE) if unsure else answer
        if not places.listed:
            return answer
        return replace(answer, outcome=Outcome.ANSWERED, places=places.listed)

    def _all_places(
        self, text: str, history: Sequence[str], sources: frozenset[str] | None
    ) -> AllPlaces:
        """Return all places of a question as it is searched."""
        return all_places(self.searcher, self._places, self.reports, text, history, sources)

    def _passages(self, hits: Sequence[Hit]) -> tuple[Passage, ...]:
        """Return the passages of hits."""
        return tuple(passage_in(self.reports, hit) for hit in hits)


def _as_read(question: str) -> str:
    """Return what a person wrote as it is read: well formed, in the usual letters and digits."""
    return usual_letters(well_formed(question))
