"""Searches that are shared: who asks the same of the same reports causes one search."""

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answering import Answering
from bot.answering.answers import Answer
from bot.answering.current import CurrentLibrary
from bot.answering.library import Library
from bot.answering.reader import Reader
from bot.answering.shared_searches import SearchKey, SharedSearches
from bot.answering.snapshot import Snapshot
from corpus.added.state import Added
from embeddings.search.outcome import Outcome
from tests.bot.answering.changing import TRAINS, opened, options_in, written
from tests.bot.answering.gate import SEARCH_MS, Gate, SearchFailedError
from tests.fakes import report_of, word_setup

PIGS, GRAIN = "Where do pigs live?", "Was the harvest of grain large?"


def first_quote(answer: Answer) -> str:
    """Return the passage that comes first."""
    return answer.passages[0].quote


def first_report(answer: Answer) -> str:
    """Return the id of the report that comes first."""
    return answer.passages[0].report.id


async def begun(*asked: "asyncio.Task[Answer]") -> None:
    """Let tasks come as far as they can without a thread."""
    await asyncio.sleep(0)
    assert not any(task.done() for task in asked)


async def test_the_same_question_of_two_people_is_searched_once(tmp_path: Path, gate: Gate) -> None:
    """While it is searched; who joined says how long they waited, not how long it took."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    gate.held = {PIGS}
    first = asyncio.create_task(answering.ask(PIGS, asker="a"))
    await gate.search_began()
    second = asyncio.create_task(answering.ask(PIGS, asker="b"))
    await begun(first, second)
    gate.opened.set()
    answers = await asyncio.gather(first, second)
    assert gate.questions == [PIGS]
    assert answers[0].took_ms == SEARCH_MS
    assert answers[1].took_ms < SEARCH_MS
    assert replace(answers[1], took_ms=SEARCH_MS) == answers[0]
    assert first_quote(answers[0]) == "Pigs live on farms."
    await answering.close()


async def test_those_who_wait_for_a_turn_share_a_search_too(tmp_path: Path, gate: Gate) -> None:
    """The first whose turn comes searches, and all the others have its answer."""
    answering = Answering(opened(options_in(tmp_path)), 1)
    gate.held = {GRAIN}
    before = asyncio.create_task(answering.ask(GRAIN, asker="a"))
    await gate.search_began()
    asked = [asyncio.create_task(answering.ask(PIGS, asker=n)) for n in range(16)]
    await begun(*asked)
    assert answering.queued == 16
    gate.opened.set()
    answers = await asyncio.gather(*asked)
    assert first_quote(await before) == "The harvest of grain was large."
    assert gate.questions == [GRAIN, PIGS]
    assert {answer.passages for answer in answers} == {answers[0].passages}
    assert answering.queued == 0
    await answering.close()


async def test_who_shares_a_search_holds_no_other_up(tmp_path: Path, gate: Gate) -> None:
    """Two workers: while one searches for many, another question is answered by the other."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    gate.held = {PIGS}
    same = [asyncio.create_task(answering.ask(PIGS, asker="a"))]
    await gate.search_began()
    same += [asyncio.create_task(answering.ask(PIGS, asker=n)) for n in range(8)]
    await begun(*same)
    assert answering.queued == 0
    answer = await answering.ask(GRAIN, asker="b")
    assert first_quote(answer) == "The harvest of grain was large."
    await begun(*same)
    gate.opened.set()
    assert len(await asyncio.gather(*same)) == 9
    assert gate.questions == [PIGS, GRAIN]
    await answering.close()


@pytest.mark.parametrize("leaving", [0, 1])
async def test_who_leaves_takes_the_search_from_nobody(
    tmp_path: Path, gate: Gate, leaving: int
) -> None:
    """Neither the one for whom it was begun nor one who joined."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    gate.held = {PIGS}
    asked = [asyncio.create_task(answering.ask(PIGS, asker="a"))]
    await gate.search_began()
    asked.append(asyncio.create_task(answering.ask(PIGS, asker="b")))
    await begun(*asked)
    asked[leaving].cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked[leaving]
    gate.opened.set()
    answer = await asked[1 - leaving]
    assert (first_quote(answer), gate.questions) == ("Pigs live on farms.", [PIGS])
    await answering.close()


async def test_an_error_reaches_all_and_is_not_remembered(tmp_path: Path, gate: Gate) -> None:
    """The next who asks has a search of their own."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    gate.held = gate.failing = {PIGS}
    asked = [asyncio.create_task(answering.ask(PIGS, asker="a"))]
    await gate.search_began()
    asked.append(asyncio.create_task(answering.ask(PIGS, asker="b")))
    await begun(*asked)
    gate.opened.set()
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(result) for result in results] == [SearchFailedError, SearchFailedError]
    gate.failing = set()
    assert first_quote(await answering.ask(PIGS)) == "Pigs live on farms."
    assert gate.questions == [PIGS, PIGS]
    await answering.close()


