"""What people do on their phones."""

import asyncio
import re
from collections.abc import Iterable
from typing import Any

from telegram.constants import InlineQueryLimit, MessageLimit

from bot.demo.server.api.replies import quotes_of
from bot.demo.server.objects.model import Chat, Json, Message, Quote, Text, User
from bot.demo.server.objects.views import tap_json
from bot.demo.server.state import attachments
from bot.demo.server.state.events import Event
from bot.demo.server.state.members import set_blocked, set_bot_status
from bot.demo.server.state.records import Query
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import format_text
from bot.demo.server.text.utf16 import utf16_length

FIRST_PERSON = 1000


class People:
    """The people of a server: what they do reaches the bot, what it does they hear.

    Whatever a phone wouldn't let them do raises ValueError or LookupError.
    """

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self._heard: dict[tuple[int, str], int] = {}

    def person(
        self, first_name: str, *, username: str = "", language: str = "en", last_name: str = ""
    ) -> User:
        """Bring in a person, who hasn't written to the bot yet."""
        number = FIRST_PERSON + self.telegram.new_id()
        user = User(number, first_name, last_name, username, language)
        self.telegram.users[user.id] = user
        chat = Chat(user.id, "private", "", first_name, last_name, username)
        self.telegram.add_chat(chat, {user.id: "member"})
        return user

    def private(self, user: User) -> Chat:
        """Return a person's chat with the bot."""
        return self.telegram.chats[user.id]

    def group(
        self,
        title: str,
        creator: User,
        members: Iterable[User] = (),
        *,
        topics: bool = False,
        username: str = "",
    ) -> Chat:
        """Open a group; the bot is added apart."""
        number = self.telegram.new_group_id()
        chat = Chat(number, "supergroup", title, username=username, is_forum=topics)
        statuses = {member.id: "member" for member in members} | {creator.id: "creator"}
        return self.telegram.add_chat(chat, statuses)

    def add_bot(self, by: User, chat: Chat, *, administrator: bool = False) -> None:
        """Add the bot to a group, or change what it is there."""
        is_new = not self.telegram.has_bot(chat)
        set_bot_status(self.telegram, chat, by, "administrator" if administrator else "member")
        if is_new:
            self.telegram.post(chat, by, service={"new_chat_members": [self.telegram.bot.json()]})

    def remove_bot(self, by: User, chat: Chat) -> None:
        """Put the bot out of a group."""
        set_bot_status(self.telegram, chat, by, "kicked")

    def join(self, user: User, chat: Chat) -> Message:
        """Come into a group."""
        self.telegram.members[chat.id][user.id] = "member"
        return self.telegram.post(chat, user, service={"new_chat_members": [user.json()]})

    def leave(self, user: User, chat: Chat) -> Message:
        """Go out of a group."""
        self._check_member(user, chat)
        message = self.telegram.post(chat, user, service={"left_chat_member": user.json()})
        self.telegram.members[chat.id][user.id] = "left"
        return message

    def topic(self, user: User, chat: Chat, name: str) -> int:
        """Open a topic in a group that has topics; return its thread id."""
        if not chat.is_forum:
            raise ValueError(f"{chat.title} has no topics")
        created = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
        message = self.telegram.post(chat, user, service=created)
        self.telegram.topics[chat.id][message.id] = name
        return self.telegram.change(message, "", topic=message.id).id

    def block(self, user: User) -> None:
        """Close the chat with the bot."""
        set_blocked(self.telegram, self.private(user), user, blocked=True)

    def start(self, user: User, payload: str = "") -> Message:
        """Press Start, perhaps by way of a link with a payload."""
        if not re.fullmatch(rf"[A-Za-z0-9_-]{{0,{MessageLimit.DEEP_LINK_LENGTH}}}", payload):
            raise ValueError(f"not a payload of 64 letters, digits, _ and -: {payload!r}")
        chat = self.private(user)
        if self.telegram.status(chat, user.id) == "kicked":
            set_blocked(self.telegram, chat, user, blocked=False)
        return self.say(user, chat, f"/start {payload}".strip())

    def say(
        self,
        user: User,
        chat: Chat,
        text: str,
        reply_to: Message | None = None,
        *,
        topic: int | None = None,
        quote: str = "",
    ) -> Message:
        """Write a message, perhaps in reply, perhaps quoting a part of what it replies to."""
        quotes = quotes_of(reply_to, quote) if quote and reply_to else []
        if quote and not quotes:
            raise ValueError(f"nothing to quote: {quote!r}")
        quoted = quotes[0] if quotes else None
        return self._post(user, chat, _plain(text), reply_to, topic, quote=quoted)

    def _post(
        self,
        user: User,
        chat: Chat,
        text: Text,
        reply_to: Message | None,
        topic: int | None,
        quote: Quote | None = None,
        **fields: Any,
    ) -> Message:
        """Post a person's message where they may write."""
        self._check_member(user, chat)
        if chat.is_private:
            self.telegram.members[chat.id].setdefault(self.telegram.bot.id, "member")
        known = self.telegram.messages[chat.id]
        if reply_to:
            reply_to = known[reply_to.id]
            topic = topic or reply_to.topic
        replied = reply_to or known.get(topic or 0)
        return self.telegram.post(
            chat, user, text=text, reply_to=replied, topic=topic, quote=quote, **fields
        )

    def _check_member(self, user: User, chat: Chat) -> None:
        """Refuse who isn't there, or has blocked the bot."""
        if self.telegram.status(chat, user.id) in {"left", "kicked"}:
            raise ValueError(f"{user.first_name} can't write in chat {chat.id}")

    def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        now = self.telegram.now()
        old = self.telegram.messages[message.chat.id][message.id]
        changed = self.telegram.change(old, text=_plain(text), edit_date=now)
        self.telegram.tell("edited_message", changed)
        return changed

    def delete(self, message: Message) -> None:
        """Take a message back; the bot isn't told."""
        self.telegram.delete(message)

    def send_photo(
        self, user: User, chat: Chat, content: bytes = b"\xff\xd8\xff", caption: str = ""
    ) -> Message:
        """Send a photo."""
        return self._send(user, chat, attachments.photo(self.telegram, content), caption)

    def send_voice(
        self, user: User, chat: Chat, content: bytes = b"OggS", seconds: int = 3
    ) -> Message:
        """Send a voice message."""
        return self._send(user, chat, attachments.voice(self.telegram, content, seconds))

    def send_sticker(self, user: User, chat: Chat, emoji: str = "👍") -> Message:
        """Send a sticker."""
        return self._send(user, chat, attachments.sticker(self.telegram, emoji))

    def send_location(
        self, user: User, chat: Chat, latitude: float = 41.8, longitude: float = 123.4
    ) -> Message:
        """Send a place on the map."""
        return self._send(user, chat, attachments.location(latitude, longitude))

    def send_document(
        self,
        user: User,
        chat: Chat,
        name: str,
        content: bytes,
        mime_type: str = "application/octet-stream",
        caption: str = "",
    ) -> Message:
        """Send a file."""
        attachment = attachments.document(self.telegram, name, content, mime_type)
        return self._send(user, chat, attachment, caption)

    def _send(self, user: User, chat: Chat, attachment: Json, caption: str = "") -> Message:
        """Post an attachment."""
        return self._post(user, chat, format_text(caption), None, None, attachment=attachment)

    def tap(
        self, user: User, message: Message, row: int = 0, column: int = 0, *, data: str = ""
    ) -> Query:
        """Tap a button under a message, by its place or by its data."""
        self._check_member(user, message.chat)
        message = self.telegram.messages[message.chat.id][message.id]
        buttons = [button for buttons in message.inline_keyboard for button in buttons]
        if not data:
            data = message.inline_keyboard[row][column].get("callback_data", "")
        if data not in {button.get("callback_data") for button in buttons}:
            raise LookupError(f"no such button to tap: {data or (row, column)}")
        query = self.telegram.open_query("tap", user, data, message=message)
        self.telegram.updates.put("callback_query", tap_json(query.id, user, message, data))
        return query

    def inline(self, user: User, text: str, offset: str = "", chat: Chat | None = None) -> Query:
        """Type the bot's name and a query; known results come back without asking the bot."""
        if utf16_length(text) > InlineQueryLimit.MAX_QUERY_LENGTH:
            raise ValueError("an inline query has 256 characters at most")
        query = self.telegram.open_query("inline", user, text, offset=offset)
        if self.telegram.answer_from_cache(query):
            return self.telegram.queries[query.id]
        private = chat is None or chat == self.private(user)
        asked = {"id": query.id, "from": user.json(), "query": text, "offset": offset}
        asked["chat_type"] = "sender" if chat is None or private else chat.type
        self.telegram.updates.put("inline_query", asked)
        return query

    def choose(self, user: User, query: Query, result_id: str, chat: Chat) -> Message:
        """Send one of the results of an inline query to a chat."""
        result = self.telegram.results[query.id][result_id]
        inline_id = f"AQ{self.telegram.new_id():014d}" if result.markup else ""
        message = self._post(
            user,
            chat,
            result.text,
            None,
            None,
            via_bot=self.telegram.bot,
            markup=result.markup,
            inline_id=inline_id,
        )
        if self.telegram.inline_feedback:
            chosen = {"result_id": result_id, "from": user.json(), "query": query.data}
            chosen |= {"inline_message_id": inline_id} if inline_id else {}
            self.telegram.updates.put("chosen_inline_result", chosen)
        return message

    async def hear(self, user: User, kind: str = "message", seconds: float = 5.0) -> Event:
        """Wait for the next event of a kind that this person hasn't heard yet, not their own.

        Raises:
            TimeoutError: If there is none in time.
        """
        key = (user.id, kind)
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            for event in self.telegram.events.after(user.id, self._heard.get(key, 0)):
                if event.kind == kind and event.data.get("from", {}).get("id") != user.id:
                    self._heard[key] = event.id
                    return event
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                raise TimeoutError(f"{user.first_name} heard no {kind} in {seconds} s")
            await self.telegram.events.wait(left)


def _plain(text: str) -> Text:
    """Return what a person typed as the server keeps it."""
    kept = format_text(text)
    if not 1 <= utf16_length(kept.text) <= MessageLimit.MAX_TEXT_LENGTH:
        raise ValueError("a message has 1 to 4096 characters")
    return kept
