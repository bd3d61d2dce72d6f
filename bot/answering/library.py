"""The library: the reports that are open, and how they are asked."""

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Self

from bot.answering.all_places import AllPlaces
from bot.answering.answerer import Answerer
from bot.answering.answers import Answer
from bot.answering.asked import Asked
from bot.answering.edition import Edition
from bot.answering.options import LibraryOptions
from bot.answering.suggestions import Suggestions
from corpus.library import read_reports
from corpus.model import Report
from embeddings.conversation.smalltalk import SmallTalk
from embeddings.models import load_models
from embeddings.progress import ProgressCallback
from embeddings.search.reranker import CrossEncoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.two_things_search import encode_ahead

# How many selections of the reports are kept ready; each costs a few kilobytes.
_VIEWS = 64


class Library:
    """Reports with their index and model, ready to be asked."""

    def __init__(
        self, reports: Sequence[Report], searcher: Searcher, small_talk: SmallTalk | None = None
    ) -> None:
        self.reports = {report.id: report for report in reports}
        self.searcher = searcher
        self._small_talk = small_talk or SmallTalk(searcher.setup.models.words)
        self._answerer = Answerer(self.reports, searcher, self._small_talk)
        self._suggestions = Suggestions(searcher, self.ask)
        self.within = lru_cache(_VIEWS)(self._within)

    @classmethod
    def open(cls, options: LibraryOptions, progress: ProgressCallback | None = None) -> Self:
        """Read the reports, of the catalog and added ones, and open their index.

        A stale or missing one is built.

        Args:
            options: which reports, model and reranker, and where the index is kept.
            progress: told how many sentences were just encoded, and of how many in all.

        Raises:
            ReportError, ModelError, IndexFolderError, IndexServerError: what cannot be used, and
                what to do.
        """
        # New files are read by a process of its own, so models are loaded meanwhile.
        thread = ThreadPoolExecutor(1, thread_name_prefix="models")
        loading = thread.submit(load_setup, options)
        thread.shutdown(wait=False)
        documents = options.documents
        reports = read_reports(options.catalog, options.added, documents.read)
        documents.keep_only({report.checksum for report in reports})
        return cls.of(reports, options.folder, loading.result(), progress)

    @classmethod
    def loading(
        cls,
        options: LibraryOptions,
        reports: Sequence[Report],
        progress: ProgressCallback | None = None,
    ) -> Self:
        """Load the models that the options name, and open the index of some reports.

        Raises:
            ModelError, IndexFolderError, IndexServerError: what cannot be used, and what to do.
        """
        return cls.of(reports, options.folder, load_setup(options), progress)

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        folder: Path,
        setup: SearchSetup,
        progress: ProgressCallback | None = None,
    ) -> Self:
        """Open the index of reports that were read, with models that were loaded."""
        return cls(reports, Searcher.open(reports, folder, setup, progress))

    def holding(
        self, reports: Sequence[Report], folder: Path, progress: ProgressCallback | None = None
    ) -> Self:
        """Return a library of other reports with the same models; this one stays as it is.

        Raises:
            IndexFolderError: the folder of the index cannot be written.
        """
        searcher = self.searcher.holding(reports, folder, progress)
        return type(self)(reports, searcher, self._small_talk)

    def _within(self, ids: frozenset[str]) -> Self:
        """Return a library of some of the reports: nothing in it tells that there are others.

        Its searcher is this one's; `Library.within` remembers it for the next who may read these.
        """
        within = copy(self)
        within.reports = {name: report for name, report in self.reports.items() if name in ids}
        within._answerer = self._answerer.within(ids)
        within._suggestions = Suggestions(self.searcher, within.ask)
        within.within = lru_cache(_VIEWS)(within._within)
        return within

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that questions may be written in; "*" is all."""
        return tuple(sorted(self.searcher.reader.languages))

    @property
    def edition(self) -> Edition:
        """Return what is searched now."""
        return Edition.of(self.reports.values(), self.searcher)

    def try_models(self) -> int:
        """Encode a word with each model; return how many dimensions its vector has."""
        return len(self.searcher.reader.query("report").encoded.vector)

    def ask(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        *,
        sources: Collection[str] | None = None,
        reply: bool = False,
    ) -> Answer:
        """Answer a question, as `Answerer.ask` does."""
        return self._answerer.ask(question, k, history, sources=sources, reply=reply)

    def asked(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        sources: Collection[str] | None = None,
        reply: bool = False,
    ) -> Asked | None:
        """Return what `ask` would search, as `Answerer.asked` does."""
        return self._answerer.asked(question, history, sources=sources, reply=reply)

    def encode_ahead(self, asked: Iterable[Asked | None]) -> None:
        """Encode together what is asked before it is searched for, which is quicker so."""
        encode_ahead(self.searcher, [(each.question, each.read_with) for each in asked if each])

    def places(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: Collection[str] | None = None,
    ) -> AllPlaces:
        """Return all places of what a question asks for, as `Answerer.places` does."""
        return self._answerer.places(question, history, sources)

    def suggest(
        self,
        language: str,
        count: int = 3,
        near: str = "",
        sources: Collection[str] | None = None,
        most: int | None = None,
    ) -> tuple[str, ...]:
        """Return questions that the reports answer, as was checked by asking them, once each.

        Args:
            language: the code of the language wanted; another that is read where there is none.
            count: how many at most.
            near: a question that they should be like, in its language; empty for some from all
                over the reports.
            sources: ids of the only reports to ask, as those of `Answerer.ask`.
            most: how many searches those near a question may cost; None for as many as it takes.
        """
        bounded = self._answerer.bounded(sources)
        if not near:
            return self._suggestions.all_over(language, count, bounded)
        directed = self._answerer.directives.read(near, (), bounded)
        near = directed.question
        language = self.searcher.reader.language_of(near)
        return self._suggestions.near(near, language, count, directed.sources, most)

    def check_suggestion(self) -> bool:
        """Check the next question that may be suggested; return whether there was one."""
        return self._suggestions.check_next()


def load_setup(options: LibraryOptions) -> SearchSetup:
    """Load the models that options name, and torch before them, which takes seconds.

    Raises:
        ModelError: one cannot be loaded.
    """
    models = load_models(options.model, options.languages, options.multilingual)
    reranker = CrossEncoder.load(options.reranker)
    return SearchSetup(models, reranker, server=options.server)
