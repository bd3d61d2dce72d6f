"""What every handler is given: the library to ask, the memory, and how the chat behaves."""

from dataclasses import dataclass, field

from bot.answering.answering import Answering
from bot.chat.memory import Memory
from bot.chat.options import ChatOptions
from bot.chat.photos import SentPhotos


@dataclass(frozen=True, slots=True)
class Services:
    """Answers, memory and options; all of it is open while a handler runs.

    `photos` are the pictures that Telegram has already; a process begins with none.
    """

    answering: Answering
    memory: Memory
    options: ChatOptions
    photos: SentPhotos = field(default_factory=SentPhotos)
