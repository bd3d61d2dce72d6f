"""The bot's handlers in this process, over a small library and the local Bot API."""

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from telegram.error import BadRequest

from bot.answering.answering import Answering
from bot.chat.app import build
from bot.chat.application import App
from bot.chat.memory import remembering
from bot.chat.services import Services
from bot.chat.updates.well_formed import MalformedUpdateError, update_from
from bot.cli.wiring import bot_api, chat_options, service_options
from bot.demo.server.objects.model import Chat, User
from bot.demo.server.serve import Server, serve
from bot.texts import LANGUAGES
from config.settings import SHIPPED, Settings, load_settings
from tests.bot.answering.changing import opened, options_in
from tests.bot.chat.here import UNLIMITED
from tests.bot.chat.hostile.kinds import ADMIN, GROUP, PERSON, Raw
from tests.options import storage_options
from tests.process import TOKEN

# What Telegram says of chats, messages and taps that aren't there: forged updates name such.
_NOT_THERE = ("not found", "query is too old", "query id is invalid", "can't be edited")
# Numbers that stand among the odd values: chats that are there have them, too.
ODD_IDS = (0, 2**31)
_FIRST_ID = 100_000_001


@dataclass
class Kept(logging.Handler):
    """Keeps what is logged."""

    records: list[logging.LogRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin as handlers do."""
        super().__init__()

    def __hash__(self) -> int:
        """Be told from others by identity, as handlers are."""
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


@dataclass
class Here:
    """A bot whose handlers run here: what it is given, and what came of it."""

    server: Server
    application: App
    log: Kept
    number: int = _FIRST_ID

    async def give(self, raw: Raw) -> str:
        """Hand an update to the handlers; return why it was set aside, empty where it wasn't."""
        self.number += 1
        try:
            update = update_from({"update_id": self.number, **raw}, self.application.bot)
        except MalformedUpdateError as error:
            return str(error)
        await self.application.process_update(update)
        return ""

    def tracebacks(self) -> list[str]:
        """Return the tracebacks in the log, but for chats and messages that aren't there."""
        records = [record for record in self.log.records if not _is_not_there(record)]
        written = [logging.Formatter().format(record) for record in records]
        return [text for text in written if 'File "' in text]

    def shown(self) -> list[str]:
        """Return what people were shown that tells of a failure."""
        wrong = {texts.went_wrong for texts in LANGUAGES.values()}
        chats = self.server.telegram.messages.values()
        texts = [message.text.text for chat in chats for message in chat.values()]
        return [text for text in texts if text in wrong or "Traceback" in text or "Error:" in text]


def _is_not_there(record: logging.LogRecord) -> bool:
    """Tell whether a failure is a refusal of something that a forged update names."""
    error = record.exc_info[1] if record.exc_info else None
    return isinstance(error, BadRequest) and any(word in error.message for word in _NOT_THERE)


@asynccontextmanager
async def handling(folder: Path) -> AsyncIterator[Here]:
    """Have the handlers ready until the block ends."""
    answering = Answering(opened(options_in(folder)), 1)
    settings = _shipped_settings()
    options = replace(chat_options(settings), admins=(ADMIN,), limits=UNLIMITED)
    log = Kept()
    logging.getLogger().addHandler(log)
    async with serve() as server, remembering(storage_options("sqlite:///:memory:")) as memory:
        populate(server)
        api = replace(
            bot_api(settings),
            token=TOKEN,
            base_url=server.base_url,
            base_file_url=server.base_file_url,
            retries=0,
        )
        services = Services(answering, memory, options, service_options(settings))
        try:
            async with build(services, api) as application:
                await application.start()
                yield Here(server, application, log)
                await application.stop()
        finally:
            logging.getLogger().removeHandler(log)
            await answering.close()


def _shipped_settings() -> Settings:
    """Return the shipped settings, whatever the environment says."""
    others = {k: v for k, v in os.environ.items() if not k.startswith(("VERBATIM_", "TELEGRAM_"))}
    with patch.dict(os.environ, others, clear=True):
        return load_settings(SHIPPED)


def populate(server: Server) -> None:
    """Bring in the people and the group that the updates name."""
    telegram = server.telegram
    for number, name in ((PERSON, "Ada"), (ADMIN, "Bo"), *((odd, "Cy") for odd in ODD_IDS)):
        telegram.users[number] = User(number, name, "", "", "en")
        telegram.add_chat(Chat(number, "private", "", name), {number: "member"})
        server.people.start(telegram.users[number])
    members = {PERSON: "member", telegram.bot.id: "member"}
    telegram.add_chat(Chat(GROUP, "supergroup", "A group"), members)
