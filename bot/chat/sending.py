"""Messages on their way to Telegram: sent, or put in the place of another."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeGuard

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
    TextQuote,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.render.text import html

# How an edit is refused of a message that can't be changed any more.
_UNCHANGEABLE = ("message can't be edited", "message to edit not found")
_UNCHANGED = "not modified"
# Seconds of work from which on it is shown: what is done sooner would wait for that alone.
_NOTICED = 0.3
# Seconds that an answer waits for what was done to be shown.
_SHOWN_WITHIN = 1.0


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """A message: its text as HTML, and its buttons, if any."""

    text: str
    markup: InlineKeyboardMarkup | None = None

    @classmethod
    def plain(cls, text: str, markup: InlineKeyboardMarkup | None = None) -> "Reply":
        """Return the message that says a plain text."""
        return cls(html(text), markup)


async def respond(message: Message, reply: Reply, *, quote: bool | None = None) -> Message:
    """Send a message where another one is, in its topic.

    Args:
        message: the other one.
        reply: what is sent.
        quote: whether it replies to the other one; None is yes in groups and no in private.
    """
    return await message.reply_text(reply.text, reply_markup=reply.markup, do_quote=quote)


@asynccontextmanager
async def at_work(message: Message, action: ChatAction) -> AsyncIterator[None]:
    """Show what the bot is doing where a message is, while it does what the block does.

    What takes a moment is not shown. Work doesn't wait for it to be shown; what is sent after the
    block does for a second, since Telegram would show it for seconds behind the answer.
    """
    begun = asyncio.Event()
    showing = asyncio.create_task(_show_if_long(message, action, begun))
    try:
        yield
        if begun.is_set():
            await asyncio.wait([showing], timeout=_SHOWN_WITHIN)
    finally:
        showing.cancel()


async def _show_if_long(message: Message, action: ChatAction, begun: asyncio.Event) -> None:
    """Show what the bot is doing once it has taken a while, and tell that this is begun."""
    await asyncio.sleep(_NOTICED)
    begun.set()
    await show_at_work(message, action)


async def show_at_work(message: Message, action: ChatAction) -> None:
    """Show what the bot is doing where a message is; what it does doesn't depend on it."""
    try:
        await message.reply_chat_action(action)
    except TelegramError as error:
        log.info("%s can't be shown: %s", action.value, type(error).__name__)


async def respond_to(message: Message, reply: Reply, quote: TextQuote | None) -> Message:
    """Send a message in reply to another one, or to a part of it.

    Args:
        message: the other one.
        reply: what is sent.
        quote: the part, so that people see what is meant; None for all of it, as where Telegram
            doesn't find the part any more.
    """
    if quote is None:
        return await respond(message, reply, quote=True)
    parameters = ReplyParameters(
        message.message_id,
        quote=quote.text,
        quote_entities=quote.entities or None,
        quote_position=quote.position,
    )
    try:
        return await message.reply_text(
            reply.text, reply_markup=reply.markup, reply_parameters=parameters
        )
    except BadRequest:
        return await respond(message, reply, quote=True)


async def edit_message(bot: Bot, chat: int, message: int, reply: Reply) -> bool:
    """Turn a message into another; return whether it still could be.

    Two quick taps may ask for the same, and the second then changes nothing.
    """
    try:
        await bot.edit_message_text(
            reply.text, chat_id=chat, message_id=message, reply_markup=reply.markup
        )
    except BadRequest as error:
        says = error.message.lower()
        if any(refusal in says for refusal in _UNCHANGEABLE):
            return False
        if _UNCHANGED not in says:
            raise
    return True


def is_seen(message: MaybeInaccessibleMessage | None) -> TypeGuard[Message]:
    """Tell whether Telegram still shows a tapped message; of old ones it only gives the number."""
    return isinstance(message, Message) and message.date.timestamp() > 0


async def replace_tapped(query: CallbackQuery, reply: Reply) -> None:
    """Turn the tapped message into another, or send that one where the first can't be changed."""
    message = query.message
    if message is None:
        return
    if not await edit_message(query.get_bot(), message.chat.id, message.message_id, reply):
        await send_below(query, reply)


async def send_below(query: CallbackQuery, reply: Reply) -> None:
    """Send a message in reply to the tapped one, if that can still be replied to."""
    message = query.message
    if is_seen(message):
        await respond(message, reply, quote=True)
    elif message is not None:
        await query.get_bot().send_message(message.chat.id, reply.text, reply_markup=reply.markup)
