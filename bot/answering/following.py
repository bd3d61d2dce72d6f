"""What is done beside the questions: the library follows its folder, and readies what they need."""

import asyncio
import logging
from functools import partial

from bot.answering.beside import beside
from bot.answering.current import CurrentLibrary
from bot.answering.search_threads import SearchThreads
from corpus.model import OperatorError

log = logging.getLogger(__name__)

# Seconds between two looks at whether another process has changed the reports.
_LOOK = 1.0
# Seconds without a question after which a suggestion is checked at each look.
_IDLE = 30.0
# What is asked before anybody asks: what is made once by words in English, by others and by none.
_REHEARSED = ("How much was spent on schools and roads?", "¿Cuántas escuelas son nuevas?", "zzyzyx")


class Following:
    """Keeps the library up with what other processes change, and warm for who asks next.

    `trouble` says why what another process changed can't be taken over; empty where nothing is.
    """

    def __init__(self, current: CurrentLibrary, threads: SearchThreads) -> None:
        self._current = current
        self._threads = threads
        self.trouble = ""

    async def run(self) -> None:
        """Take over what other processes change of the reports, until this is cancelled."""
        await asyncio.sleep(_LOOK)
        await self._rehearse()
        while True:
            await asyncio.sleep(_LOOK)
            await self._check_suggestion()
            try:
                await beside(self._current.refresh_if_changed)
                self.trouble = ""
            except OperatorError as error:
                if str(error) != self.trouble:
                    log.error("The reports were changed, and go on as they were here: %s", error)
                self.trouble = str(error)
            except Exception as error:  # the next look may do better, and questions go on
                log.exception("The reports were changed, and go on as they were here")
                self.trouble = type(error).__name__
                await asyncio.sleep(_LOOK * 60)

    async def _rehearse(self) -> None:
        """Ask what nobody waits for, so that no person's question waits for what is made once.

        Not while somebody does wait. The log says how far it went.
        """
        asked = 0
        try:
            for question in _REHEARSED:
                if self._threads.queue.length:
                    break
                ask = partial(self._current.library.ask, question)
                await self._threads.run(ask, Following)
                asked += 1
        except (OperatorError, OSError) as error:
            # A server is away, or the disk is full on which something is unpacked.
            log.info("Nothing can be rehearsed now: %s", error)
        except Exception:  # who asks next is told; reports are to be followed all the same
            log.exception("A question that nobody asked failed")
        log.info("Rehearsed %d of %d questions", asked, len(_REHEARSED))

    async def _check_suggestion(self) -> None:
        """Check a question that may be suggested, so that no answer waits for that later.

        Not before nobody has asked for a while: a search is a few hundredths of a second.
        """
        if self._threads.queue.idle_seconds < _IDLE:
            return
        try:
            await asyncio.to_thread(self._current.library.check_suggestion)
        except OperatorError as error:
            # A server that is away: what is asked meanwhile says so.
            log.debug("No suggestion can be checked now: %s", error)
