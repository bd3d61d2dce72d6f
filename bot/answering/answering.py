"""The library, asked from an event loop without holding it up."""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from bot.answering.answers import Answer, Listed, Passage
from bot.answering.library import Edition, Library
from bot.answering.page_picture.model import PagePictures, PictureRequest
from bot.answering.page_picture.studio import Studio
from bot.answering.places import Place, find_passage, find_section
from corpus.model import Report
from corpus.outline import Section

T = TypeVar("T")


class Answering:
    """A library and the threads that search it: as many questions at once as there are workers."""

    def __init__(self, library: Library, workers: int = 0) -> None:
        """Start no thread yet; 0 workers is one per core."""
        self._library = library
        count = workers or os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="search")
        self._studio = Studio()

    async def close(self) -> None:
        """Let the threads finish what they work on, and end them."""
        await asyncio.to_thread(self._threads.shutdown)

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

    def passage(self, code: str) -> Passage | None:
        """Return the passage that a code names; None when it is none, gone or changed."""
        place = Place.parse(code)
        return find_passage(self.reports, place) if place else None

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
        """Do work in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