async def test_an_answer_is_remembered(tmp_path: Path, gate: Gate) -> None:
    """Who asks it again waits for no turn, though all the threads are busy."""
    answering = Answering(opened(options_in(tmp_path)), 1)
    first = await answering.ask(PIGS)
    gate.held = {GRAIN}
    other = asyncio.create_task(answering.ask(GRAIN, asker="a"))
    await gate.search_began()
    again = await answering.ask(PIGS, asker="b")
    assert gate.questions == [PIGS, GRAIN]
    assert again.took_ms < first.took_ms == SEARCH_MS
    assert replace(again, took_ms=SEARCH_MS) == first
    gate.opened.set()
    await other
    await answering.close()


async def test_what_is_asked_otherwise_is_searched_otherwise(tmp_path: Path, gate: Gate) -> None:
    """Another number of passages, history or choice of reports, a reply, and other letters."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    await answering.ask(PIGS)
    await answering.ask(PIGS, 1)
    await answering.ask(PIGS, 5, ["And the grain?"])
    await answering.ask(PIGS, sources=["farms"])
    await answering.ask(PIGS, reply=True)
    await answering.ask(PIGS.upper())
    assert Counter(gate.questions) == {PIGS: 5, PIGS.upper(): 1}
    await answering.close()


async def test_what_changed_is_searched_anew(tmp_path: Path, gate: Gate) -> None:
    """Neither an answer nor a search of the reports of before is had by who asks after it."""
    answering = Answering(opened(options_in(tmp_path)), 2)
    question = "Do trains go to europe?"
    assert first_report(await answering.ask(question)) == "farms"
    gate.held = {PIGS}
    before = asyncio.create_task(answering.ask(PIGS, asker="a"))
    await gate.search_began()
    current = answering.current
    current.add([current.read(written(tmp_path, "trains.txt", TRAINS))])
    assert first_report(await answering.ask(question)) == "the-trains-of-2021"
    after = asyncio.create_task(answering.ask(PIGS, asker="b"))
    await begun(before, after)
    gate.opened.set()
    await asyncio.gather(before, after)
    assert gate.questions == [question, PIGS, question, PIGS]
    current.remove("the-trains-of-2021")
    assert first_report(await answering.ask(question)) == "farms"
    await answering.close()


async def test_nobody_shares_with_who_may_read_more(tmp_path: Path, gate: Gate) -> None:
    """Those who may read the same reports share, whoever they are."""
    options, reports = options_in(tmp_path), []
    for name, text, readers in (
        ("open", "Pigs live on farms.", None),
        ("secret", "Trains go to europe.", (11, 12)),
    ):
        (tmp_path / name).mkdir()
        report = report_of(text, tmp_path / name, id=name)
        reports.append(replace(report, entry=replace(report.entry, readers=readers)))
    library = Library.of(reports, options.folder, word_setup())
    answering = Answering(CurrentLibrary(options, Snapshot(library, Added(), None, {})), 2)
    question = "Do trains go to europe?"
    found = [
        first_report(await answering.for_reader(Reader(person)).ask(question))
        for person in (11, 13, 12, 14)
    ]
    assert found == ["secret", "open", "secret", "open"]
    assert gate.questions == [question, question]
    await answering.close()


async def test_so_many_answers_are_remembered(tmp_path: Path) -> None:
    """Those that were wanted last."""
    library = opened(options_in(tmp_path)).library
    shared, started = SharedSearches(remembered=2), list[str]()

    async def ask(question: str) -> None:
        """Ask for an answer that is there at once."""

        def start() -> "asyncio.Future[Answer]":
            """Begin a search that has ended."""
            started.append(question)
            search = asyncio.get_running_loop().create_future()
            search.set_result(Answer(question, Outcome.ABSENT, 0.0, (), 0.0))
            return search

        key = SearchKey(frozenset(), question, 5, (), None, reply=False)
        found = await shared.answer(library, key, asyncio.Lock(), start)
        assert found.question == question

    for question in ("a", "b", "a", "c", "a", "b"):
        await ask(question)
    assert started == ["a", "b", "c", "b"]
