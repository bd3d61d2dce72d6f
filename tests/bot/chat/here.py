"""The bot in the test's own event loop, with a small library that can be made slow."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answering.answering import Answering
from bot.chat.app import build
from bot.chat.memory import remembering
from bot.chat.options import ChatOptions, LimitOptions
from bot.chat.services import Services
from bot.demo.server.objects.model import Chat, Message, User
from bot.demo.server.serve import Server, serve
from bot.service.options import ServiceOptions
from embeddings.encoder import Encoded
from tests.bot.answering.changing import opened, options_in
from tests.fakes import WordEncoder
from tests.options import polled_api, storage_options
from tests.patience import seconds

UNLIMITED = LimitOptions(person_questions=0, group_questions=0, person_taps=0, person_inline=0)


class SlowEncoder(WordEncoder):
    """Reads a question about europe only when it is let go; knows what it has read."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.read: list[str] = []

    def question(self, text: str) -> Encoded:
        """Encode a text, some later than others."""
        self.read.append(text)
        if text.startswith("europe"):
            self.let_go.wait(seconds(60))
        return super().question(text)


@dataclass
class Bot:
    """A bot that runs here, and its server."""

    server: Server
    encoder: SlowEncoder

    def person(self, name: str, **more: str) -> tuple[User, Chat]:
        """Bring in a person with their chat with the bot."""
        user = self.server.people.person(name, **more)
        return user, self.server.people.private(user)

    async def heard(self, user: User, kind: str = "message") -> dict[str, Any]:
        """Wait for the next thing of a kind that the bot shows a person."""
        return (await self.server.people.hear(user, kind, seconds(30))).data

    def said(self, chat: Chat) -> list[Message]:
        """Return all messages of the bot in a chat."""
        messages = self.server.telegram.messages[chat.id].values()
        return [message for message in messages if message.sender == self.server.telegram.bot]

    def calls(self, method: str) -> list[Any]:
        """Return the parameters of all calls of a method."""
        calls = self.server.telegram.calls
        return [call.parameters for call in calls if call.method == method]


@asynccontextmanager
async def running_here(
    folder: Path,
    *,
    limits: LimitOptions = UNLIMITED,
    admins: tuple[int, ...] = (),
    kind: type[Answering] = Answering,
) -> AsyncIterator[Bot]:
    """Run a bot with one search at a time until the block ends."""
    encoder = SlowEncoder()
    answering = kind(opened(options_in(folder), encoder), 1)
    service = ServiceOptions(listen="", log_questions=False)
    options = ChatOptions(
        admins=admins,
        open=True,
        people=(),
        groups=(),
        invite="",
        followup_minutes=0,
        inline_cache_seconds=0,
        limits=limits,
    )
    async with serve() as server, remembering(storage_options("sqlite:///:memory:")) as memory:
        api = polled_api(server.base_url, server.base_file_url)
        async with build(Services(answering, memory, options, service), api) as application:
            assert application.updater is not None
            await application.start()
            await application.updater.start_polling(timeout=1)
            try:
                yield Bot(server, encoder)
            finally:
                encoder.let_go.set()
                await application.updater.stop()
                await application.stop()
                await answering.close()
