"""Whole runs against a server on the loopback: what is written, what fails, what goes on."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.proposals.check import Checker, Verdict
from bot.proposals.run import Order, Tally, propose, unasked
from corpus.accepted_questions import accept
from corpus.model import Report, ReportError
from corpus.proposed_questions import Asked, ProposalsFile
from corpus.report import read_report
from embeddings.search.searcher import Searcher
from tests.bot.proposals.completions import (
    Completions,
    answers_with,
    completions,
    objects,
    suggests,
)
from tests.fakes import entry, report_of, word_setup

TEXT = "Pigs live on farms. Grain too.\n\nTrains go to europe.\n\nSchools close in winter."
PIGS, TRAINS = suggests(("pigs?", 1), ("Pigs!", 1)), suggests(("trains?", 1))
SCHOOLS = suggests(("schools in winter?", "1"))


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A report of three paragraphs."""
    return report_of(TEXT, tmp_path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where proposals go."""
    return tmp_path / "proposed.jsonl"


async def run(report: Report, target: Path, server: Completions, limit: int | None = None) -> Tally:
    """Let a server propose questions of a report into a file."""
    asked = Asked.of("tiny", report.paragraphs, "en", "small")
    file, tally = ProposalsFile.open(target, asked), Tally()
    searcher = Searcher.open([report], target.parent / "index", word_setup())
    checker = Checker(searcher, report, "en", file.questions)
    order = Order(report, 6, "en")
    left = unasked(report, file, limit)
    await propose(order, server.options(), checker, file, left, tally)
    return tally


async def test_a_run_writes_each_paragraph_with_what_was_rejected(
    report: Report, target: Path
) -> None:
    """Each line is marked as not reviewed; the summary counts by reason."""
    async with completions(PIGS, TRAINS, SCHOOLS) as server:
        tally = await run(report, target, server)
    lines = objects(target.read_text("utf-8"))
    assert len(lines) == 7
    assert {line["reviewed"] for line in lines} == {False}
    assert lines[1:3] == [
        {
            "reviewed": False,
            "sentence": "Pigs live on farms.",
            "questions": {"en": ["pigs?"]},
            "check": "found among the first three passages",
        },
        {
            "reviewed": False,
            "paragraph": 1,
            "rejected": [
                {"question": "Pigs!", "why": "nearly the same as another question: pigs?"}
            ],
        },
    ]
    assert (tally.done, tally.failed, tally.stopped) == (3, {}, "")
    assert tally.verdicts == {Verdict.FOUND: 3, Verdict.DOUBLE: 1}


async def test_a_failed_paragraph_is_asked_again_by_the_next_run(
    report: Report, target: Path
) -> None:
    """The others are kept, and not asked about again."""
    async with completions(PIGS, answers_with(500, "oh"), SCHOOLS, TRAINS) as server:
        first = await run(report, target, server)
        second = await run(report, target, server)
    assert (first.done, first.failed, first.stopped) == (2, {2: "HTTP 500: “oh”"}, "")
    assert (second.done, second.failed) == (1, {})
    assert [server.asked(number).count("Trains go") for number in range(4)] == [0, 1, 0, 1]
    closed = [
        line["paragraph"] for line in objects(target.read_text("utf-8")) if "rejected" in line
    ]
    assert closed == [1, 3, 2]


async def test_three_failures_in_a_row_or_a_refused_key_end_a_run(
    report: Report, target: Path
) -> None:
    """What was written stays; the reason is told."""
    async with completions(answers_with(500, "oh")) as server:
        tally = await run(report, target, server)
    assert tally.stopped == "3 paragraphs in a row came to nothing, the last: HTTP 500: “oh”"
    async with completions(PIGS, answers_with(401, "no")) as server:
        tally = await run(report, target, server)
    assert (tally.done, len(server.requests)) == (1, 2)
    assert "refuses the key" in tally.stopped


async def test_an_interruption_keeps_what_was_written(report: Report, target: Path) -> None:
    """The paragraph that is being asked about is asked about again, the one before it isn't."""

    async with completions(PIGS, TRAINS, SCHOOLS) as server:
        await run(report, target, server, limit=1)
        server.answers.insert(1, _forever)
        server.arrived.clear()
        running = asyncio.create_task(run(report, target, server))
        await server.arrived.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        del server.answers[1]
        server.requests.clear()
        server.answers.pop(0)
        tally = await run(report, target, server)
    assert (tally.done, len(server.requests)) == (2, 2)


def _forever(_: Request) -> Response:
    """Answer with a body that never ends."""

    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    return StreamingResponse(drip())


async def test_a_line_that_was_cut_off_is_taken_off(report: Report, target: Path) -> None:
    """After kill -9 in the midst of a letter the run goes on with that paragraph."""
    async with completions(PIGS, TRAINS, SCHOOLS) as server:
        await run(report, target, server, limit=1)
        whole = target.read_bytes()
        target.write_bytes(whole + '{"reviewed": false, "sentence": "é'.encode()[:-1])
        tally = await run(report, target, server)
    assert tally.done == 2
    assert target.read_bytes().startswith(whole)
    assert len(objects(target.read_text("utf-8"))) == 7


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked("tiny", "x", "en", "small"), "begun for another text"),
        (Asked("other", "x", "en", "small"), "begun for another report ('tiny', not 'other')"),
    ],
)
def test_a_file_begun_for_something_else_is_left_alone(
    report: Report, target: Path, asked: Asked, says: str
) -> None:
    """Another report, text, language or model goes into another file."""
    ProposalsFile.open(target, Asked.of("tiny", report.paragraphs, "en", "small"))
    before = target.read_bytes()
    with pytest.raises(ReportError) as error:
        ProposalsFile.open(target, asked)
    assert says in str(error.value)
    assert "--to" in str(error.value)
    assert target.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", '{"sentence": "a", "questions": {}}\n', "\x00"])
