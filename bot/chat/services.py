"""The desk between chat and library: who asks, what was asked before, one question at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import TypeVar

from telegram import Chat, Message, Update

from bot.answering.answers import Answer, Passage
from bot.answering.library import Library
from bot.chat.options import ChatOptions
from bot.chat.session import ChatQuestion, Session
from bot.storage.database import StorageFailure
from bot.storage.model import Past, Preferences, Turn
from bot.storage.options import StorageOptions
from bot.storage.storage import Storage
from bot.texts import texts_in
from embeddings.text.bm25 import is_spaceless

T = TypeVar("T")

log = logging.getLogger(__name__)


class Services:
    """A library and a memory, asked from an event loop without holding it up."""

    def __init__(
        self, library: Library, storage_options: StorageOptions, options: ChatOptions
    ) -> None:
        self.library = library
        self.options = options
        self._keeping = storage_options
        self._storage: Storage | None = None
        # The model uses every core for one question; two at a time would only slow each other.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")

    async def open(self) -> None:
        """Open the memory.

        Raises:
            StorageError: it can't be opened.
        """
        self._storage = await Storage.open(self._keeping)

    async def close(self) -> None:
        """Let the thread finish what it works on, and end it; close the memory."""
        await asyncio.to_thread(self._thread.shutdown)
        if self._storage:
            await self._storage.close()

    @property
    def retention_days(self) -> int:
        """Return for how many days things are kept; 0 is for ever."""
        return self._keeping.retention_days

    @property
    def storage(self) -> Storage:
        """Return the memory, which is open while the bot runs."""
        if self._storage is None:
            raise RuntimeError("The desk isn't open.")
        return self._storage

    async def session(self, update: Update) -> Session:
        """Return who an update comes from; without the memory, with what nobody has chosen."""
        user, chat = update.effective_user, update.effective_chat
        # Admins without a name, and channels that write in a group, are who they write as.
        sender = update.effective_sender
        person = sender.id if sender else chat.id if chat else 0
        place = chat.id if chat else person
        chosen = await self._choices(place, person)
        texts = texts_in(chosen.language or (user.language_code if user else ""))
        sources = tuple(it for it in chosen.sources if it in self.library.reports)
        is_private = chat is None or chat.type == Chat.PRIVATE
        username = update.get_bot().username
        return Session(place, person, is_private, username, chosen.language, texts, sources)

    async def language_of(self, person: int) -> str:
        """Return the code of the language that a person has chosen in private; empty for none."""
        return (await self._choices(person, person)).language

    async def _choices(self, chat: int, person: int) -> Preferences:
        """Return what was chosen in a chat; nothing where the memory fails."""
        try:
            return await self.storage.preferences(chat, person)
        except StorageFailure as error:
            log.warning("The choices of a chat can't be read: %s", type(error).__name__)
            return Preferences()

    async def ask(self, session: Session, asked: ChatQuestion, k: int = 5) -> Answer:
        """Answer a question in the worker thread, from what the reader searches."""
        search = partial(
            self.library.ask,
            asked.question,
            k,
            asked.history,
            sources=session.sources or None,
            reply=asked.is_reply,
        )
        return await self._run(search)

    async def suggest(self, session: Session, near: str = "", count: int = 3) -> tuple[str, ...]:
        """Return questions that the reports answer, in the language of the one they are near to."""
        language, sources = session.texts.code, session.sources or None
        if near:
            language = "zh" if is_spaceless(near) else "en"
        return await self._run(
            partial(self.library.suggest, language, count, near=near, sources=sources)
        )

    async def before(self, session: Session, message: Message) -> Past | None:
        """Return what the reader asked in this chat just before a message, if that counts."""
        if not self.options.followup_minutes:
            return None
        since = message.date - timedelta(minutes=self.options.followup_minutes)
        turn = self.storage.last_turn(session.chat, session.person, since, message.message_id)
        return await _recalled(turn)

    async def answered_by(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of the bot answers."""
        return await _recalled(self.storage.turn_answered(chat, message))

    async def asked_by(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of a person asked, with its answer."""
        return await _recalled(self.storage.turn_asked(chat, message))

    async def vote_of(self, session: Session, found: Answer, passage: Passage) -> bool | None:
        """Return what the reader said of a passage of an answer; in a group buttons are shared."""
        if not session.is_private:
            return None
        place = passage.paragraph.id
        voted = self.storage.vote_of(session.person, found.question, place, found.history)
        return await _recalled(voted)

    async def remember(self, turn: Turn) -> None:
        """Keep a question; an answer that was given is worth more than its being remembered."""
        try:
            await self.storage.remember(turn)
        except StorageFailure as error:
            log.warning("A question wasn't kept: %s", type(error).__name__)

    async def _run(self, work: Callable[[], T]) -> T:
        """Do work in the worker thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


async def _recalled(reading: Awaitable[T | None]) -> T | None:
    """Return what is remembered; nothing where the memory fails."""
    try:
        return await reading
    except StorageFailure as error:
        log.warning("What was asked before can't be read: %s", type(error).__name__)
        return None
