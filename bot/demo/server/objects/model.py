"""What a chat is made of; each part knows its Bot API JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def json(self) -> Json:
        """Return the User object, empty fields left out."""
        fields: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return fields | {name: value for name, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat with the bot, or a supergroup, perhaps with topics."""

    id: int
    type: str
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    is_forum: bool = False

    @property
    def is_private(self) -> bool:
        """Tell a chat of two from a group."""
        return self.type == "private"

    def json(self) -> Json:
        """Return the Chat object, empty fields left out."""
        names = ("title", "username", "first_name", "last_name", "is_forum")
        named = {name: getattr(self, name) for name in names}
        return {"id": self.id} | {k: v for k, v in named.items() if v} | {"type": self.type}


@dataclass(frozen=True, slots=True)
class Entity:
    """A marked part of a text; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    custom_emoji_id: str = ""
    user: User | None = None

    @property
    def end(self) -> int:
        """Return the offset just after the last unit."""
        return self.offset + self.length

    def json(self) -> Json:
        """Return the MessageEntity object, empty fields left out."""
        fields: Json = {"offset": self.offset, "length": self.length, "type": self.type}
        for name in ("url", "language", "custom_emoji_id"):
            if getattr(self, name):
                fields[name] = getattr(self, name)
        return fields | ({"user": self.user.json()} if self.user else {})


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its entities, as the server keeps it."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def json(self, name: str = "text") -> Json:
        """Return the text and its entities under the names that a field of that name has."""
        if not self.text:
            return {}
        names = {"text": "entities"}
        entities = [entity.json() for entity in self.entities]
        marked = {names.get(name, f"{name}_entities"): entities} if entities else {}
        return {name: self.text} | marked


@dataclass(frozen=True, slots=True)
class Quote:
    """The part of a message that a reply quotes; position in UTF-16 code units."""

    text: Text
    position: int
    is_manual: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one chat; an edit makes a new one in its place."""

    id: int
    chat: Chat
    sender: User
    date: int
    text: Text = Text()
    attachment: Mapping[str, Any] = field(default_factory=dict)
    service: Mapping[str, Any] = field(default_factory=dict)
    reply_to: "Message | None" = None
    quote: Quote | None = None
    topic: int | None = None
    edit_date: int | None = None
    markup: Mapping[str, Any] | None = None
    link_preview_options: Mapping[str, Any] | None = None
    via_bot: User | None = None
    inline_id: str = ""
    reactions: tuple[str, ...] = ()
    album: str = ""

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        """Return the rows of buttons under the message."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent, with its bytes."""

    id: str
    unique_id: str
    name: str
    mime_type: str
    path: str
    content: bytes = field(repr=False)

    def json(self) -> Json:
        """Return the fields that every kind of attachment has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }
