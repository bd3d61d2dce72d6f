"""What hands the settings over: the options that each part is given, and the open library."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import typer
from pydantic import BaseModel, SecretStr
from rich.console import Console

from bot.answering.options import LibraryOptions
from bot.chat.invitation import invite_code
from bot.chat.options import BotApi, ChatOptions, LimitOptions
from bot.cli.logs import configure
from bot.proposals.options import ServerOptions
from bot.service.options import ServiceOptions
from bot.service.secret import webhook_secret
from bot.storage.keys import storage_key
from bot.storage.options import StorageOptions
from config.settings import Settings, load_settings
from corpus.catalog import SHIPPED
from embeddings.index.server import Server
from embeddings.progress import ProgressCallback

if TYPE_CHECKING:
    from bot.answering.answering import Answering
    from bot.answering.current import CurrentLibrary
    from bot.answering.library import Library


def open_settings(context: typer.Context, level: str = "WARNING") -> Settings:
    """Read the settings and start logging.

    Args:
        context: holds the settings file.
        level: the logging level of commands that talk to a terminal; empty takes the settings'.

    Raises:
        SettingsError: what is wrong with them.
    """
    file: Path = context.obj
    settings = load_settings(file)
    start_logging(settings, level)
    return settings


def start_logging(settings: Settings, level: str = "") -> None:
    """Log as the settings say, without their secrets.

    Args:
        settings: the level, the form, and what is secret.
        level: of commands that talk to a terminal, in text; empty takes the settings'.
    """
    form = "text" if level else settings.logging.format
    configure(level or settings.logging.level, *secrets_of(settings), form=form)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return what must never be shown: all that is secret, and what is made from the token."""
    token, url = bot_api(settings).token, settings.storage.url.get_secret_value()
    password = unquote(urlsplit(url).password or "") if "@" in url else ""
    made = [storage_key("", token), webhook_secret(token), invite_code("", token)] if token else []
    return (token, token.partition(":")[2], password, *made, *settings.secrets())


def library_options(settings: Settings) -> LibraryOptions:
    """Return which reports are open, and how they are searched; no catalog is the shipped one."""
    corpus, index = _values(settings.corpus), _values(settings.index)
    folder, backend = index.pop("folder"), index.pop("backend")
    catalog = Path(corpus.pop("catalog") or SHIPPED)
    return LibraryOptions(
        catalog=catalog,
        **corpus,
        **_values(settings.embeddings),
        folder=folder,
        server=Server(**index) if backend == "qdrant" else None,
        **_values(settings.search),
    )


def storage_options(settings: Settings) -> StorageOptions:
    """Return where things are kept; a key that isn't set is made from the token."""
    values = _values(settings.storage)
    key = storage_key(values.pop("key"), bot_api(settings).token)
    return StorageOptions(key=key, **values)


def chat_options(settings: Settings) -> ChatOptions:
    """Return how the chat behaves."""
    access, limits = _values(settings.access), LimitOptions(**_values(settings.limits))
    invite = invite_code(access.pop("invite"), bot_api(settings).token)
    return ChatOptions(**access, invite=invite, limits=limits, **_values(settings.chat))


def bot_api(settings: Settings) -> BotApi:
    """Return how the Bot API is reached; the token is empty where there is none."""
    token = settings.token.get_secret_value().strip()
    return BotApi(token=token, **_values(settings.telegram))


def service_options(settings: Settings) -> ServiceOptions:
    """Return where the bot says how it is, and whether questions are logged."""
    return ServiceOptions(log_questions=settings.logging.questions, **_values(settings.service))


def server_options(settings: Settings, url: str, model: str) -> ServerOptions:
    """Return how a server is reached that proposes expected questions."""
    return ServerOptions(url=url, model=model, **_values(settings.questions))


def open_library(
    settings: Settings, console: Console, progress: ProgressCallback | None = None
) -> "Library":
    """Open the library that the settings name.

    Args:
        settings: which reports, model and index.
        console: where a bar shows how far an index is that has to be built.
        progress: who else hears of that: how many sentences were just encoded, and of how many.
    """
    # Slow to load: torch and the model's code.
    from bot.answering.library import Library
    from bot.cli.terminal import indexing

    with indexing(console, progress) as shown:
        return Library.open(library_options(settings), shown)


def open_answering(
    settings: Settings, console: Console, progress: ProgressCallback | None = None
) -> "Answering":
    """Open the library with the threads that search it; arguments are those of `open_library`.

    New text is encoded apart from them.
    """
    # It loads torch, too.
    from bot.answering.answering import Answering

    current = open_current(settings, console, progress, apart=True)
    return Answering(current, library_options(settings).workers)


def open_current(
    settings: Settings,
    console: Console,
    progress: ProgressCallback | None = None,
    *,
    apart: bool = False,
) -> "CurrentLibrary":
    """Open the library so that it can be changed; arguments are those of `open_library`.

    What is `apart` has new text encoded in a process of its own.
    """
    # It loads torch, too.
    from bot.answering.current import CurrentLibrary
    from bot.cli.terminal import indexing

    with indexing(console, progress) as shown:
        return CurrentLibrary.open(library_options(settings), shown, apart=apart)


def open_demo(
    settings: Settings, console: Console, folder: Path, progress: ProgressCallback
) -> "Answering":
    """Open the library of the settings so that whatever changes it stays in another folder.

    Args:
        settings: which reports, model and index there are.
        console: where a bar shows how far an index is that has to be built.
        folder: an empty one, for what changes of the reports and for their index from then on.
        progress: who else hears of the index, as `open_library` says it.
    """
    # They load torch, too.
    from bot.answering.answering import Answering
    from bot.answering.current import CurrentLibrary
    from bot.answering.library import Library
    from bot.cli.terminal import indexing
    from embeddings.index.shared import share_index

    there = library_options(settings)
    # What is tried there changes nothing on a server, and needs none.
    kept = replace(there, added=folder / "added", server=None)
    if there.added.is_dir():
        shutil.copytree(there.added, kept.added)
    with indexing(console, progress) as shown:
        library = Library.open(kept, shown)
    own = replace(kept, folder=folder / "index")
    # From it the next index takes what stays the same.
    share_index(kept.folder, own.folder)
    return Answering(CurrentLibrary.beginning_with(own, library, apart=True), own.workers)


def _values(section: BaseModel) -> dict[str, Any]:
    """Return the settings of a section by name, secrets in plain text.

    An options class has a field for each, so that a setting that nobody takes is an error.
    """
    return {
        name: value.get_secret_value() if isinstance(value, SecretStr) else value
        for name, value in section
    }
