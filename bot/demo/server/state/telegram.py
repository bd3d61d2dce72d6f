"""Everything that the server remembers, for one bot and one event loop."""

import itertools
import time
from collections.abc import Callable
from pathlib import PurePosixPath

from bot.demo.server.objects.model import Chat, File, Message, User
from bot.demo.server.state.events import EventLog
from bot.demo.server.state.faults import FaultScript
from bot.demo.server.state.profile import Profile
from bot.demo.server.state.records import CachedAnswer, Call, Query, Result
from bot.demo.server.state.updates import UpdateQueue
from bot.demo.server.state.webhook import Webhook

BOT = User(7_000_000_001, "Verbatim", username="verbatim_demo_bot", is_bot=True)
_FIRST_GROUP = -1_001_000_000_000


class Telegram:
    """The chats, people, messages and queues of one server.

    Args:
        bot: The bot that the server serves.
        privacy: Privacy mode in groups; off, or with the bot an administrator, it hears all.
        mentions: Whether privacy mode lets mentions through.
        inline_feedback: Whether the bot hears which inline result was chosen.
        query_seconds: How long a tap or an inline query may wait for its answer.
        refuse: Answer every call with 401, as for a token that was revoked.
        faults: Allow faults to be ordered.
        clock: The time in seconds since 1970.
    """

    def __init__(
        self,
        bot: User = BOT,
        *,
        privacy: bool = True,
        mentions: bool = True,
        inline_feedback: bool = False,
        query_seconds: float = 15.0,
        refuse: bool = False,
        faults: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.bot = bot
        self.privacy = privacy
        self.mentions = mentions
        self.inline_feedback = inline_feedback
        self.query_seconds = query_seconds
        self.refuse = refuse
        self.clock = clock
        self.started = clock()
        self.starting: int | None = None
        self.logged_out = False
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.members: dict[int, dict[int, str]] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.topics: dict[int, dict[int, str]] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self.results: dict[str, dict[str, Result]] = {}
        self.cached: dict[tuple[str, str, int], CachedAnswer] = {}
        self.profile = Profile(bot.first_name)
        self.updates = UpdateQueue()
        self.webhook: Webhook | None = None
        self.events = EventLog()
        self.faults = FaultScript(faults)
        self.calls: list[Call] = []
        self._ids = itertools.count(1)
        self._message_ids: dict[int, int] = {}

    def now(self) -> int:
        """Return the time as messages carry it."""
        return int(self.clock())

    def new_id(self) -> int:
        """Return a number that was never given before."""
        return next(self._ids)

    def new_message_id(self, chat: Chat) -> int:
        """Return the number of the next message of a chat, never given there before."""
        self._message_ids[chat.id] = self._message_ids.get(chat.id, 0) + 1
        return self._message_ids[chat.id]

    def add_chat(self, chat: Chat, members: dict[int, str]) -> Chat:
        """Open a chat with its members and what each of them is."""
        self.chats[chat.id] = chat
        self.members[chat.id] = members
        self.messages.setdefault(chat.id, {})
        self.topics.setdefault(chat.id, {})
        return chat

    def new_group_id(self) -> int:
        """Return an id that a supergroup may have."""
        return _FIRST_GROUP - self.new_id()

    def status(self, chat: Chat, user_id: int) -> str:
        """Return what a user is in a chat: creator, administrator, member, left or kicked."""
        return self.members[chat.id].get(user_id, "left")

    def has_bot(self, chat: Chat) -> bool:
        """Tell whether the bot is in the chat."""
        return self.status(chat, self.bot.id) in {"member", "administrator"}

    def people_in(self, chat: Chat) -> list[int]:
        """Return the ids of those who see the chat, the bot left out."""
        here = {"creator", "administrator", "member"}
        ids = [user for user, status in self.members[chat.id].items() if status in here]
        return [user for user in ids if user != self.bot.id]

    def tell_start(self, percent: int | None) -> None:
        """Show everyone how far the bot's start has come; nothing means that it is ready."""
        if percent != self.starting:
            self.starting = percent
            self.events.publish(self.users, "starting", {"percent": percent})

    def add_file(self, content: bytes, name: str, mime_type: str, folder: str) -> File:
        """Keep a file and give it its identifiers."""
        number = self.new_id()
        path = f"{folder}/file_{number}{PurePosixPath(name).suffix}"
        file = File(f"BQAC{number:012d}", f"AgAD{number:08d}", name, mime_type, path, content)
        self.files[file.id] = file
        return file

    def open(self) -> None:
        """Go on where another server left off."""
        self.updates.open()
        self.events.open()

    def close(self) -> None:
        """End every wait, so that the server can stop."""
        self.updates.close()
        self.events.close()
        if self.webhook:
            self.webhook.stop()
