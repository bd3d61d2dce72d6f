"""The library: the reports that are open, and how they are asked."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from bot.answering.all_places import AllPlaces, all_places
from bot.answering.answers import Answer, Passage
from bot.answering.directives import Directed, Directives
from bot.answering.options import LibraryOptions
from bot.answering.passages import passage_in
from bot.answering.suggestions import Suggestions
from corpus.library import read_reports
from corpus.model import Report
from embeddings.conversation.asking import asking_part
from embeddings.conversation.followup import relevant_history
from embeddings.conversation.listing import topic_of_list
from embeddings.conversation.smalltalk import SmallTalk, language_of, without_greeting
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.multilingual import MultilingualEncoder, load_multilingual
from embeddings.search.both import search_both
from embeddings.search.exact import search_exactly
from embeddings.search.outcome import Outcome
from embeddings.search.places import Places
from embeddings.search.reranker import CrossEncoder
from embeddings.search.result import Hit
from embeddings.search.searcher import Searcher
from embeddings.text.language import unread_latin, unread_script
from embeddings.text.quotations import quotations, without_marks

# How much of a question is read, and of a message, whose question may stand last.
QUESTION_LENGTH, _MESSAGE_LENGTH = 1000, 4096


@dataclass(frozen=True, slots=True)
class Edition:
    """What is searched: how many paragraphs, by which model, and a mark of all their text."""

    paragraphs: int
    model: str
    version: str


class Library:
    """Reports with their index and model, ready to be asked."""

    def __init__(
        self, reports: Sequence[Report], searcher: Searcher, small_talk: SmallTalk | None = None
    ) -> None:
        self.reports = {report.id: report for report in reports}
        self.searcher = searcher
        self._directives = Directives({report.id: report.entry for report in reports})
        self._places = Places(searcher)
        self._small_talk = small_talk or SmallTalk(searcher.encoder)
        self._suggestions = Suggestions(searcher, self.ask)

    @classmethod
    def open(
        cls, options: LibraryOptions, progress: Callable[[int, int], None] | None = None
    ) -> Self:
        """Read the reports, of the catalog and added ones, and open their index.

        A stale or missing one is built.

        Args:
            options: which reports, model and reranker, and where the index is kept.
            progress: told how many sentences were just encoded, and of how many in all.

        Raises:
            ReportError, ModelError, IndexFolderError: what cannot be used, and what to do.
        """
        return cls.loading(options, read_reports(options.catalog, options.added), progress)

    @classmethod
    def loading(
        cls,
        options: LibraryOptions,
        reports: Sequence[Report],
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Load the models that the options name, and open the index of some reports.

        Raises:
            ModelError, IndexFolderError: what cannot be used, and what to do.
        """
        encoder = SentenceEncoder.load(options.model, options.languages)
        models = (load_multilingual(options.multilingual), CrossEncoder.load(options.reranker))
        return cls.of(reports, options.folder, encoder, progress, *models)

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        folder: Path,
        encoder: Encoder,
        progress: Callable[[int, int], None] | None = None,
        multilingual: MultilingualEncoder | None = None,
        reranker: CrossEncoder | None = None,
    ) -> Self:
        """Open the index of reports that were read, with models that were loaded."""
        searcher = Searcher.open(
            reports,
            folder,
            encoder,
            multilingual=multilingual,
            reranker=reranker,
            progress=progress,
        )
        return cls(reports, searcher)

    def holding(
        self,
        reports: Sequence[Report],
        folder: Path,
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Return a library of other reports with the same models; this one stays as it is.

        Raises:
            IndexFolderError: the folder of the index cannot be written.
        """
        searcher = self.searcher.holding(reports, folder, progress)
        return type(self)(reports, searcher, self._small_talk)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that questions may be written in; "*" is all."""
        return tuple(sorted(self.searcher.languages))

    @property
    def edition(self) -> Edition:
        """Return what is searched now."""
        manifest = self.searcher.index.manifest
        return Edition(manifest.paragraphs, manifest.model, manifest.corpus[:12])

    def ask(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        *,
        sources: Sequence[str] | None = None,
        reply: bool = False,
    ) -> Answer:
        """Answer a question; of a message the part that asks is read, up to `QUESTION_LENGTH`.

        Args:
            question: what the person wrote.
            k: how many passages at most.
            history: the questions before it, oldest first; read only with a follow-up.
            sources: ids of the only reports to search, unless the question says which it means;
                None, or none that is known, is all.
            reply: the person answered to an answer, so that a follow-up is likelier.
        """
        started = time.perf_counter()
        directed = self._directives.read(question, history, sources)
        if directed.missing:
            missing = directed.missing
            answer = Answer(question, Outcome.ABSENT, 0.0, (), 0.0, no_report=missing)
        else:
            answer = self._answer(directed, k, history, reply)
        took_ms = (time.perf_counter() - started) * 1000
        return replace(answer, question=question, took_ms=took_ms)

    def _answer(self, directed: Directed, k: int, history: Sequence[str], reply: bool) -> Answer:
        """Answer words in quotation marks, small talk or a question; time isn't taken."""
        question, sources = directed.question, directed.sources
        text, cut = question[:QUESTION_LENGTH], len(question) > QUESTION_LENGTH
        read = self.searcher.languages
        if self._places.are_quoted(text):
            quoting = self._quoting(question, text, k, sources, cut=cut)
            phrases = self._meant(quoting, text)
            if not phrases:
                return quoting
            unquoted = replace(directed, question=without_marks(question))
            by_meaning = self._answer(unquoted, k, history, reply)
            return replace(by_meaning, question=question, meant=phrases)
        if talk := self._small_talk.kind(text):
            spoken = language_of(text)
            unread = "" if spoken in read or "*" in read else spoken
            talked = Outcome.SMALLTALK
            return Answer(question, talked, 1.0, (), 0.0, cut, talk=talk, unread=unread)
        return self._searched(directed, k, history, reply)

    def _searched(self, directed: Directed, k: int, history: Sequence[str], reply: bool) -> Answer:
        """Answer a question by a search, or say that its language isn't read."""
        question, cut = directed.question, len(directed.question) > QUESTION_LENGTH
        read = self.searcher.languages
        asking = asking_part(without_greeting(question[-_MESSAGE_LENGTH:]))
        asked, context = asking.question[:QUESTION_LENGTH], asking.context[-QUESTION_LENGTH:]
        if unread := unread_script(asked, read):
            return Answer(question, Outcome.ABSENT, 0.0, (), 0.0, cut, unread=unread)
        # What the message itself says before its question comes before what was asked earlier.
        past = () if context else [asking_part(earlier).question for earlier in history]
        alone = directed.stands_alone or topic_of_list(asked)
        before = () if alone else relevant_history(asked, past, reply=reply)
        sources = self._directives.inherited(directed, before)
        read_with = [context] if context else [*map(self._directives.without, before)]
        found = search_both(self.searcher, asked, k, read_with, sources)
        absent = found.outcome == Outcome.ABSENT
        if unread := unread_latin(asked, read, self.searcher.is_english, absent=absent):
            return Answer(question, Outcome.ABSENT, 0.0, (), 0.0, cut, unread=unread)
        passages = self._passages(found.hits)
        answer = Answer(question, found.outcome, found.confidence, passages, 0.0, cut, before)
        return self._listing(answer, asked, sources)

    def _quoting(
        self, question: str, text: str, k: int, sources: Sequence[str] | None, *, cut: bool
    ) -> Answer:
        """Answer a question that has something in quotation marks, which is searched exactly."""
        exact = search_exactly(self.searcher, self._places, text, k, sources)
        found, passages = exact.result, self._passages(exact.result.hits)
        answer = Answer(question, found.outcome, found.confidence, passages, 0.0, cut)
        answer = replace(answer, missing=exact.missing)
        return self._listing(answer, text, sources) if not exact.missing else answer

    def _meant(self, quoting: Answer, text: str) -> tuple[str, ...]:
        """Return what a question quotes where the reports can't hold it: in another language."""
        spoken = self.searcher.language_of(quotations(text).rest)
        stands = quoting.outcome != Outcome.ABSENT or spoken in self.searcher.collection.languages
        return () if stands else quoting.missing

    def _listing(self, answer: Answer, asked: str, sources: Sequence[str] | None) -> Answer:
        """Add all places to the answer of a question that asks for them, where there are any.

        Those that only mean the like aren't shown where the judge finds nothing in the report.
        """
        if not topic_of_list(asked):
            return answer
        places = self.places(asked, sources=sources)
        if answer.outcome == Outcome.ABSENT and not places.is_worded:
            return answer
        if not places.listed:
            return answer
        return replace(answer, outcome=Outcome.ANSWERED, places=places.listed)

    def _passages(self, hits: Sequence[Hit]) -> tuple[Passage, ...]:
        """Return the passages of hits."""
        return tuple(passage_in(self.reports, hit) for hit in hits)

    def places(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: Sequence[str] | None = None,
    ) -> AllPlaces:
        """Return all places of what a question asks for, in the order of the reports.

        Args:
            question: one that asks for all places, quotes words, or asks anything else.
            history: the earlier questions that it was read with, oldest first.
            sources: ids of the only reports to search; None, or none that is known, is all.
        """
        directed = self._directives.read(question, history, sources)
        return all_places(
            self.searcher,
            self._places,
            self.reports,
            directed.question[:QUESTION_LENGTH],
            [*map(self._directives.without, history)],
            self._directives.inherited(directed, history),
        )

    def suggest(
        self,
        language: str,
        count: int = 3,
        near: str = "",
        sources: Sequence[str] | None = None,
        most: int | None = None,
    ) -> tuple[str, ...]:
        """Return questions that the reports answer, as was checked by asking them, once each.

        Args:
            language: the code of the language wanted; another that is read where there is none.
            count: how many at most.
            near: a question that they should be like, in its language; empty for some from all
                over the reports.
            sources: ids of the only reports to ask; None is all.
            most: how many searches those near a question may cost; None for as many as it takes.
        """
        if not near:
            return self._suggestions.all_over(language, count, sources)
        directed = self._directives.read(near, (), sources)
        near = directed.question
        language = self.searcher.language_of(near)
        return self._suggestions.near(near, language, count, directed.sources, most)

    def check_suggestion(self) -> bool:
        """Check the next question that may be suggested; return whether there was one."""
        return self._suggestions.check_next()
