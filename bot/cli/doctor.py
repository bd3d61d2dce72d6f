"""Is everything set up? One check per part, each with what to do about it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.answering.options import LibraryOptions
from bot.chat.options import BotApi
from bot.cli.output import counted
from bot.storage.database import examine
from bot.storage.model import StorageError
from bot.storage.options import StorageOptions
from corpus.library import read_catalog
from corpus.model import Report, ReportError
from embeddings.encoder import SentenceEncoder
from embeddings.index.collection import Collection
from embeddings.index.store import IndexMismatchError, load_index
from embeddings.model_files import ModelError
from embeddings.multilingual import BUNDLED, MultilingualEncoder, engine, load_multilingual

_TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the set-up: whether it is well, and what was found or is to do."""

    part: str
    well: bool
    says: str


def checks(library: LibraryOptions, storage: StorageOptions, bot_api: BotApi) -> Iterator[Check]:
    """Check reports, model, index, storage, token and Bot API, one after the other."""
    try:
        shelf = read_catalog(library.catalog, library.added)
    except ReportError as error:
        yield Check("reports", False, str(error))
        return
    for report in shelf.reports:
        yield Check("report", True, _read(report))
    for entry, failure in shelf.failures:
        yield Check("report", False, f"{entry.id} is not served: {failure}")
    if not shelf.reports:
        return
    try:
        encoder = SentenceEncoder.load(library.model, library.languages)
    except ModelError as error:
        yield Check("model", False, str(error))
        return
    yield Check("model", True, f"{library.model}, SHA-256 {encoder.checksum[:16]}…")
    try:
        multilingual = load_multilingual(library.multilingual)
    except ModelError as error:
        yield Check("multilingual model", False, str(error))
        return
    yield Check("multilingual model", True, _multilingual(multilingual))
    try:
        index = load_index(library.folder, Collection.of(shelf.reports), encoder, multilingual)
        sentences = counted(index.manifest.sentences, "sentence")
        yield Check("index", True, f"{sentences} in {library.folder}")
    except IndexMismatchError as error:
        yield Check("index", False, f"{error} (the next start builds it too)")
    yield asyncio.run(_storage(storage.url))
    yield asyncio.run(_bot_api(bot_api))


def _multilingual(model: MultilingualEncoder | None) -> str:
    """Say which multilingual model there is, and by which engine it runs."""
    if model is None:
        return "off: questions are only read in the languages of embeddings.languages"
    by = f", {engine()}" if model.name == BUNDLED else ""
    return f"{model.name}, SHA-256 {model.checksum[:16]}…{by}"


def _read(report: Report) -> str:
    """Say what was read of a report, and what was left out."""
    says = f"{report.id}: {counted(len(report.paragraphs), 'paragraph')}"
    left_out = f"; left out {counted(len(report.left_out), 'line')}" if report.left_out else ""
    return " ".join([f"{says}{left_out}", *report.warnings])


async def _storage(url: str) -> Check:
    """Check that the database can be used, without making or changing it."""
    try:
        return Check("storage", True, await examine(url))
    except StorageError as error:
        return Check("storage", False, str(error))


async def _bot_api(bot_api: BotApi) -> Check:
    """Check the token, or at least that the Bot API answers."""
    if not bot_api.token:
        reached = await _reached(bot_api.base_url)
        says = "Get a token from @BotFather and set TELEGRAM_BOT_TOKEN."
        return Check("token", False, f"No token; the Bot API {reached}. {says}")
    bot = Bot(bot_api.token, bot_api.base_url, bot_api.base_file_url)
    try:
        async with asyncio.timeout(_TIMEOUT), bot:
            return Check("token", True, f"@{bot.username} at the Bot API")
    except InvalidToken:
        says = "Copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
        return Check("token", False, f"The Bot API refuses the token. {says}")
    except (TelegramError, TimeoutError) as error:
        says = f"{type(error).__name__}; check the network and telegram.base_url."
        return Check("bot api", False, f"The Bot API can't be reached: {says}")


async def _reached(base_url: str) -> str:
    """Say whether anything answers where the Bot API should be."""
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
            await client.get(str(httpx.URL(base_url).copy_with(path="/")))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"can't be reached ({type(error).__name__}; check the network, telegram.base_url)"
    return "answers"
