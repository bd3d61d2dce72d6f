"""Documents that an admin sent: fetched from Telegram, unpacked, and read."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from telegram import Document
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, TelegramError

from bot.answering.current import CurrentLibrary
from bot.chat.not_added import why
from bot.chat.services import Services
from bot.render.text import shorten
from bot.texts import Texts
from bot.texts.admins import AdminTexts
from corpus.added.candidate import Candidate, shown_name
from corpus.added.files import name_of_file, plain_suffix
from corpus.added.incoming import gather
from corpus.durable import unwritable
from corpus.model import ReportError
from corpus.refusal import Refusal

log = logging.getLogger(__name__)

_LIMIT: int = FileSizeLimit.FILESIZE_DOWNLOAD.value
_MEGA = 1_000_000
_NAME = 80


@dataclass(frozen=True, slots=True)
class Received:
    """The files that may become reports, and a line for each that can't and why."""

    candidates: tuple[Candidate, ...] = ()
    refused: tuple[str, ...] = ()


class _RefusedError(Exception):
    """A document that can't be fetched; the message says it to whoever sent it."""


def name_of(document: Document) -> str:
    """Return what a document is called, as it can be shown."""
    return shown_name(document.file_name or "document")


def short_name(document: Document) -> str:
    """Return what a document is called, as short as a line needs."""
    return shorten(name_of(document), _NAME)


def reading(sent: Sequence[Document], texts: Texts) -> str:
    """Return the line that says that documents are being read."""
    if len(sent) == 1:
        return texts.admins.reading.format(name=short_name(sent[0]))
    return texts.admins.reading_many.format(count=len(sent))


def too_big(document: Document, texts: Texts) -> str:
    """Say that a document is larger than Telegram lets bots fetch; nothing where it isn't."""
    size = document.file_size or 0
    if size <= _LIMIT:
        return ""
    return texts.admins.too_big.format(
        name=short_name(document), size=f"{size / _MEGA:,.1f}", limit=_LIMIT // _MEGA
    )


async def receive(
    services: Services, documents: Sequence[Document], folder: Path, texts: Texts
) -> Received:
    """Fetch documents and read them; what is too big is refused before anything is fetched.

    Args:
        services: the library that they may be added to.
        documents: what was sent.
        folder: where their files are put; it is needed until they are added.
        texts: the language of what is said of those that are refused.
    """
    candidates: dict[str, Candidate] = {}
    refused: list[str] = []
    for number, document in enumerate(documents):
        try:
            file = await _fetch(document, folder / str(number), texts)
        except _RefusedError as error:
            refused.append(str(error))
            continue
        name, within = name_of(document), folder / f"{number}-unpacked"
        read = partial(_read, services.answering.current, file, name, within, texts.admins)
        found = await services.answering.changing(read)
        candidates |= {each.content: each for each in found.candidates}
        refused += found.refused
    return Received(tuple(candidates.values()), tuple(refused))


async def _fetch(document: Document, folder: Path, texts: Texts) -> Path:
    """Fetch a document into a folder, under a name of our own.

    Raises:
        _RefusedError: it is too big, or Telegram doesn't give it, or there is no room for it.
    """
    if line := too_big(document, texts):
        raise _RefusedError(line)
    try:
        folder.mkdir()
        sent = await document.get_file()
        return await sent.download_to_drive(folder / f"document{plain_suffix(name_of(document))}")
    except BadRequest as error:
        log.warning("A document can't be fetched: %s", error.message)
    except TelegramError as error:
        log.warning("A document can't be fetched: %s", type(error).__name__)
    except OSError as error:
        full = unwritable(folder.parent, error, "TMPDIR")
        raise _RefusedError(_cannot_add(name_of(document), full, texts.admins)) from error
    raise _RefusedError(texts.admins.not_fetched.format(name=short_name(document)))


def _read(
    current: CurrentLibrary, file: Path, name: str, folder: Path, said: AdminTexts
) -> Received:
    """Read a file, or all that a zip holds; what is a report already is refused."""
    try:
        gathered = gather([file], folder)
    except ReportError as error:
        return Received(refused=(_cannot_add(name, error, said),))
    candidates: list[Candidate] = []
    refused = [_cannot_add(inner, error, said) for inner, error in gathered.refused]
    for incoming in gathered.files:
        own = incoming if incoming.file != file else replace(incoming, name=name)
        try:
            if there := current.now.added.by_content().get(name_of_file(own.file)):
                title = there.entry.title
                refused.append(
                    said.already_there.format(name=shorten(own.name, _NAME), title=title)
                )
            else:
                candidates.append(current.read(own.file, own.name))
        except ReportError as error:
            refused.append(_cannot_add(own.name, error, said))
    if not candidates and not refused:
        # A zip with nothing inside but what systems put there.
        empty = ReportError("there is no report in it", Refusal.EMPTY)
        refused.append(_cannot_add(name, empty, said))
    return Received(tuple(candidates), tuple(refused))


def _cannot_add(name: str, error: ReportError, said: AdminTexts) -> str:
    """Say that a file can't be added, and why."""
    return said.cannot_add.format(name=shorten(name, _NAME), why=why(error, said))
