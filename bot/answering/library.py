"""The library: the reports that are open, and how they are asked."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from bot.answering.answers import Answer, passage_of
from bot.answering.options import LibraryOptions
from bot.answering.suggestions import suggest
from corpus.library import read_reports
from corpus.model import Report
from embeddings.conversation.asking import asking_part
from embeddings.conversation.followup import relevant_history
from embeddings.conversation.smalltalk import SmallTalk, language_of, without_greeting
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.multilingual import MultilingualEncoder, load_multilingual
from embeddings.search.outcome import Outcome
from embeddings.search.reranker import CrossEncoder
from embeddings.search.searcher import Searcher
from embeddings.text.bm25 import is_spaceless
from embeddings.text.language import unread_latin, unread_script

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

    def __init__(self, reports: Sequence[Report], searcher: Searcher) -> None:
        self.reports = {report.id: report for report in reports}
        self.searcher = searcher
        self._small_talk = SmallTalk(searcher.encoder)
        self._suggested: dict[tuple[str, int, frozenset[str] | None], tuple[str, ...]] = {}

    @classmethod
    def open(
        cls, options: LibraryOptions, progress: Callable[[int, int], None] | None = None
    ) -> Self:
        """Read the catalog's reports and open their index; a stale or missing one is built.

        Args:
            options: which reports, model and reranker, and where the index is kept.
            progress: told how many sentences were just encoded, and of how many in all.

        Raises:
            ReportError, ModelError, IndexFolderError: what cannot be used, and what to do.
        """
        reports = read_reports(options.catalog)
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
            sources: ids of the only reports to search; None, or none that is known, is all.
            reply: the person answered to an answer, so that a follow-up is likelier.
        """
        started = time.perf_counter()
        answer = self._answer(question, k, history, sources, reply)
        return replace(answer, took_ms=(time.perf_counter() - started) * 1000)

    def _answer(
        self,
        question: str,
        k: int,
        history: Sequence[str],
        sources: Sequence[str] | None,
        reply: bool,
    ) -> Answer:
        """Answer small talk, a message that can't be read, or a question; time isn't taken."""
        text, cut = question[:QUESTION_LENGTH], len(question) > QUESTION_LENGTH
        read = self.searcher.languages
        if talk := self._small_talk.kind(text):
            spoken = language_of(text)
            unread = "" if spoken in read or "*" in read else spoken
            talked = Outcome.SMALLTALK
            return Answer(question, talked, 1.0, (), 0.0, cut, talk=talk, unread=unread)
        asking = asking_part(without_greeting(question[-_MESSAGE_LENGTH:]))
        asked, context = asking.question[:QUESTION_LENGTH], asking.context[-QUESTION_LENGTH:]
        if unread := unread_script(asked, read):
            return Answer(question, Outcome.ABSENT, 0.0, (), 0.0, cut, unread=unread)
        # What the message itself says before its question comes before what was asked earlier.
        past = () if context else [asking_part(earlier).question for earlier in history]
        before = relevant_history(asked, past, reply=reply)
        found = self.searcher.search(asked, k, [context] if context else before, sources)
        absent = found.outcome == Outcome.ABSENT
        if unread := unread_latin(asked, read, self.searcher.is_english, absent=absent):
            return Answer(question, Outcome.ABSENT, 0.0, (), 0.0, cut, unread=unread)
        passages = tuple(passage_of(self.reports[h.paragraph.report], h) for h in found.hits)
        return Answer(question, found.outcome, found.confidence, passages, 0.0, cut, before)

    def suggest(
        self,
        language: str,
        count: int = 3,
        near: str = "",
        sources: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        """Return questions that the reports answer, as was checked by asking them.

        Args:
            language: the code of the language wanted; another that is read where there is none.
            count: how many at most.
            near: a question that they should be like, in its language; empty for some from all
                over the reports.
            sources: ids of the only reports to ask; None is all.
        """
        key = (language, count, None if sources is None else frozenset(sources))
        if near:
            language = "zh" if is_spaceless(near) else "en"
            return suggest(self.searcher, self.ask, language, count, near, sources)
        if key not in self._suggested:
            self._suggested[key] = suggest(self.searcher, self.ask, language, count, "", sources)
        return self._suggested[key]
