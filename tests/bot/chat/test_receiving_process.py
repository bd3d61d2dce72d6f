"""Receiving through the real process: what comes twice, what can't be read, and how it ends."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.chat.updates.incoming import key_of
from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.methods import METHODS
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.telegram import Telegram
from bot.storage.model import Arrived
from bot.storage.storage import Storage
from tests.kills import (
    QUESTION,
    SECRET,
    Bot,
    answered,
    ask,
    count_answered,
    count_doubled,
    in_order,
    replicas,
)
from tests.options import storage_options
from tests.patience import seconds
from tests.ports import free_port
from tests.postgres import Postgres
from tests.process import Process, Talk, stopped

pytestmark = pytest.mark.slow


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """Serve a Bot API that faults can be ordered of."""
    async with serve(Telegram(faults=True)) as running:
        yield running


@pytest.fixture
def bot(server: Server, tmp_path: Path) -> Bot:
    """Return a bot that polls, with a database in a file."""
    return Bot(server, tmp_path, f"sqlite:///{tmp_path / 'kept.db'}")


async def fetched(process: Process, times: int = 1) -> None:
    """Wait until the process has fetched so often more."""
    calls = process.server.telegram.calls
    before = sum(call.method == "getUpdates" for call in calls)
    async with asyncio.timeout(seconds(60)):
        while sum(call.method == "getUpdates" for call in calls) < before + times:
            process.server.telegram.updates.interrupt(None)
            await asyncio.sleep(0.05)


async def test_what_is_delivered_twice_is_answered_once(bot: Bot) -> None:
    """While the process runs and after a restart, also where the first time is long over."""
    updates = bot.server.telegram.updates
    async with bot.running() as first:
        talk = Talk.of(first, "Ada")
        talk.write(QUESTION)
        update = updates.pending[0]
        await first.heard(talk.user)
        await fetched(first, 2)
        updates.pending.append(update)
        await fetched(first, 2)
        await talk.say("/help")
        assert await stopped(first) == 0
    updates.pending.append(update)
    async with bot.running() as second:
        await fetched(second)
        await Talk(second, talk.user, talk.chat).say("/help")
    assert len(talk.from_bot()) == 3
    assert updates.pending == []


async def test_an_update_that_cannot_be_read_holds_up_no_other(bot: Bot) -> None:
    """It is one line in the log, with id and kind and not a word of it; the rest is answered."""
    updates = bot.server.telegram.updates
    async with bot.running() as process:
        talk, other = Talk.of(process, "Ada"), Talk.of(process, "Ben")
        talk.write("secret words")
        broken = updates.pending[0]
        broken["message"]["date"] = 10**18
        other.write(QUESTION)
        assert "farms" in (await process.heard(other.user))["text"]
        await fetched(process, 2)
        assert await stopped(process) == 0
    log = "".join(process.log)
    assert log.count("can't be read") == 1
    assert f"Update {broken['update_id']} (message) can't be read" in log
    assert "secret" not in log
    assert "Traceback" not in log
    assert talk.from_bot() == []


async def test_a_stop_leaves_what_it_cannot_answer(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Telegram takes no answer the process ends all the same; the next one answers."""
    sent, released = asyncio.Event(), asyncio.Event()
    send = METHODS["sendmessage"]

    async def held(telegram: Telegram, arguments: Arguments) -> object:
        sent.set()
        await released.wait()
        return await send.handle(telegram, arguments)

    monkeypatch.setitem(METHODS, "sendmessage", replace(send, handle=held))
    async with bot.running() as first:
        talks = [Talk.of(first, f"Person {number}") for number in range(4)]
        asked = ask(talks, 20)
        async with asyncio.timeout(seconds(30)):
            await sent.wait()
        started = asyncio.get_running_loop().time()
        assert await stopped(first) == 0
        assert asyncio.get_running_loop().time() - started < seconds(12)
    monkeypatch.setitem(METHODS, "sendmessage", send)
    released.set()
    async with bot.running() as second:
        await answered(second, asked, len(asked))
    assert count_answered(bot.server, asked) == len(asked) == 20
    assert in_order(bot.server, talks)


async def test_a_note_of_a_wait_becomes_the_answer_after_a_restart(bot: Bot) -> None:
    """The next process turns the message that an ended one left, and sends no other."""
    updates = bot.server.telegram.updates
    async with bot.running() as first:
        talk = Talk.of(first, "Ada")
        note = (await talk.say("/help"))["message_id"]
        assert await stopped(first) == 0
    talk.write(QUESTION)
    raw = updates.pending.pop()
    storage = await Storage.open(storage_options(bot.storage))
    left = await storage.inbox(60.0)
    await left.put([Arrived(key_of(raw), "ada", talk.user.id, json.dumps(raw))], 10)
    await left.keep_note(key_of(raw), note)
    await left.release()
    await storage.close()
    async with bot.running() as second:
        turned = await second.heard(talk.user, "edited")
        assert await stopped(second) == 0
    assert (turned["message_id"], "farms" in turned["text"]) == (note, True)
    assert [message.id for message in talk.from_bot()] == [note]


async def test_a_full_inbox_fetches_no_more_until_there_is_room(bot: Bot) -> None:
    """Telegram keeps the rest, and all of it is answered in the end."""
    async with bot.running(VERBATIM_TELEGRAM__INBOX_LIMIT="3") as process:
        talks = [Talk.of(process, f"Person {number}") for number in range(2)]
        asked = ask(talks, 20)
        await answered(process, asked, len(asked))
    assert count_answered(bot.server, asked) == len(asked) == 20
    assert in_order(bot.server, talks)
    limits = {c.parameters["limit"] for c in bot.server.telegram.calls if c.method == "getUpdates"}
    assert limits <= {1, 2, 3}


async def test_a_webhook_takes_an_update_once(bot: Bot) -> None:
    """Posted again it is taken at once, and answered by nobody."""
    bot = replace(bot, port=free_port())
    async with bot.running() as process, httpx.AsyncClient(trust_env=False) as client:
        talk = Talk.of(process, "Ada")
        talk.write(QUESTION)
        update = bot.server.telegram.updates.pending[0]
        await process.heard(talk.user)
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        url = f"http://127.0.0.1:{bot.port}/hook"
        assert (await client.post(url, json=update, headers=headers)).status_code == 200
        await talk.say("/help")
        assert await stopped(process) == 0
    assert len(talk.from_bot()) == 2


async def test_three_processes_answer_each_question_once(
    server: Server, tmp_path: Path, postgres: Postgres
) -> None:
    """Behind one webhook with one database, in order within a chat; one is killed meanwhile."""
    async with replicas(Bot(server, tmp_path, postgres.fresh()), 3) as processes:
        talks = [Talk.of(processes[0], f"Person {number}") for number in range(6)]
        asked = ask(talks, 60)
        await answered(processes[1], asked, 60)
        assert (count_answered(server, asked), count_doubled(server, asked)) == (60, 0)
        asked += ask(talks, 60)
        await answered(processes[1], asked, 80)
        processes[0].process.kill()
        await answered(processes[1], asked, 120)
    assert count_answered(server, asked) == 120
    assert count_doubled(server, asked) <= 1
    assert in_order(server, talks)
