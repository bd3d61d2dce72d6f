"""What every handler is given: the library to ask, the memory, and how the chat behaves."""

from dataclasses import dataclass

from bot.answering.answering import Answering
from bot.chat.memory import Memory
from bot.chat.options import ChatOptions


@dataclass(frozen=True, slots=True)
class Services:
    """Answers, memory and options; all of it is open while a handler runs."""

    answering: Answering
    memory: Memory
    options: ChatOptions
