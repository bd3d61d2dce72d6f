"""What hands the settings over: the options that each part is given, and the open library."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, SecretStr
from rich.console import Console

from bot.answering.options import LibraryOptions
from bot.chat.options import BotApi, ChatOptions
from bot.storage.keys import storage_key
from bot.storage.options import StorageOptions
from config.settings import Settings

if TYPE_CHECKING:
    from bot.answering.answering import Answering
    from bot.answering.library import Library


def library_options(settings: Settings) -> LibraryOptions:
    """Return which reports are open, and how they are searched."""
    return LibraryOptions(
        **_values(settings.corpus),
        **_values(settings.embeddings),
        **_values(settings.index),
        **_values(settings.search),
    )


def storage_options(settings: Settings) -> StorageOptions:
    """Return where things are kept; a key that isn't set is made from the token."""
    values = _values(settings.storage)
    key = storage_key(values.pop("key"), bot_api(settings).token)
    return StorageOptions(key=key, **values)


def chat_options(settings: Settings) -> ChatOptions:
    """Return how the chat behaves."""
    return ChatOptions(**_values(settings.access), **_values(settings.chat))


def bot_api(settings: Settings) -> BotApi:
    """Return how the Bot API is reached; the token is empty where there is none."""
    token = settings.token.get_secret_value().strip()
    return BotApi(token=token, **_values(settings.telegram))


def open_library(
    settings: Settings, console: Console, told: Callable[[int, int], None] | None = None
) -> "Library":
    """Open the library that the settings name.

    Args:
        settings: which reports, model and index.
        console: where a bar shows how far an index is that has to be built.
        told: who else hears of that: how many sentences were just encoded, and of how many.
    """
    # It loads torch, which a command that asks nothing doesn't wait for.
    from bot.answering.library import Library
    from bot.cli.terminal import indexing

    with indexing(console, told) as progress:
        return Library.open(library_options(settings), progress)


def open_answering(
    settings: Settings, console: Console, told: Callable[[int, int], None] | None = None
) -> "Answering":
    """Open the library with the threads that search it; arguments are those of `open_library`."""
    # It loads torch, too.
    from bot.answering.answering import Answering

    return Answering(open_library(settings, console, told), settings.search.workers)


def _values(section: BaseModel) -> dict[str, Any]:
    """Return the settings of a section by name, secrets in plain text.

    An options class has a field for each, so that a setting that nobody takes is an error.
    """
    return {
        name: value.get_secret_value() if isinstance(value, SecretStr) else value
        for name, value in section
    }
