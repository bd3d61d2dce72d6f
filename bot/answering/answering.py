"""The library, asked from an event loop without holding it up."""

import asyncio
import contextvars
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import partial
from typing import Self, TypeVar

from bot.answering.answers import Answer, Listed, Passage
from bot.answering.current import CurrentLibrary
from bot.answering.former import Found
from bot.answering.library import Edition, Library
from bot.answering.page_picture.model import PagePictures, PictureRequest
from bot.answering.page_picture.studio import Studio
from bot.answering.places import find_section
from bot.answering.reader import Reader
from corpus.model import OperatorError, Report
from corpus.outline import Section
from embeddings.stages import stage

T = TypeVar("T")

log = logging.getLogger(__name__)

# Seconds between two looks at whether another process has changed the reports.
_LOOK = 1.0


class Answering:
    """A library and the threads that search it: as many questions at once as there are workers.

    What changes the library, `current` has; it belongs in a thread: `await changing(work)`.
    `trouble` says why what another process changed can't be taken over; empty where nothing is.
    """

    def __init__(self, current: CurrentLibrary, workers: int = 0) -> None:
        """Start no thread yet; 0 workers is one per core."""
        self.current = current
        self._reader: Reader | None = None
        count = workers or os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="search")
        self._studio = Studio()
        self.trouble = ""

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
        await asyncio.to_thread(self._threads.shutdown)

    async def follow(self) -> None:
        """Take over what other processes change of the reports, until this is cancelled."""
        while True:
            await asyncio.sleep(_LOOK)
            try:
                await self.changing(self.current.refresh_if_changed)
                self.trouble = ""
            except OperatorError as error:
                if str(error) != self.trouble:
                    log.error("The reports were changed, and go on as they were here: %s", error)
                self.trouble = str(error)
            except Exception as error:  # the next look may do better, and questions go on
                log.exception("The reports were changed, and go on as they were here")
                self.trouble = type(error).__name__
                await asyncio.sleep(_LOOK * 60)

    async def changing(self, work: Callable[[], T]) -> T:
        """Do work that reads or changes the library's reports, beside those that search it."""
        return await asyncio.to_thread(work)

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
        sources: Sequence[str] = (),
        reply: bool = False,
    ) -> Answer:
        """Answer a question as `Library.ask` does; no `sources` are all reports."""
        search = partial(self._library.ask, question, k, history, reply=reply)
        return await self._run(partial(search, sources=sources or None))

    async def places(
        self, question: str, history: Sequence[str] = (), *, sources: Sequence[str] = ()
    ) -> tuple[Listed, ...]:
        """Return all places of what a question asks for, as `Library.places` does."""
        found = partial(self._library.places, question, history, sources or None)
        return (await self._run(found)).listed

    async def suggest(
        self, language: str, near: str = "", count: int = 3, *, sources: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Return questions that the reports answer, as `Library.suggest` does."""
        search = partial(self._library.suggest, language, count, near)
        return await self._run(partial(search, sources=sources or None))

    async def page_pictures(self, request: PictureRequest) -> PagePictures:
        """Return pictures of pages.

        Raises:
            PictureError: as `Studio.pictures` does.
        """
        return await self._studio.pictures(request)

    async def _run(self, work: Callable[[], T]) -> T:
        """Do work in one of the threads; until one is free it waits."""

        def search() -> T:
            """Do the work, and give its time to the search."""
            with stage("search"):
                return work()

        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        with stage("wait"):
            return await loop.run_in_executor(self._threads, context.run, search)
