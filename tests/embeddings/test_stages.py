"""The stages of an answer: each moment belongs to one of them."""

import asyncio
import contextvars
import time
from concurrent.futures import ThreadPoolExecutor

from embeddings.stages import cache_used, stage, timing


def test_an_inner_stage_takes_its_time_from_the_outer_one() -> None:
    """Every stage that ran is there, and all of them add up to the whole."""
    began = time.perf_counter()
    with timing() as watch, stage("search"), stage("encode"):
        time.sleep(0.02)
    whole = time.perf_counter() - began
    assert set(watch.seconds) == {"other", "search", "encode"}
    assert 0.02 <= watch.seconds["encode"] <= sum(watch.seconds.values()) <= whole
    assert watch.seconds["search"] < watch.seconds["encode"]


def test_where_nobody_listens_nothing_is_noted() -> None:
    """Stages and caches outside of a block leave no trace in the next one."""
    with stage("search"):
        cache_used("suggestions", hit=True)
    with timing() as watch:
        pass
    assert (set(watch.seconds), dict(watch.caches)) == ({"other"}, {})


def test_a_cache_is_counted_by_what_it_had() -> None:
    """Hits and misses stand apart."""
    with timing() as watch:
        for hit in (True, False, True):
            cache_used("suggestions", hit=hit)
    assert watch.caches == {("suggestions", True): 2, ("suggestions", False): 1}


async def test_a_thread_with_the_context_notes_for_its_own_question() -> None:
    """Two that are asked at once don't get mixed up."""

    def work(name: str) -> None:
        with stage(name):
            pass

    async def ask(name: str, threads: ThreadPoolExecutor) -> set[str]:
        with timing() as watch:
            run = contextvars.copy_context().run
            await asyncio.get_running_loop().run_in_executor(threads, run, work, name)
        return set(watch.seconds)

    with ThreadPoolExecutor(2) as threads:
        noted = await asyncio.gather(ask("a", threads), ask("b", threads))
    assert [*noted] == [{"other", "a"}, {"other", "b"}]
