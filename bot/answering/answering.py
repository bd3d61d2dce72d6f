"""The library, asked from an event loop without holding it up."""

from collections.abc import AsyncIterator, Callable, Hashable, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from copy import copy
from functools import partial
from typing import Self, TypeVar

from bot.answering.ahead import Ahead
from bot.answering.answers import Answer, Listed, Passage
from bot.answering.asked import Asked
from bot.answering.beside import beside
from bot.answering.current import CurrentLibrary
from bot.answering.edition import Edition
from bot.answering.fair_queue import Wait
from bot.answering.following import Following
from bot.answering.former import Found
from bot.answering.heap import keep_one_heap
from bot.answering.library import Library
from bot.answering.page_picture.model import PagePictures, PictureRequest
from bot.answering.page_picture.studio import Studio
from bot.answering.passage_codes import find_section
from bot.answering.reader import Reader
from bot.answering.search_threads import SearchThreads
from bot.answering.shared_searches import SearchKey, SharedSearches
from corpus.model import Report
from corpus.outline import Section

T = TypeVar("T")


class Answering:
    """A library and the threads that search it: as many questions at once as there are workers.

    Searches wait in rounds of those who ask, named by `asker`: a chat, or whatever else is one.
    What changes the library, `current` has; it belongs in a thread: `await changing(work)`.
    `following` takes over what other processes change.
    """

    def __init__(self, current: CurrentLibrary, workers: int = 0) -> None:
        """Start no thread yet; 0 workers is one per core but one."""
        keep_one_heap()
        self.current = current
        self._reader: Reader | None = None
        self._threads = SearchThreads(workers)
        self._ahead = Ahead(self._encode_ahead)
        self._shared = SharedSearches()
        self._studio = Studio()
        self.following = Following(current, self._threads)

    def for_reader(self, reader: Reader) -> Self:
        """Return this, with the same threads, for what a reader may read: there is nothing else."""
        answering = copy(self)
        answering._reader = reader
        return answering

    @property
    def _library(self) -> Library:
        """Return what is asked now, as far as the reader may read it."""
        return self.current.now.read_by(self._reader)

    async def close(self) -> None:
        """Let the threads finish what they work on, and end them."""
        await self._ahead.close()
        await self._threads.close()

    async def changing(self, work: Callable[[], T]) -> T:
        """Do work that reads or changes the library's reports, beside those that search it.

        Raises:
            asyncio.CancelledError: the work was stopped, as the process ends.
        """
        return await beside(work)

    def stop_changes(self) -> None:
        """Stop what changes the library, at once: it is as it was, and the process ends."""
        self.current.stop()

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by their id."""
        return self._library.reports

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that questions may be written in; "*" is all."""
        return self._library.languages

    @property
    def edition(self) -> Edition:
        """Return what is searched now."""
        return self._library.edition

    def find(self, code: str) -> Found:
        """Return what a code leads to: a passage, what that has become, or that it is gone."""
        return self.current.now.find(code, self._reader)

    def passage(self, code: str) -> Passage | None:
        """Return the passage that a code names, or what has become of it; None when it is gone."""
        return self.find(code).passage

    def section(self, code: str) -> tuple[Report, Section] | None:
        """Return the section that a code names, with its report; None when it is gone."""
        return find_section(self.reports, code)

    async def ask(
        self,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        *,
        sources: Sequence[str] | None = None,
        reply: bool = False,
        asker: Hashable = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Answer:
        """Answer a question as `Library.ask` does.

        Who asks the same of the same reports shares one search, and its answer is remembered.
        `took_ms` is how long this asker waited for the search, once it was their turn: all its time
        for the first, what was left of it for who came while it ran, and next to nothing for who
        came after.

        Raises:
            NotWantedError: when its turn came nobody wanted it any more.
        """
        now = self.current.now
        library = now.read_by(self._reader)
        readable = frozenset(library.reports)
        only = None if sources is None else tuple(sources)
        key = SearchKey(readable, question, k, tuple(history), only, reply)
        turn = self._turn(asker, wanted, partial(_asked, library, key, wanted))
        start = partial(self._threads.start, partial(_search, library, key))
        return await self._shared.answer(now.library, key, turn, start)

    @asynccontextmanager
    async def _turn(
        self, asker: Hashable, wanted: Callable[[], bool], asked: Callable[[], Asked | None]
    ) -> AsyncIterator[None]:
        """Wait for a turn as `SearchThreads.turn` does; what is asked is encoded meanwhile."""
        with ExitStack() as waiting:
            if self._threads.queue.is_full:
                waiting.enter_context(self._ahead.waiting(asker, asked))
            async with self._threads.turn(asker, wanted):
                waiting.close()
                yield

    def _encode_ahead(self, waiting: Sequence[Callable[[], Asked | None]]) -> None:
        """Encode together what those who wait have asked."""
        self.current.library.encode_ahead([read() for read in waiting])

    async def places(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        sources: Sequence[str] | None = None,
        asker: Hashable = None,
    ) -> tuple[Listed, ...]:
        """Return all places of what a question asks for, as `Library.places` does."""
        found = partial(self._library.places, question, history, sources)
        return (await self._threads.run(found, asker)).listed

    async def suggest(
        self,
        language: str,
        near: str = "",
        count: int = 3,
        *,
        sources: Sequence[str] | None = None,
        asker: Hashable = None,
    ) -> tuple[str, ...]:
        """Return questions that the reports answer, as `Library.suggest` does.

        While others wait for a search, those near a question cost one more and no others.
        """
        most = 1 if self._threads.queue.length else None
        search = partial(self._library.suggest, language, count, near, most=most)
        return await self._threads.run(partial(search, sources=sources), asker)

    @property
    def queued(self) -> int:
        """Return how many searches wait for their turn."""
        return self._threads.queue.length

    def expected_wait(self, asker: Hashable) -> Wait:
        """Return what a search would have to wait for if it were begun now."""
        return self._threads.queue.wait(asker)

    async def page_pictures(self, request: PictureRequest) -> PagePictures:
        """Return pictures of pages.

        Raises:
            PictureError: as `Studio.pictures` does.
        """
        return await self._studio.pictures(request)


def _search(library: Library, key: SearchKey) -> Answer:
    """Search a library for what a key says."""
    question, k, history = key.question, key.k, key.history
    return library.ask(question, k, history, sources=key.sources, reply=key.reply)


def _asked(library: Library, key: SearchKey, wanted: Callable[[], bool]) -> Asked | None:
    """Return what `_search` will search; None where it surely searches nothing."""
    if not wanted():
        return None
    return library.asked(key.question, key.history, sources=key.sources, reply=key.reply)
