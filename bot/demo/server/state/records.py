"""What the server writes down about queries and calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.demo.server.objects.model import Json, Message, Text, User


@dataclass(frozen=True, slots=True)
class Query:
    """A tap or an inline query that waits for its answer, or has it."""

    kind: Literal["tap", "inline"]
    id: str
    user: User
    opened: float
    data: str
    message: Message | None = None
    offset: str = ""
    answer: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An inline result: what the person sees of it, and the message that it becomes."""

    shown: Json
    text: Text
    markup: Json | None


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """Inline results that the server gives again without asking the bot."""

    query_id: str
    answer: Json
    until: float


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, and how it was refused if it was."""

    method: str
    parameters: Mapping[str, Any]
    time: float
    error: str = ""
