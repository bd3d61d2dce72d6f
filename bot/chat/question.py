"""What a message asks, and what the bot's own message says that it answers."""

import re
from dataclasses import dataclass
from datetime import timedelta

from telegram import CallbackQuery, Message, MessageEntity, Update
from telegram.constants import MessageEntityType
from telegram.ext import filters

from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.history_line import history_in, quotable
from bot.storage.model import Past
from embeddings.search.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ChatQuestion:
    """A question with the earlier ones that it may build on, oldest first.

    `is_reply` says that it was put in reply to the answer of the last of them.
    """

    text: str
    history: tuple[str, ...] = ()
    is_reply: bool = False


class ForBot(filters.MessageFilter):
    """Messages that the bot is to answer: all of a private chat; mentions and replies in a group.

    What somebody sent with the bot's help, an inline result, is no question.
    """

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one of them."""
        bot = message.get_bot()
        if message.via_bot and message.via_bot.id == bot.id:
            return False
        if message.chat.type == message.chat.PRIVATE:
            return True
        replied = message.reply_to_message
        if replied and replied.from_user and replied.from_user.id == bot.id:
            return True
        entities = (*message.entities, *message.caption_entities)
        return any(_mentions(message, entity) for entity in entities)


def _mentions(message: Message, entity: MessageEntity) -> bool:
    """Tell whether an entity names the bot."""
    if entity.type != MessageEntityType.MENTION:
        return False
    parse = message.parse_entity if message.text else message.parse_caption_entity
    return parse(entity).lower() == f"@{message.get_bot().username}".lower()


def question_in(message: Message) -> str:
    """Return what a message asks: its text without /ask and without the bot's name."""
    text = message.text or message.caption or ""
    name = re.escape(message.get_bot().username)
    text = re.sub(rf"^/ask(@{name})?(?=\s|$)", "", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w)@{name}\b[,:]?", "", text, flags=re.IGNORECASE).strip()


async def question_answered(services: Services, query: CallbackQuery) -> ChatQuestion | None:
    """Return the question that a tapped answer is for; None when nobody knows it any more.

    The message that the answer replies to holds it; where that can't be seen, the memory may.
    """
    message = query.message
    if message is None:
        return None
    replied = message.reply_to_message if isinstance(message, Message) else None
    text = question_in(replied) if replied else ""
    if text and isinstance(message, Message):
        history = history_in(message.text or "")
        return ChatQuestion(text, history, bool(history))
    past = await services.memory.turn_answered(message.chat.id, message.message_id)
    return ChatQuestion(past.question, past.history, bool(past.history)) if past else None


async def read_question(services: Services, session: Session, message: Message) -> ChatQuestion:
    """Return what a message asks, with what was asked before it.

    Before it is the question whose answer it replies to, or else the person's last in this chat.
    """
    replied = message.reply_to_message
    past = None
    if replied and is_own(replied):
        past = await services.memory.turn_answered(session.chat, replied.message_id)
    if past and past.outcome == Outcome.SMALLTALK:
        past = None
    is_reply = past is not None
    past = past or await _asked_before(services, session, message)
    history = quotable(past.question, past.history) if past else ()
    return ChatQuestion(question_in(message), history, is_reply)


async def _asked_before(services: Services, session: Session, message: Message) -> Past | None:
    """Return what the person asked in this chat just before a message, if that still counts."""
    minutes = services.options.followup_minutes
    if not minutes:
        return None
    since = message.date - timedelta(minutes=minutes)
    return await services.memory.last_turn(session.chat, session.person, since, message.message_id)


def is_own(message: Message) -> bool:
    """Tell whether the bot wrote a message."""
    return message.from_user is not None and message.from_user.id == message.get_bot().id


def message_in(update: Update) -> Message:
    """Return the message of an update that a message handler was given."""
    message = update.effective_message
    if message is None:
        raise ValueError("the update has no message")
    return message
