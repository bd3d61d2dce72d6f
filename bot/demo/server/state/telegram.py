"""Everything that the server remembers, for one bot and one event loop."""

import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Literal

from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Chat, File, Json, Message, User
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.events import EventLog
from bot.demo.server.state.faults import FaultScript
from bot.demo.server.state.privacy import is_meant_for
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

    def hears(self, message: Message) -> bool:
        """Tell whether the bot gets an update of a message."""
        if message.sender == self.bot or not self.has_bot(message.chat):
            return False
        admin = self.status(message.chat, self.bot.id) == "administrator"
        if message.chat.is_private or admin or not self.privacy:
            return True
        return is_meant_for(self.bot, message, mentions=self.mentions)

    def post(self, chat: Chat, sender: User, **fields: Any) -> Message:
        """Add a message to a chat, show it to its people and, where it may hear it, the bot."""
        number = self._message_ids[chat.id] = self._message_ids.get(chat.id, 0) + 1
        message = Message(number, chat, sender, self.now(), **fields)
        self.messages[chat.id][number] = message
        self._show("message", message)
        self.tell("message", message)
        return message

    def tell(self, kind: str, message: Message) -> None:
        """Queue a message for the bot if it may hear it."""
        if self.hears(message):
            self.updates.put(kind, message_json(message))

    def change(self, message: Message, kind: str = "edited", **fields: Any) -> Message:
        """Put a changed message in the place of the old one; show it as an event, if of a kind."""
        changed = replace(message, **fields)
        self.messages[message.chat.id][message.id] = changed
        self._refer(message, changed)
        if kind:
            self._show(kind, changed)
        return changed

    def delete(self, message: Message) -> None:
        """Take a message away."""
        del self.messages[message.chat.id][message.id]
        self._refer(message, None)
        gone: Json = {"chat_id": message.chat.id, "message_id": message.id}
        self.events.publish(self.people_in(message.chat), "deleted", gone)

    def _refer(self, message: Message, now: Message | None) -> None:
        """Let the replies to a message refer to what it is now, or to nothing."""
        known = self.messages[message.chat.id]
        for reply in [it for it in known.values() if it.reply_to and it.reply_to.id == message.id]:
            known[reply.id] = replace(reply, reply_to=now)

    def _show(self, kind: str, message: Message) -> None:
        """Show a message to the people of its chat."""
        people = self.people_in(message.chat)
        self.events.publish(people, kind, message_json(message, keyboards=True))

    def open_query(
        self, kind: Literal["tap", "inline"], user: User, data: str, **fields: Any
    ) -> Query:
        """Remember a tap or an inline query until it is answered."""
        number = str(10**17 + self.new_id())
        query = Query(kind, number, user, self.clock(), data, **fields)
        self.queries[query.id] = query
        return query

    def answer_query(self, kind: Literal["tap", "inline"], query_id: str, answer: Json) -> Query:
        """Give a query its one answer.

        Raises:
            ApiError: If there is no such query, it has been answered, or it is too old.
        """
        query = self.queries.get(query_id)
        open_ = query and query.kind == kind and query.answer is None
        if not query or not open_ or self.clock() - query.asked > self.query_seconds:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        answered = self.queries[query_id] = replace(query, answer=answer)
        name = "answer" if kind == "tap" else "inline"
        self.events.publish([query.user.id], name, {"query_id": query_id} | answer)
        return answered

    def answer_from_cache(self, query: Query) -> bool:
        """Answer an inline query with results that are still good, if there are any."""
        for whose in (query.user.id, 0):
            cached = self.cached.get((query.data, query.offset, whose))
            if cached and cached.until > self.clock():
                self.results[query.id] = self.results[cached.query_id]
                self.answer_query("inline", query.id, cached.answer)
                return True
        return False

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
