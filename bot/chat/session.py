"""Who asks and in which chat, and what they ask."""

from dataclasses import dataclass

from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class ChatQuestion:
    """A question with the earlier ones that it may build on, oldest first.

    `is_reply` says that it was put in reply to the answer of the last of them.
    """

    question: str
    history: tuple[str, ...] = ()
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks, whom (the bot's username) and in which chat, in which language, what they search.

    `language` is the code that was chosen, if any; `sources` are the ids of reports, none for all.
    """

    chat: int
    person: int
    is_private: bool
    username: str
    language: str
    texts: Texts
    sources: tuple[str, ...]
