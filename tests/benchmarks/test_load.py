"""The benchmark of the bot under load: its figures by hand, and one short run of it."""

import math
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.answered import answers
from benchmarks.load import (
    HEAD,
    Load,
    Measurement,
    busy_neighbour,
    draw_questions,
    evaluate,
    measure,
    own_memory,
    peak_memory,
    percentile,
    table_row,
)
from benchmarks.machine import ROOT
from bot.answering.library import Library
from bot.demo.server.state.records import Call
from bot.texts import ENGLISH

# Two questions of chat 1 and one of chat 2.
ASKED = {(1, 10): 100.0, (1, 11): 100.0, (2, 12): 101.0}


def answer(chat: int, question: int, time: float, text: str = "<blockquote>words") -> Call:
    """Return the call that answers a question."""
    parameters = {"chat_id": chat, "text": text, "reply_parameters": {"message_id": question}}
    return Call("sendMessage", parameters, time)


@pytest.mark.parametrize(
    ("percent", "expected"), [(5, 1.0), (50, 10.0), (95, 19.0), (96, 20.0), (100, 20.0)]
)
def test_a_percentile_is_one_of_the_values(percent: int, expected: float) -> None:
    """Of 1 to 20, ten are at most 10 and nineteen at most 19, in whatever order they come."""
    assert percentile([float(n) for n in range(20, 0, -1)], percent) == expected


def test_answers_are_messages_that_reply_and_arrived() -> None:
    """What is sent unasked, what was refused, and what shows that the bot is at work are none."""
    unasked = Call("sendMessage", {"chat_id": 1, "text": "Hello"}, 102.0)
    refused = Call("sendMessage", answer(1, 10, 0.0).parameters, 102.0, error="Too Many Requests")
    typing = Call("sendChatAction", {"chat_id": 1, "action": "typing"}, 102.0)
    right = answer(1, 10, 103.0)
    assert list(answers([unasked, refused, typing, right], {})) == [((1, 10), right)]


def test_what_tells_of_a_wait_is_an_answer_when_it_is_turned_into_one() -> None:
    """Neither the note itself counts, nor a message that is changed and replies to nothing."""
    note = answer(1, 10, 102.0, ENGLISH.number_in_queue.format(number=7, time="9 s"))
    turned = Call(
        "editMessageText", {"chat_id": 1, "message_id": 50, "text": "<blockquote>"}, 109.0
    )
    other = Call("editMessageText", {"chat_id": 1, "message_id": 51, "text": "Read."}, 109.0)
    assert list(answers([note, turned, other], {(1, 50): (1, 10)})) == [((1, 10), turned)]


def test_a_complete_load_lasts_until_the_last_question_has_its_answer() -> None:
    """Each question counts by its first answer; a second one is counted apart."""
    calls = [
        answer(1, 10, 101.5),
        answer(2, 12, 104.0, "Nothing about this."),
        answer(1, 11, 103.0),
        answer(1, 10, 105.0),
        answer(3, 1, 106.0),
    ]
    expected = Measurement((1.5, 3.0, 3.0), duration=4.0, answered=3, twice=1, quoted=2)
    assert evaluate(ASKED, calls, {}, 60.0) == expected


def test_a_question_without_an_answer_takes_forever_and_the_load_its_whole_limit() -> None:
    """What wasn't answered isn't left out of the seconds per question."""
    expected = Measurement((math.inf, 2.0, math.inf), duration=60.0, answered=1, twice=0, quoted=1)
    assert evaluate(ASKED, [answer(1, 11, 102.0)], {}, 60.0) == expected


def test_a_row_has_a_cell_for_each_head() -> None:
    """Seconds are written to two digits, and those beyond the limit as that."""
    measured = Measurement((0.5, 1.25, math.inf), duration=180.0, answered=2, twice=1, quoted=1)
    row = table_row("abc1234", True, measured, 180.0)
    assert (
        row == "| abc1234 | busy | 2 | 1 | 1 | 1 | 0.0 | 1.25 s | > 180 s | not told | not told |"
    )
    assert row.count("|") == HEAD.splitlines()[0].count("|")


def test_a_quick_bot_has_its_answers_per_second_in_the_row() -> None:
    """Four answers in two seconds are two per second."""
    memory = {"peak": 612.3, "own": 420.4}
    measured = Measurement((0.5, 1.0, 1.5, 2.0), 2.0, 4, twice=0, quoted=4, **memory)
    row = table_row("abc1234-dirty", False, measured, 180.0)
    assert (
        row == "| abc1234-dirty | none | 4 | 0 | 0 | 4 | 2.0 | 1.00 s | 2.00 s | 612 MB | 420 MB |"
    )


def test_the_same_questions_are_drawn_each_time_and_none_twice_before_all_were() -> None:
    """With few drawn they are the beginning of many; with all drawn it begins again."""
    drawn = draw_questions(400)
    total = len(set(drawn))
    assert total == 188
    assert drawn[total:] == drawn[: 400 - total]
    assert draw_questions(5) == drawn[:5]


async def test_the_neighbour_ends_though_the_measuring_fails() -> None:
    """It runs while the block does, and not after an error in it."""
    with suppress(RuntimeError):
        async with busy_neighbour() as neighbour:
            assert neighbour.returncode is None
            raise RuntimeError("the bot ended")
    assert neighbour.returncode == -signal.SIGKILL


async def test_each_question_is_answered_once_by_the_real_process(
    library: Library, index_folder: Path
) -> None:
    """Five questions from two chats, without a neighbour."""
    measured = await measure(ROOT, index_folder, Load(draw_questions(5), 2, 120.0), neighbour=False)
    assert (measured.answered, measured.twice, len(measured.latencies)) == (5, 0, 5)
    assert 0 < max(measured.latencies) <= measured.duration
    assert 100 < measured.own < measured.peak


def test_what_the_system_does_not_tell_is_no_memory() -> None:
    """A process that is no more has none."""
    assert peak_memory(-1) == own_memory(-1) == 0
