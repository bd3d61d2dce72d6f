"""What a message asks, and what the bot's own message says that it answers."""

import re

from telegram import CallbackQuery, Message, MessageEntity, Update
from telegram.constants import MessageEntityType
from telegram.ext import filters

from bot.chat.services import Services
from bot.chat.session import ChatQuestion, Session
from bot.render.history_line import earlier, read_with
from bot.storage.model import SMALL_TALK


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
        return any(_mentions(message, it) for it in (*message.entities, *message.caption_entities))


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


async def asked_for(services: Services, query: CallbackQuery) -> ChatQuestion | None:
    """Return the question that a tapped answer is for; None when nobody knows it any more.

    The message that the answer replies to holds it; where that can't be seen, the memory may.
    """
    message = query.message
    if message is None:
        return None
    replied = message.reply_to_message if isinstance(message, Message) else None
    question = question_in(replied) if replied else ""
    if question and isinstance(message, Message):
        history = read_with(message.text or "")
        return ChatQuestion(question, history, bool(history))
    past = await services.answered_by(message.chat.id, message.message_id)
    return ChatQuestion(past.question, past.history, bool(past.history)) if past else None


async def asked_in(services: Services, session: Session, message: Message) -> ChatQuestion:
    """Return what a message asks, with what was asked before it.

    Before it is the question whose answer it replies to, or else the reader's last in this chat.
    """
    question, replied = question_in(message), message.reply_to_message
    past = None
    if replied and is_own(replied):
        past = await services.answered_by(session.chat, replied.message_id)
    if past and past.outcome == SMALL_TALK:
        past = None
    is_reply = past is not None
    past = past or await services.before(session, message)
    history = earlier(past.question, past.history) if past else ()
    return ChatQuestion(question, history, is_reply)


def is_own(message: Message) -> bool:
    """Tell whether the bot wrote a message."""
    return message.from_user is not None and message.from_user.id == message.get_bot().id


def message_in(update: Update) -> Message:
    """Return the message of an update that a message handler was given."""
    message = update.effective_message
    if message is None:
        raise ValueError("the update has no message")
    return message
