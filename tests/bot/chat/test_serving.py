"""The bot's life: what it opens ends in order, whatever goes wrong before."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram.error import InvalidToken
from telegram.ext import Application

from bot.answering.answering import Answering
from bot.chat.memory import Memory
from bot.chat.options import ChatOptions, LimitOptions
from bot.chat.serving import serving
from bot.chat.updates.receiving import Receiving
from bot.demo.server.serve import serve
from bot.demo.server.state.telegram import Telegram
from bot.service.http import ListenError
from bot.service.options import ServiceOptions
from bot.storage.model import StorageError
from bot.storage.options import StorageOptions
from tests.bot.answering.changing import opened, options_in
from tests.options import polled_api, storage_options
from tests.patience import seconds

SILENT = ServiceOptions(listen="", log_questions=False)
OPTIONS = ChatOptions(
    admins=(),
    open=True,
    people=(),
    groups=(),
    invite="",
    followup_minutes=0,
    inline_cache_seconds=0,
    limits=LimitOptions(person_questions=0, group_questions=0, person_taps=0, person_inline=0),
)
IN_MEMORY = storage_options("sqlite:///:memory:")
# What ends, in order.
ENDS: tuple[tuple[str, type, str], ...] = (
    ("changes stop", Answering, "stop_changes"),
    ("updates in hand are answered", Receiving, "stop"),
    ("the application stops", Application, "stop"),
    ("the application is shut down", Application, "shutdown"),
    ("the memory is closed", Memory, "close"),
    ("the library is closed", Answering, "close"),
)


@pytest.fixture
def answering(tmp_path: Path) -> Answering:
    """Return a small library, ready to be asked."""
    return Answering(opened(options_in(tmp_path)), 1)


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what ends."""
    noted: list[str] = []
    for words, kind, name in ENDS:
        ends = getattr(kind, name)
        monkeypatch.setattr(kind, name, _noting(ends, words, noted))
    return noted


def _noting(ends: Callable[..., Any], words: str, noted: list[str]) -> Callable[..., Any]:
    """Return a method that notes that it was called."""

    def end(*args: object, **more: object) -> Awaitable[None] | None:
        """Note it, and do it."""
        noted.append(words)
        result: Awaitable[None] | None = ends(*args, **more)
        return result

    return end


async def _tried(
    answering: Answering,
    base_url: str,
    storage: StorageOptions = IN_MEMORY,
    service: ServiceOptions = SILENT,
) -> None:
    """Begin to serve, which fails, but for no longer than a test waits."""
    async with (
        asyncio.timeout(seconds(10)),
        serving(answering, polled_api(base_url), storage, OPTIONS, service),
    ):
        pass


async def test_what_was_opened_ends_in_order(answering: Answering, ended: list[str]) -> None:
    """Changes stop before the updates in hand are answered, and those before all that they use."""
    async with serve() as server:
        api = polled_api(server.base_url, server.base_file_url)
        async with serving(answering, api, IN_MEMORY, OPTIONS, SILENT):
            assert ended == []
    assert ended == [words for words, _, _ in ENDS]


async def test_the_library_is_closed_where_nothing_can_be_remembered(
    answering: Answering, ended: list[str], tmp_path: Path
) -> None:
    """Nothing else was opened."""
    storage = storage_options(f"sqlite:///{tmp_path}/farms.txt/kept.db")
    with pytest.raises(StorageError):
        await _tried(answering, "", storage=storage)
    assert ended == ["the library is closed"]


async def test_what_is_open_ends_where_no_seat_can_be_taken(
    answering: Answering, ended: list[str]
) -> None:
    """The memory, and then the library."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        service = replace(SILENT, listen=f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(ListenError):
            await _tried(answering, "", service=service)
    assert ended == ["the memory is closed", "the library is closed"]


async def test_what_is_open_ends_where_the_token_is_refused(
    answering: Answering, ended: list[str]
) -> None:
    """An application that never worked is shut down all the same."""
    async with serve(Telegram(refuse=True)) as server:
        with pytest.raises(InvalidToken):
            await _tried(answering, server.base_url)
    assert ended == [words for words, _, _ in ENDS[3:]]
