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

    `language` is the code that was chosen, if any; `sources` are the ids of reports, none for all.
    `answering` answers from what may be read here; handlers ask it, and no other.
    """

    chat: int
    person: int
    is_private: bool
    username: str
    language: str
    texts: Texts
    sources: tuple[str, ...]
    answering: Answering


async def session_of(services: Services, update: Update) -> Session:
    """Return who an update comes from; without the memory, with what nobody has chosen."""
    user, chat = update.effective_user, update.effective_chat
    # Admins without a name, and channels that write in a group, are who they write as.
    sender = update.effective_sender
    person = sender.id if sender else chat.id if chat else 0
    chat_id = chat.id if chat else person
    is_private = chat is None or chat.type == Chat.PRIVATE
    is_admin = is_private and person in services.options.admins
    answering = services.answering.for_reader(Reader(chat_id, reads_all=is_admin))
    chosen = await services.memory.preferences(chat_id, person)
    return Session(
        chat=chat_id,
        person=person,
        is_private=is_private,
        username=update.get_bot().username,
        language=chosen.language,
        texts=texts_in(chosen.language or (user.language_code if user else "")),
        sources=tuple(name for name in chosen.sources if name in answering.reports),
        answering=answering,
    )
