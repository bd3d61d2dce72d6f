"""Notes that an answer is on its way: each is turned into the answer, and none is left behind.

The number of an update's note is kept beside the update, so that the process that answers it turns
that message, whichever process has sent it.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, TextQuote
from telegram.error import BadRequest

from bot.chat.calls.sends import before_the_answer
from bot.chat.sending import Reply, edit_message, respond_to


@dataclass(frozen=True, slots=True)
class UpdateNote:
    """The note of the update that is worked on.

    `left` is the message that an earlier process has sent, if one has, until it has become what it
    was to become; `keep` takes the number of one that is sent now.
    """

    left: int | None
    keep: Callable[[int], Coroutine[Any, Any, None]]


update_note: ContextVar[UpdateNote | None] = ContextVar("update_note", default=None)


def note_left() -> int | None:
    """Return the note that an earlier process has sent for the update that is worked on."""
    note = update_note.get()
    return note.left if note else None


async def say_note(message: Message, reply: Reply, quote: TextQuote | None = None) -> int:
    """Say that the answer to a message is on its way; return the message that does.

    Args:
        message: what is to be answered.
        reply: what is said.
        quote: the part of the message that is meant; None for all of it.
    """
    left = note_left()
    if left is not None and await _turn(message, left, reply):
        return left
    with before_the_answer():
        sent = await respond_to(message, reply, quote)
    if note := update_note.get():
        # A stop that comes just now would leave it behind.
        await asyncio.shield(note.keep(sent.message_id))
    return sent.message_id


async def turn_note(message: Message, note: int, reply: Reply) -> bool:
    """Turn a note beside a message into what it was to become; return whether it could be.

    It is spent then: what else comes of the message is another one.
    """
    is_turned = await _turn(message, note, reply)
    if is_turned and (own := update_note.get()):
        update_note.set(replace(own, left=None))
    return is_turned


async def _turn(message: Message, note: int, reply: Reply) -> bool:
    """Let a note beside a message say something else; return whether it could be."""
    try:
        return await edit_message(message.get_bot(), message.chat.id, note, reply)
    except BadRequest:
        return False
