"""What a method of the Bot API is to the server."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.state.telegram import Telegram

Handler: TypeAlias = Callable[[Telegram, Arguments], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A result that comes with a sentence."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its name, what it does, and the parameters that it knows."""

    name: str
    handle: Handler
    parameters: frozenset[str]


def method(name: str, handle: Handler, parameters: str = "") -> Method:
    """Describe a method; its parameters are written with spaces between them."""
    return Method(name, handle, frozenset(parameters.split()))
