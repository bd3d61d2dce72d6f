"""What a message asks, and what the bot's own message says that it answers."""

import re
from dataclasses import dataclass
from datetime import timedelta

from telegram import CallbackQuery, Message, MessageEntity, TextQuote, Update
from telegram.constants import MessageEntityType
from telegram.ext import filters

from bot.chat.memory import Memory
from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.history_line import history_in, quotable
from bot.storage.model import Past
from embeddings.conversation.asking import asks
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.passed_on import passes_on
from embeddings.search.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ChatQuestion:
    """A question with the earlier ones that it may build on, oldest first.

    `is_reply` says that it was put in reply to the answer of the last of them. `quote` is the part
    of a message that it is, where only that part was meant.
    """

    text: str
    history: tuple[str, ...] = ()
    is_reply: bool = False
    quote: TextQuote | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the message that holds the words, and the words.

    `quote` is the part of the message that they are, where they aren't all of it; `before` is what
    the message replies to and may build on, unless that is a whole message of the bot.
    """

    message: Message
    text: str
    quote: TextQuote | None = None
    before: str = ""


class ForBot(filters.MessageFilter):
    """Messages that the bot is to answer: all of a private chat; mentions and replies in a group.

    What somebody sent with the bot's help, an inline result, is no question; nor is a channel's
    post that Telegram puts into the group where it is talked about, whoever it names.
    """

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one of them."""
        bot = message.get_bot()
        if message.is_automatic_forward or (message.via_bot and message.via_bot.id == bot.id):
            return False
        if message.chat.type == message.chat.PRIVATE:
            return True
        replied = message.reply_to_message
        if replied and replied.from_user and replied.from_user.id == bot.id:
            return True
        entities = (*message.entities, *message.caption_entities)
        return any(_mentions(message, entity) for entity in entities)


def _mentions(message: Message, entity: MessageEntity) -> bool:
    """Tell whether an entity names the bot, or is its command under a picture."""
    parse = message.parse_entity if message.text else message.parse_caption_entity
    name = f"@{message.get_bot().username}".lower()
    if entity.type == MessageEntityType.BOT_COMMAND and not entity.offset:
        return parse(entity).lower() in ("/ask", f"/ask{name}")
    return entity.type == MessageEntityType.MENTION and parse(entity).lower() == name


def question_in(message: Message) -> str:
    """Return what a message asks: its text without /ask and without the bot's name."""
    text = message.text or message.caption or ""
    name = re.escape(message.get_bot().username)
    text = re.sub(rf"^/ask(@{name})?(?=\s|$)", "", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w)@{name}\b[,:]?", "", text, flags=re.IGNORECASE).strip()


def asks_beside(message: Message) -> bool:
    """Tell whether what stands beside a document asks something, and isn't about the file alone."""
    return asks(question_in(message))


def is_of_another_bot(update: Update) -> bool:
    """Tell whether another bot wrote a message: two that answer each other never end.

    Telegram names a bot, too, where a group's admin or a channel writes, and says which chat it is.
    """
    message = update.message or update.edited_message
    sender = message.from_user if message else None
    return bool(message and sender and sender.is_bot and message.sender_chat is None)


def asked_by(message: Message) -> Asked:
    """Return what a message asks.

    Where it names nothing of its own, as a bare mention, /ask and "do you know?" do, it asks what
    it replies to: the part that it quotes, whosever that is, or else all of another's message.
    """
    text, quote = question_in(message), message.quote
    replied = message.reply_to_message
    others = question_in(replied) if replied and not is_own(replied) else ""
    meant = quote.text.strip() if quote else others
    if not any(map(str.isalnum, meant)):
        return Asked(message, text)
    if passes_on(text):
        return Asked(replied or message, meant, quote=quote if replied else None)
    return Asked(message, text, before=meant)


async def question_answered(services: Services, query: CallbackQuery) -> ChatQuestion | None:
    """Return the question that a tapped answer is for; None when nobody knows it any more.

    The message that the answer replies to holds it, or the part of that which it quotes; where that
    can't be seen, the memory may.
    """
    message = query.message
    if message is None:
        return None
    text = _question_replied_to(message) if isinstance(message, Message) else ""
    seen = None
    if text and isinstance(message, Message):
        history = history_in(message.text or "")
        seen = ChatQuestion(text, history, bool(history))
    if seen and not passes_on(text):
        return seen
    past = await services.memory.turn_answered(message.chat.id, message.message_id)
    return ChatQuestion(past.question, past.history, bool(past.history)) if past else seen


def _question_replied_to(answer: Message) -> str:
    """Return the question that an answer replies to; empty where that can't be seen."""
    if answer.quote:
        return answer.quote.text
    return question_in(answer.reply_to_message) if answer.reply_to_message else ""


async def read_question(services: Services, session: Session, asked: Asked) -> ChatQuestion:
    """Return what was asked, with what was asked before it.

    Before it is the question whose answer it replies to, or what another person wrote that it
    replies to, or else the person's last question in this chat. A quoted part of either comes last.
    """
    replied = asked.message.reply_to_message
    past = None
    if replied and is_own(replied):
        past = await services.memory.turn_answered(session.chat, replied.message_id)
    if past and past.outcome == Outcome.SMALLTALK:
        past = None
    is_reply = past is not None
    if asked.before:
        earlier = (past.question,) if past and is_elliptical(asked.before) else ()
        history = quotable(asked.before, earlier)
        return ChatQuestion(asked.text, history, is_reply, asked.quote)
    past = past or await _asked_before(services, session, asked.message)
    history = quotable(past.question, past.history) if past else ()
    return ChatQuestion(asked.text, history, is_reply, asked.quote)


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


async def is_answered(memory: Memory, update: Update) -> bool:
    """Tell whether a new message was answered, as far as the memory knows."""
    message = update.message
    if message is None:
        return False
    past = await memory.turn_asked(message.chat.id, message.message_id)
    return past is not None and past.answer_id is not None
