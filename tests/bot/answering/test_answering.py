"""The library asked from an event loop, while others change it."""

import asyncio
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from bot.answering.answering import Answering
from bot.answering.fair_queue import FairQueue
from bot.answering.library import Library
from embeddings.encoder import Encoded
from embeddings.index.server import IndexServerError
from embeddings.search.result import SearchResult
from tests.bot.answering.changing import TRAINS, opened, options_in, written
from tests.bot.answering.gate import Gate
from tests.fakes import WordEncoder


async def until_changed(answering: Answering, count: int) -> None:
    """Wait until there are so many reports."""
    while len(answering.reports) != count:
        await asyncio.sleep(0.01)


async def follow_a_change(folder: Path) -> None:
    """Follow until what another process adds is there."""
    options = options_in(folder)
    answering, other = Answering(opened(options), 1), opened(options)
    following = asyncio.create_task(answering.following.run())
    other.add([other.read(written(folder, "trains.txt", TRAINS))])
    await until_changed(answering, 2)
    following.cancel()
    await answering.close()


async def test_what_another_process_adds_is_asked_without_a_restart(tmp_path: Path) -> None:
    """A question that began before goes on with the library that it began with."""
    options = options_in(tmp_path)
    answering, other = Answering(opened(options), 1), opened(options)
    following = asyncio.create_task(answering.following.run())
    before = answering.current.library
    other.add([other.read(written(tmp_path, "trains.txt", TRAINS))])
    await until_changed(answering, 2)
    answer = await answering.ask("Do trains go to europe?", 1)
    assert answer.passages[0].report.id == "the-trains-of-2021"
    assert list(before.reports) == ["farms"]
    following.cancel()
    await answering.close()


async def test_what_is_made_once_is_made_before_anybody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By questions that nobody asked; each is searched, in a thread of those that search."""
    answering = Answering(opened(options_in(tmp_path)), 1)
    asked: list[str] = []
    search = answering.current.library.searcher.search

    def noted(
        question: str, k: int, history: Sequence[str], reports: frozenset[str] | None
    ) -> SearchResult:
        """Note a question, and search it."""
        asked.append(f"{threading.current_thread().name}: {question}")
        return search(question, k, history, reports)

    monkeypatch.setattr(answering.current.library.searcher, "search", noted)
    following = asyncio.create_task(answering.following.run())
    while len(asked) < 3:
        await asyncio.sleep(0.01)
    assert asked == [
        "search_0: How much was spent on schools and roads?",
        "search_0: ¿Cuántas escuelas son nuevas?",
        "search_0: zzyzyx",
    ]
    following.cancel()
    await answering.close()


async def test_nothing_is_rehearsed_while_somebody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they ask makes it as well."""
    monkeypatch.setattr(FairQueue, "length", 1)
    asked = Mock()
    monkeypatch.setattr(Library, "ask", asked)
    await follow_a_change(tmp_path)
    asked.assert_not_called()


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (IndexServerError("It is away."), logging.INFO),
        (OSError("The disk is full."), logging.INFO),
        (ValueError("A fault."), logging.ERROR),
    ],
)
async def test_a_rehearsal_that_fails_ends_nothing(
    error: Exception,
    level: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What other processes change is taken over all the same."""
    caplog.set_level(logging.INFO, "bot.answering.following")
    failed = Mock(side_effect=error)
    monkeypatch.setattr(Library, "ask", failed)
    await follow_a_change(tmp_path)
    failed.assert_called_once()
    assert [
        record.levelno
        for record in caplog.records
        if "asked failed" in record.message or "rehearsed" in record.message
    ] == [level]


async def test_a_server_that_is_away_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No suggestion can be checked meanwhile; what other processes change is still taken over."""
    monkeypatch.setattr(FairQueue, "idle_seconds", 99.0)
    checks = []

    def check(library: Library) -> bool:
        """Fail as the index does."""
        checks.append(library)
        raise IndexServerError("It is away.")

    monkeypatch.setattr(Library, "check_suggestion", check)
    await follow_a_change(tmp_path)
    assert checks


async def test_what_cannot_be_taken_over_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library goes on as it was, and takes over what is mended."""
    options = options_in(tmp_path)
    answering, other = Answering(opened(options), 1), opened(options)
    following = asyncio.create_task(answering.following.run())
    other.add([other.read(written(tmp_path, "trains.txt", TRAINS))])
    await until_changed(answering, 2)
    catalog = options.added / "reports.json"
    whole = catalog.read_text()
    refresh, looks = answering.current.refresh_if_changed, 0

    def look() -> bool:
        """Count the looks."""
        nonlocal looks
        looks += 1
        return refresh()

    monkeypatch.setattr(answering.current, "refresh_if_changed", look)
    broken = catalog.with_suffix(".broken")
    broken.write_text("[")
    broken.replace(catalog)
    while looks < 4:
        await asyncio.sleep(0.01)
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert [line.partition(": ")[0] for line in said] == [
        "The reports were changed, and go on as they were here"
    ]
    assert list(answering.reports) == ["farms", "the-trains-of-2021"]
    catalog.write_text(whole)
    other.remove("the-trains-of-2021")
    await until_changed(answering, 1)
    following.cancel()
    await answering.close()


class Noting(WordEncoder):
    """Notes what it encodes ahead, and what for a search."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead: list[list[str]] = []
        self.asked: list[str] = []

    def question(self, text: str) -> Encoded:
        """Encode a question, and note it."""
        self.asked.append(text)
        return super().question(text)

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Note texts that aren't encoded yet."""
        self.ahead.append([*texts])


async def test_questions_that_wait_are_encoded_together_as_they_will_be_searched(
    tmp_path: Path, gate: Gate
) -> None:
    """Behind what was asked before, without a greeting, and both halves of two things."""
    encoder = Noting()
    answering = Answering(opened(options_in(tmp_path), encoder), 1)
    gate.held = {"pigs?"}
    asked = [asyncio.create_task(answering.ask("pigs?", asker="a"))]
    await gate.search_began()
    waiting = [
        ("Hello! Where does grain grow?", ()),
        ("and in winter?", ("Do trains go to europe?",)),
        ("Compare the trains with the pigs", ()),
    ]
    for number, (question, before) in enumerate(waiting):
        task = answering.ask(question, 5, before, asker=number)
        asked.append(asyncio.create_task(task))
    while not encoder.ahead:
        await asyncio.sleep(0.005)
    assert encoder.ahead == [
        [
            "Where does grain grow?",
            "Do trains go to europe? and in winter?",
            "Compare the trains with the pigs",
            "the trains",
            "the pigs",
        ]
    ]
    encoder.asked.clear()
    gate.opened.set()
    await asyncio.gather(*asked)
    assert encoder.asked[0] == "pigs?"
    # What is short may be small talk, and is encoded alone to tell.
    assert {*encoder.asked[1:]} - {"and in winter?"} == {*encoder.ahead[0]}
    await answering.close()


async def test_a_question_that_need_not_wait_is_not_encoded_ahead(tmp_path: Path) -> None:
    """Its own search does that."""
    encoder = Noting()
    answering = Answering(opened(options_in(tmp_path), encoder), 1)
    await answering.ask("pigs?")
    await answering.ask("grain?")
    assert encoder.ahead == []
    await answering.close()
