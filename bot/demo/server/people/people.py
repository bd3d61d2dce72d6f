"""What people do on their phones."""

import asyncio
import re

from telegram.constants import InlineQueryLimit, MessageLimit

from bot.demo.server.objects.model import Chat, Message, User
from bot.demo.server.objects.views import tap_json
from bot.demo.server.people.writing import check_member, typed_text, write
from bot.demo.server.state.events import Event
from bot.demo.server.state.members import set_blocked
from bot.demo.server.state.messages import change, delete, tell
from bot.demo.server.state.queries import answer_from_cache, open_query
from bot.demo.server.state.records import Query
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.quotes import quotes_of
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
        return write(
            self.telegram,
            user,
            chat,
            text=typed_text(text),
            reply_to=reply_to,
            topic=topic,
            quote=quoted,
        )

    def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        now = self.telegram.now()
        old = self.telegram.messages[message.chat.id][message.id]
        changed = change(self.telegram, old, text=typed_text(text), edit_date=now)
        tell(self.telegram, "edited_message", changed)
        return changed

    def delete(self, message: Message) -> None:
        """Take a message back; the bot isn't told."""
        delete(self.telegram, message)

    def tap(
        self, user: User, message: Message, row: int = 0, column: int = 0, *, data: str = ""
    ) -> Query:
        """Tap a button under a message, by row and column or by its data."""
        check_member(self.telegram, user, message.chat)
        message = self.telegram.messages[message.chat.id][message.id]
        buttons = [button for buttons in message.inline_keyboard for button in buttons]
        if not data:
            data = message.inline_keyboard[row][column].get("callback_data", "")
        if data not in {button.get("callback_data") for button in buttons}:
            raise LookupError(f"no such button to tap: {data or (row, column)}")
        return self.forge(user, message, data)

    def forge(self, user: User, message: Message, data: str) -> Query:
        """Tap what no button says, as a client of somebody's own making can."""
        query = open_query(self.telegram, "tap", user, data, message=message)
        self.telegram.updates.put("callback_query", tap_json(query.id, user, message, data))
        return query

    def inline(self, user: User, text: str, offset: str = "", chat: Chat | None = None) -> Query:
        """Type the bot's name and a query; known results come back without asking the bot."""
        if utf16_length(text) > InlineQueryLimit.MAX_QUERY_LENGTH:
            raise ValueError("an inline query has 256 characters at most")
        query = open_query(self.telegram, "inline", user, text, offset=offset)
        if answer_from_cache(self.telegram, query):
            return self.telegram.queries[query.id]
        private = chat is None or chat == self.private(user)
        update = {"id": query.id, "from": user.json(), "query": text, "offset": offset}
        update["chat_type"] = "sender" if chat is None or private else chat.type
        self.telegram.updates.put("inline_query", update)
        return query

    def choose(self, user: User, query: Query, result_id: str, chat: Chat) -> Message:
        """Send one of the results of an inline query to a chat."""
        result = self.telegram.results[query.id][result_id]
        inline_id = f"AQ{self.telegram.new_id():014d}" if result.markup else ""
        message = write(
            self.telegram,
            user,
            chat,
            text=result.text,
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
