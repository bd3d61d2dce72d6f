"""What handlers read of an update has the types and ranges that they rely on; else it is refused.

The library takes what comes as it is: a text that is a number fails only in the midst of a handler.
What is declared here is what handlers read and no more, so a newer Telegram may add whatever it
likes.
"""

import json
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from telegram import Bot, Chat, Update

from bot.service.webhook import RawUpdate

# What a database takes for a number; Telegram's ids have 52 bits.
Id = Annotated[int, Field(ge=-(2**63), lt=2**63)]
Count = Annotated[int, Field(ge=0, lt=2**31)]
# Seconds since 1970 that a date can be made of.
Time = Annotated[int, Field(ge=0, le=253_402_214_400)]
# Half of a character: JSON can escape it, but nothing can be written with it.
_SURROGATE = re.compile("[\ud800-\udfff]")
_INSTEAD = "\ufffd"


class MalformedUpdateError(ValueError):
    """An update that no handler can take; the message names the field, and nothing it holds."""


class _Part(BaseModel):
    """A part of an update: no value is made of another type, and other fields may stand there."""

    model_config = ConfigDict(strict=True, extra="ignore")


class _User(_Part):
    """Who did something."""

    id: Id
    first_name: str
    is_bot: bool
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


class _Chat(_Part):
    """Where something happened."""

    id: Id
    type: str
    title: str | None = None
    username: str | None = None


class _Entity(_Part):
    """A part of a text that means something, counted in UTF-16 units."""

    type: str
    offset: Count
    length: Annotated[int, Field(gt=0, lt=2**31)]


class _Quote(_Part):
    """The part of a message that another one replies to."""

    text: str
    position: Count


class _Document(_Part):
    """A file that was sent."""

    file_id: str
    file_unique_id: str
    file_name: str | None = None
    file_size: Annotated[int, Field(ge=0, lt=2**63)] | None = None


class _Button(_Part):
    """A button under a message."""

    text: str
    callback_data: str | None = None


class _Markup(_Part):
    """The buttons under a message, by rows."""

    inline_keyboard: list[list[_Button]]


def _fitting(message: "_Message") -> "_Message":
    """Refuse entities that don't lie within their text, or begin within a character."""
    for text, entities in (
        (message.text, message.entities),
        (message.caption, message.caption_entities),
    ):
        units = (text or "").encode("utf-16-le")
        for entity in entities or ():
            part = units[2 * entity.offset : 2 * (entity.offset + entity.length)]
            if len(part) != 2 * entity.length:
                raise ValueError("an entity that is longer than its text")
            part.decode("utf-16-le")
    return message


class _Message(_Part):
    """A message, with the one that it replies to."""

    message_id: Id
    date: Time
    chat: _Chat
    sender: _User | None = Field(default=None, alias="from")
    sender_chat: _Chat | None = None
    via_bot: _User | None = None
    is_automatic_forward: bool | None = None
    message_thread_id: Id | None = None
    media_group_id: str | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[_Entity] | None = None
    caption_entities: list[_Entity] | None = None
    document: _Document | None = None
    quote: _Quote | None = None
    reply_to_message: "Message | None" = None
    reply_markup: _Markup | None = None
    migrate_to_chat_id: Id | None = None
    migrate_from_chat_id: Id | None = None


Message = Annotated[_Message, AfterValidator(_fitting)]


class _Tap(_Part):
    """A tap on a button."""

    id: str
    sender: _User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class _Inline(_Part):
    """What somebody types behind the bot's name."""

    id: str
    sender: _User = Field(alias="from")
    query: str
    offset: str


class _Update(_Part):
    """An update of the kinds that handlers take."""

    update_id: Annotated[int, Field(ge=0, lt=2**63)]
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: _Tap | None = None
    inline_query: _Inline | None = None


_Message.model_rebuild()


def update_from(raw: RawUpdate, bot: Bot) -> Update:
    """Return an update as handlers take it, with U+FFFD in place of each half of a character.

    Args:
        raw: what came from Telegram.
        bot: what the update's messages are answered with.

    Raises:
        MalformedUpdateError: handlers or the library can't take it.
    """
    try:
        text = json.dumps(raw, ensure_ascii=False)
        whole = json.loads(_SURROGATE.sub(_INSTEAD, text)) if _SURROGATE.search(text) else raw
        _Update.model_validate(whole)
        return _from_somebody(Update.de_json(whole, bot))
    except ValidationError as error:
        raise MalformedUpdateError(_field(error)) from None
    except Exception as error:
        # Whatever the library trips over, in fields that no handler reads.
        raise MalformedUpdateError(type(error).__name__) from None


def _from_somebody(update: Update) -> Update:
    """Return an update of whatever kind once those whom it comes from are well-formed.

    Raises:
        ValidationError: they aren't.
    """
    if user := update.effective_user:
        _User.model_validate(user, from_attributes=True)
    for chat in (update.effective_chat, update.effective_sender):
        if isinstance(chat, Chat):
            _Chat.model_validate(chat, from_attributes=True)
    return update


def _field(error: ValidationError) -> str:
    """Name the first field that is wrong, and how; never what it holds."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['type']}"