def test_a_file_of_something_else_is_never_overwritten(
    report: Report, target: Path, text: str
) -> None:
    """A sidecar that counts, or anything else."""
    target.write_text(text)
    with pytest.raises(ReportError, match=r"proposed\.jsonl is there already. Name a new file"):
        ProposalsFile.open(target, Asked.of("tiny", report.paragraphs, "en", "small"))
    assert target.read_text() == text


async def test_proposals_count_once_they_are_accepted(
    report: Report, target: Path, tmp_path: Path
) -> None:
    """The catalog refuses the file and says how to accept it; then it is a sidecar like another."""
    async with completions(PIGS, TRAINS, SCHOOLS) as server:
        await run(report, target, server)
    named = entry(tmp_path / "tiny.txt", questions=str(target))
    with pytest.raises(ReportError) as error:
        read_report(named)
    assert str(error.value) == (
        f"7 lines of {target} are proposals that nobody has reviewed. Read them and delete what is "
        f"wrong, then run: reports questions tiny --accept {target}"
    )
    assert accept(target, report.entry, report.paragraphs) == 3
    assert objects(target.read_text("utf-8"))[0] == {
        "sentence": "Pigs live on farms.",
        "questions": {"en": ["pigs?"]},
    }
    assert [q.text for q in read_report(named).questions] == [
        "pigs?",
        "trains?",
        "schools in winter?",
    ]
    assert accept(target, report.entry, report.paragraphs) == 3


def test_a_wrong_line_is_named_and_nothing_is_accepted(report: Report, target: Path) -> None:
    """A person may have changed a sentence by mistake."""
    text = '{"reviewed": false, "sentence": "Pigs fly.", "questions": {"en": ["a"]}}\n'
    target.write_text(text)
    with pytest.raises(ReportError, match=r"1 wrong lines in .*: line 1: the sentence is in 0 par"):
        accept(target, report.entry, report.paragraphs)
    assert target.read_text() == text
