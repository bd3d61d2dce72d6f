"""Who writes, in which chat, in which language, and what they search."""

from dataclasses import dataclass

from telegram import Chat, Update

from bot.answering.answering import Answering
from bot.answering.reader import Reader
from bot.chat.services import Services
from bot.texts import Texts, texts_in


@dataclass(frozen=True, slots=True)
class Session:
    """Who writes, whom (the bot's username) and in which chat, in which language, what they search.

    `language` is the code that was chosen, if any; `sources` are the ids of the only reports that
    are searched, None for all. `answering` answers from what may be read here; handlers ask it, and
    no other.
    """

    chat: int
    person: int
    is_private: bool
    username: str
    language: str
    texts: Texts
    sources: tuple[str, ...] | None
    answering: Answering


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom an update comes from, and in which chat: their own in private and in inline mode."""

    chat: int
    person: int
    is_private: bool


def sender_of(update: Update) -> Sender:
    """Return whom an update comes from; admins without a name, and channels, are who they write as.

    It costs nothing: the memory isn't asked.
    """
    chat, sender = update.effective_chat, update.effective_sender
    person = sender.id if sender else chat.id if chat else 0
    is_private = chat is None or chat.type == Chat.PRIVATE
    return Sender(chat.id if chat else person, person, is_private)


def answering_for(services: Services, sender: Sender) -> Answering:
    """Return what answers a sender: from what may be read in their chat."""
    is_admin = sender.is_private and sender.person in services.options.admins
    return services.answering.for_reader(Reader(sender.chat, reads_all=is_admin))


async def session_of(services: Services, update: Update) -> Session:
    """Return who an update comes from; without the memory, with what nobody has chosen."""
    user, sender = update.effective_user, sender_of(update)
    answering = answering_for(services, sender)
    chosen = await services.memory.preferences(sender.chat, sender.person)
    return Session(
        chat=sender.chat,
        person=sender.person,
        is_private=sender.is_private,
        username=update.get_bot().username,
        language=chosen.language,
        texts=texts_in(chosen.language or (user.language_code if user else "")),
        sources=tuple(name for name in chosen.sources if name in answering.reports) or None,
        answering=answering,
    )
