"""Is everything set up? One check per part, each with what to do about it."""

import asyncio
from collections.abc import Iterator

from bot.answering.options import LibraryOptions
from bot.chat.options import BotApi
from bot.cli.check import Check
from bot.cli.doctor_machine import (
    check_added,
    check_disk,
    check_machine,
    check_private,
    kept_in,
)
from bot.cli.doctor_service import check_service
from bot.cli.output import counted
from bot.service.options import ServiceOptions
from bot.storage.database import examine
from bot.storage.model import StorageError
from bot.storage.options import StorageOptions
from corpus.library import read_catalog
from corpus.model import OperatorError, Report, ReportError
from embeddings.bundled_multilingual import BUNDLED, engine
from embeddings.index.backends import check_index
from embeddings.index.collection import Collection
from embeddings.index.folder import IndexMismatchError
from embeddings.model_files import ModelError
from embeddings.models import Models, load_encoder
from embeddings.multilingual import MultilingualEncoder, load_multilingual


def checks(
    library: LibraryOptions, storage: StorageOptions, bot_api: BotApi, service: ServiceOptions
) -> Iterator[Check]:
    """Check machine, reports, models, index, storage and service, one after the other."""
    yield from check_machine(library)
    yield from _library(library)
    stored = asyncio.run(_storage(storage.url))
    yield stored
    if stored.well:
        yield check_private(storage.url)
        yield check_disk(kept_in(library, storage.url))
    yield from asyncio.run(check_service(bot_api, service.listen))


def _library(library: LibraryOptions) -> Iterator[Check]:
    """Check reports, models and index; what needs one that isn't well isn't looked at."""
    try:
        shelf = read_catalog(library.catalog, library.added)
    except ReportError as error:
        yield Check("reports", False, str(error))
        return
    for report in shelf.reports:
        yield Check("report", True, _read(report))
    for entry, failure in shelf.failures:
        yield Check("report", False, f"{entry.id} is not served: {failure}")
    yield check_added(library.added)
    if not shelf.reports:
        return
    try:
        encoder = load_encoder(library.model, library.languages)
        encoder.documents(["A passage."])
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
        yield _index(library, Collection.of(shelf.reports), Models(encoder, multilingual))
    except IndexMismatchError as error:
        yield Check("index", False, f"{error} (the next start builds it too)")
    except OperatorError as error:
        yield Check("index", False, str(error))


def _index(library: LibraryOptions, collection: Collection, models: Models) -> Check:
    """Check the index, and that its server is reached where it has one.

    Raises:
        OperatorError: it isn't there, or not whole, or the server can't be used.
    """
    if library.server and library.server.is_in_memory:
        return Check("index", True, "its sentences are in the memory of each process, made anew")
    index = check_index(library.folder, library.server, collection, models)
    sentences = counted(index.manifest.sentences, "sentence")
    if library.server is None:
        return Check("index", True, f"{sentences} in {library.folder}")
    return Check("index", True, f"{sentences} in the Qdrant {library.server}, which is reached")


def _multilingual(model: MultilingualEncoder | None) -> str:
    """Say which multilingual model there is, and what computes it."""
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
