"""/readyz and /metrics: what is wrong, and what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from bot.service import ready
from bot.service.metrics import Metrics, State
from bot.service.ready import Finding, Readiness, look_at_receiving
from bot.service.seat import seat_routes

STATE = State(
    waiting=3,
    queued=1,
    is_stuck=False,
    storage_away=True,
    reports_stale=False,
    telegram_silent_seconds=1.5,
    reports=2,
    paragraphs=88,
    model="words",
    edition="abc",
)


@dataclass(frozen=True)
class Inbox:
    """An inbox as it stands."""

    is_stuck: bool
    waiting: int


def found(ok: bool, says: str) -> Callable[[], Awaitable[Finding]]:
    """Return a look that finds this."""

    async def look() -> Finding:
        return Finding(ok, says)

    return look


async def asked(path: str, readiness: Readiness, metrics: Metrics | None = None) -> httpx.Response:
    """Ask an application of the seat's routes alone."""
    transport = httpx.ASGITransport(
        app=Starlette(routes=seat_routes(readiness, metrics or Metrics()))
    )
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path)


async def test_all_is_well() -> None:
    """200, and a line about each part."""
    answer = await asked("/readyz", Readiness({"index": found(True, "88 paragraphs")}))
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "wrong": {}, "ok": {"index": "88 paragraphs"}}


async def test_what_is_wrong_is_named() -> None:
    """503 as soon as one part isn't well, and which, beside those that are."""
    parts = {"index": found(True, "88 paragraphs"), "storage": found(False, "can't be read")}
    answer = await asked("/readyz", Readiness(parts))
    assert answer.status_code == 503
    wrong, ok = {"storage": "can't be read"}, {"index": "88 paragraphs"}
    assert answer.json() == {"ready": False, "wrong": wrong, "ok": ok}


async def test_a_part_can_be_looked_past() -> None:
    """Replicas that answer without their database stay in service where that is wanted."""
    parts = {"index": found(True, "88 paragraphs"), "storage": found(False, "can't be read")}
    answer = await asked("/readyz?exclude=storage", Readiness(parts))
    assert answer.status_code == 200
    assert answer.json()["ok"] == {"index": "88 paragraphs"}


async def test_a_part_that_hangs_or_fails_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds up neither the answer nor the others, and what failed is said by its kind."""

    async def hang() -> Finding:
        await asyncio.Event().wait()
        return Finding(True, "never")

    async def fail() -> Finding:
        raise ValueError("a secret")

    monkeypatch.setattr(ready, "_LIMIT", 0.01)
    parts = {"hangs": hang, "fails": fail, "index": found(True, "well")}
    answer = (await asked("/readyz", Readiness(parts))).json()
    assert answer["wrong"] == {"hangs": "no answer within 0.01 s", "fails": "failed: ValueError"}
    assert answer["ok"] == {"index": "well"}


async def test_many_who_ask_at_once_cost_one_look() -> None:
    """What was found holds for a moment, so that nobody can wear the bot out."""
    looks = 0

    async def look() -> Finding:
        nonlocal looks
        looks += 1
        return Finding(True, "well")

    readiness = Readiness({"index": look})
    answers = await asyncio.gather(*(readiness.look() for _ in range(50)))
    assert answers == [{"index": Finding(True, "well")}] * 50
    assert looks == 1


@pytest.mark.parametrize(
    ("inbox", "finding"),
    [
        (Inbox(False, 0), Finding(True, "0 waiting")),
        (Inbox(False, 7), Finding(True, "7 waiting")),
        (Inbox(True, 7), Finding(False, "stuck, 7 waiting")),
    ],
)
async def test_an_inbox_that_is_stuck_is_not_well(inbox: Inbox, finding: Finding) -> None:
    """Waiting alone is no fault."""
    assert await look_at_receiving(inbox) == finding


async def test_metrics_are_given_in_prometheus_format() -> None:
    """Counters, histograms by stage, and the gauges that are read at the scrape."""
    metrics = Metrics()
    metrics.watch(lambda: STATE)
    metrics.question("private", "answered", {"encode": 0.02, "search": 0.03})
    metrics.update("message", "done")
    metrics.call("sendMessage", 0.2)
    metrics.error("sendMessage", "flood")
    metrics.cache("photos", hit=False)
    answer = await asked("/metrics", Readiness({}), metrics)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert samples["verbatim_questions_total", "answered", "private"] == 1
    assert samples["verbatim_answer_seconds_sum",] == pytest.approx(0.05)
    assert samples["verbatim_stage_seconds_bucket", "0.01", "encode"] == 0
    assert samples["verbatim_stage_seconds_bucket", "0.025", "encode"] == 1
    assert samples["verbatim_updates_total", "message", "done"] == 1
    assert samples["verbatim_telegram_call_seconds_count", "sendMessage"] == 1
    assert samples["verbatim_telegram_errors_total", "flood", "sendMessage"] == 1
    assert samples["verbatim_cache_requests_total", "photos", "miss"] == 1
    assert samples["verbatim_inbox_waiting",] == 3
    assert samples["verbatim_queue_length",] == 1
    assert samples["verbatim_storage_away",] == 1
    assert samples["verbatim_index_info", "abc", "words"] == 1
    assert samples["process_resident_memory_bytes",] > 0
    assert any(name == "verbatim_build_info" for name, *_ in samples)


def test_two_bots_in_one_process_count_apart() -> None:
    """Nothing is registered for the whole process."""
    first, second = Metrics(), Metrics()
    first.update("message", "done")
    assert b'verbatim_updates_total{kind="message"' in first.exposition()
    assert b'verbatim_updates_total{kind="message"' not in second.exposition()
