"""The seat of the real process: alive, ready or not and why, and its metrics."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from bot.service.metrics import STAGES
from tests.bot.chat.seated import Seated, seated_bot
from tests.patience import until
from tests.ports import free_port
from tests.process import TOKEN, Talk, running, stopped

QUESTION = "How much were taxes and fees cut?"
ODD = "What is the secret handshake of zebras?"


@pytest_asyncio.fixture(scope="module")
async def seated(library: Library, index_folder: Path) -> AsyncIterator[Seated]:
    """Run a bot that polls, with a seat and with faults."""
    async with (
        serve(Telegram(faults=True)) as server,
        seated_bot(server, index_folder) as seated,
    ):
        yield seated


async def test_it_is_alive_and_ready(seated: Seated) -> None:
    """Each part is well, and says a word about itself."""
    assert (await seated.get("/healthz")).text == "ok\n"
    answer = await seated.get("/readyz")
    assert answer.status_code == 200, answer.text
    assert list(answer.json()["ok"]) == ["models", "index", "storage", "telegram", "inbox"]
    assert answer.json()["ok"]["models"] == "all-MiniLM-L6-v2, 384 dimensions"


async def test_a_question_is_counted_and_timed_by_stage(seated: Seated) -> None:
    """Its outcome, where it was asked, and each stage once: it shares none with a rehearsal."""
    await seated.bot.logged("Rehearsed")
    assert (await Talk.of(seated.bot, "Ada").say(QUESTION))["text"]
    await seated.counted("verbatim_questions_total", "answered", "private", value=1)
    samples = await seated.samples()
    assert {samples["verbatim_stage_seconds_count", name] for name in STAGES} == {1}
    assert samples["verbatim_answer_seconds_count",] == 1
    assert samples["verbatim_telegram_call_seconds_count", "sendMessage"] == 1
    assert samples["verbatim_updates_total", "message", "done"] == 1


async def test_calls_that_fail_are_counted_by_kind(seated: Seated) -> None:
    """Each try is one, also where the next one succeeds."""
    seated.bot.server.telegram.faults.add(Fault("sendMessage", 429, retry_after=1))
    assert (await Talk.of(seated.bot, "Ben").say(QUESTION))["text"]
    assert (await seated.samples())["verbatim_telegram_errors_total", "flood", "sendMessage"] == 1


async def test_no_label_holds_an_id_or_a_text(seated: Seated) -> None:
    """Nor does anything else that the seat shows, nor the token."""
    talk = Talk.of(seated.bot, "Zebedee")
    await talk.say(ODD)
    shown = (await seated.get("/metrics")).text + (await seated.get("/readyz")).text
    labels = re.findall(r'(\w+)="([^"]*)"', shown)
    assert len(labels) > 50
    # Bounds of buckets, and the hash of what is searched, may be any digits.
    told = [value for name, value in labels if name not in ("le", "edition")]
    assert not [value for value in told if re.search(r"\d{4}", value)]
    assert TOKEN not in shown
    assert TOKEN.partition(":")[2] not in shown
    assert "zebra" not in shown.lower() and "zebedee" not in shown.lower()


async def test_the_log_has_one_line_per_question_without_its_words(seated: Seated) -> None:
    """With the update's number, the outcome and the stages; what was asked before is remembered."""

    def lines() -> list[str]:
        """Return the lines of questions."""
        return [line for line in seated.bot.log if " by private in " in line]

    await until(lambda: len(lines()) == 3)
    assert all(re.search(r"Update \d+: \w+ by private in .* send \d", line) for line in lines())
    assert "encode_words" in lines()[0]
    assert "zebra" not in "".join(seated.bot.log).lower()


async def test_in_webhook_mode_the_seat_is_beside_the_webhook(
    library: Library, index_folder: Path
) -> None:
    """Without an address of its own; what stops isn't ready any more."""
    address = f"127.0.0.1:{free_port()}"
    names = {
        "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://{address}/hook",
        "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": address,
    }
    async with serve() as server, running(server, index_folder, ready="setWebhook", **names) as bot:
        seated = Seated(bot, address)
        assert (await Talk.of(bot, "Ada").say(QUESTION))["text"]
        await seated.counted("verbatim_questions_total", "answered", "private", value=1)
        assert (await seated.get("/readyz")).json()["ready"]
        assert (await seated.get("/hook")).status_code == 405
        assert await stopped(bot) == 0


async def test_an_address_that_is_taken_is_one_clear_line(
    seated: Seated, index_folder: Path
) -> None:
    """The second process says which, and in which setting another goes."""
    listen = {"VERBATIM_SERVICE__LISTEN": seated.address}
    with pytest.raises(RuntimeError, match=rf"{seated.address} can't be listened on.*service\.lis"):
        async with running(seated.bot.server, index_folder, ready="never", **listen):
            pass
