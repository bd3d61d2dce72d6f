"""Searches that several people share: who asks the same of the same reports has the same answer."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from bot.answering.answers import Answer
from bot.answering.library import Library
from embeddings.stages import cache_used, stage

# So many answers of a library are remembered, those that were wanted last.
REMEMBERED = 512

AnswerFuture: TypeAlias = asyncio.Future[Answer]
Turn: TypeAlias = AbstractAsyncContextManager[None]


@dataclass(frozen=True, slots=True)
class SearchKey:
    """All that an answer of a library depends on.

    `readable` are the ids of all reports that who asks may read; the rest is what `Library.ask` is
    given, as it is given.
    """

    readable: frozenset[str]
    question: str
    k: int
    history: tuple[str, ...]
    sources: tuple[str, ...] | None
    reply: bool


class SharedSearches:
    """The searches that run now, and the answers of those that ended last.

    Each library has its own: one whose reports have changed is another library, and knows nothing
    of what was answered before. A search that failed is forgotten. It belongs to one event loop.
    """

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._searches: WeakKeyDictionary[Library, LRUCache[SearchKey, AnswerFuture]]
        self._searches = WeakKeyDictionary()

    async def answer(
        self, library: Library, key: SearchKey, turn: Turn, start: Callable[[], AnswerFuture]
    ) -> Answer:
        """Return the answer of a search that runs or has ended, or else of one that it starts.

        Nobody waits for a turn behind a search that they can share, and a turn lasts as long as its
        own search alone: those who share have no more of the threads than before.

        Args:
            library: what is searched, with all its reports.
            key: what is asked of it, and by whom as far as that matters.
            turn: waits for the turn of who asks.
            start: begins the search in a thread.
        """
        running = self._find(library, key)
        if running is None:
            async with turn:
                # Another may have begun it while this one waited for a turn.
                running = self._find(library, key)
                if running is None:
                    return await self._begun(library, key, start())
        return await _joined(running)

    def _find(self, library: Library, key: SearchKey) -> AnswerFuture | None:
        """Return the search that runs or has ended; None where there is none."""
        searches = self._searches.get(library)
        return None if searches is None else searches.get(key)

    async def _begun(self, library: Library, key: SearchKey, search: AnswerFuture) -> Answer:
        """Let others find a search while it runs and when it has ended well; return its answer."""
        cache_used("answers", hit=False)
        searches = self._searches.setdefault(library, LRUCache(self._remembered))
        searches[key] = search
        search.add_done_callback(partial(_forget_if_failed, searches, key))
        # Others may wait for it still where this one is cancelled.
        await asyncio.wait([search])
        return search.result()


def _forget_if_failed(
    searches: LRUCache[SearchKey, AnswerFuture], key: SearchKey, ended: AnswerFuture
) -> None:
    """Forget a search that brought no answer."""
    if (ended.cancelled() or ended.exception()) and searches.get(key) is ended:
        del searches[key]


async def _joined(running: AnswerFuture) -> Answer:
    """Return the answer of another's search, which goes on where this one's wait is cancelled."""
    cache_used("answers", hit=True)
    began = time.perf_counter()
    with stage("wait"):
        answer = await asyncio.shield(running)
    return replace(answer, took_ms=(time.perf_counter() - began) * 1000)
