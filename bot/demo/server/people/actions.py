"""What a person can do over HTTP: one action per name, its parts as JSON."""

from base64 import b64decode
from collections.abc import Callable
from typing import TypeAlias

from bot.demo.server.objects.model import Chat, Json, Message, User
from bot.demo.server.objects.views import message_json
from bot.demo.server.people.groups import (
    add_bot,
    join_group,
    leave_group,
    open_group,
    open_topic,
    remove_bot,
)
from bot.demo.server.people.people import People
from bot.demo.server.people.sending import (
    send_document,
    send_location,
    send_photo,
    send_sticker,
    send_voice,
)
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.records import Query
from bot.demo.server.state.telegram import Telegram

Action: TypeAlias = Callable[[People, Json], object]


def perform(people: People, name: str, body: Json) -> object:
    """Do what a person does and return what came of it, as JSON.

    Raises:
        LookupError: If there is no such action, or it names what isn't there.
        ValueError: If a phone wouldn't let the person do it.
    """
    if name not in ACTIONS:
        raise LookupError(f"no such action: {name}")
    return _json(ACTIONS[name](people, body))


def _user(people: People, body: Json, name: str = "user") -> User:
    """Return the person that a request names."""
    return people.telegram.users[int(body[name])]


def _chat(people: People, body: Json) -> Chat:
    """Return the chat that a request names; without one, the person's chat with the bot."""
    return people.telegram.chats[int(body.get("chat") or body["user"])]


def _message(people: People, body: Json, name: str = "message_id") -> Message:
    """Return the message that a request names."""
    return people.telegram.messages[_chat(people, body).id][int(body[name])]


def _person(people: People, body: Json) -> User:
    """Bring in a person."""
    return people.person(**body)


def _group(people: People, body: Json) -> Chat:
    """Open a group, with the bot in it unless told otherwise."""
    creator = _user(people, body)
    members = [people.telegram.users[int(number)] for number in body.get("members", [])]
    topics, username = bool(body.get("topics")), body.get("username", "")
    chat = open_group(
        people.telegram, body["title"], creator, members, topics=topics, username=username
    )
    if body.get("bot", True):
        add_bot(people.telegram, creator, chat, administrator=bool(body.get("administrator")))
    return chat


def _say(people: People, body: Json) -> Message:
    """Write a message."""
    replied = _message(people, body, "reply_to") if body.get("reply_to") else None
    user, chat = _user(people, body), _chat(people, body)
    topic, quote = body.get("topic"), body.get("quote", "")
    return people.say(user, chat, body["text"], replied, topic=topic, quote=quote)


def _tap(people: People, body: Json) -> Query:
    """Tap a button."""
    row, column = int(body.get("row", 0)), int(body.get("column", 0))
    message, data = _message(people, body), body.get("data", "")
    return people.tap(_user(people, body), message, row, column, data=data)


def _inline(people: People, body: Json) -> Query:
    """Ask in inline mode."""
    chat = _chat(people, body) if body.get("chat") else None
    return people.inline(_user(people, body), body["query"], body.get("offset", ""), chat)


def _choose(people: People, body: Json) -> Message:
    """Send an inline result."""
    query = people.telegram.queries[body["query_id"]]
    return people.choose(_user(people, body), query, body["result_id"], _chat(people, body))


def _topic(people: People, body: Json) -> int:
    """Open a topic."""
    return open_topic(people.telegram, _user(people, body), _chat(people, body), body["name"])


def _photo(people: People, body: Json) -> Message:
    """Send a photo."""
    user, chat = _user(people, body), _chat(people, body)
    return send_photo(people.telegram, user, chat, caption=body.get("caption", ""))


def _location(people: People, body: Json) -> Message:
    """Send a place."""
    latitude, longitude = float(body["latitude"]), float(body["longitude"])
    user, chat = _user(people, body), _chat(people, body)
    return send_location(people.telegram, user, chat, latitude, longitude)


def _document(people: People, body: Json) -> Message:
    """Send a file: its `content` as text, or its bytes as `base64`."""
    content = b64decode(body["base64"], validate=True) if "base64" in body else None
    content = body["content"].encode() if content is None else content
    mime_type = body.get("mime_type", "text/plain")
    user, chat = _user(people, body), _chat(people, body)
    caption = body.get("caption", "")
    return send_document(people.telegram, user, chat, body["name"], content, mime_type, caption)


def _fault(people: People, body: Json) -> None:
    """Order a fault."""
    people.telegram.faults.add(Fault(**body))


def _in_chat(act: Callable[[Telegram, User, Chat], Message | None]) -> Action:
    """Make an action of what needs no more than who does it, and in which chat."""
    return lambda people, body: act(people.telegram, _user(people, body), _chat(people, body))


ACTIONS: dict[str, Action] = {
    "person": _person,
    "group": _group,
    "topic": _topic,
    "join": _in_chat(join_group),
    "leave": _in_chat(leave_group),
    "add_bot": _in_chat(add_bot),
    "remove_bot": _in_chat(remove_bot),
    "start": lambda people, body: people.start(_user(people, body), body.get("payload", "")),
    "block": lambda people, body: people.block(_user(people, body)),
    "say": _say,
    "edit": lambda people, body: people.edit(_message(people, body), body["text"]),
    "delete": lambda people, body: people.delete(_message(people, body)),
    "tap": _tap,
    "inline": _inline,
    "choose": _choose,
    "photo": _photo,
    "voice": _in_chat(send_voice),
    "sticker": _in_chat(send_sticker),
    "location": _location,
    "document": _document,
    "faults": _fault,
}


def _json(result: object) -> object:
    """Return what an action gave, as JSON."""
    if isinstance(result, Message):
        return message_json(result, keyboards=True)
    if isinstance(result, Query):
        return {"query_id": result.id, "answer": result.answer}
    return result.json() if isinstance(result, User | Chat) else result
