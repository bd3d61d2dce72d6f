"""The benchmark of where the time goes: its figures by hand, and one short run of it."""

import json
import math
from pathlib import Path

import pytest

from benchmarks.load import HEAD, Measurement
from benchmarks.speed.baselines import MethodTimes, latencies
from benchmarks.speed.conditions import CONDITIONS, Condition
from benchmarks.speed.plots import REST, segments
from benchmarks.speed.questions import FILES, Timed, known_questions, measure, stages_of
from benchmarks.speed.report import Rates, Results, markdown, write
from benchmarks.speed.start import Command, Start, Step, median_command, median_step, steps_of
from benchmarks.speed.tables import (
    ORDER,
    commands_table,
    questions_table,
    rate_table,
    steps_table,
)
from bot.answering.library import Library
from bot.service.metrics import STAGES
from embeddings.evaluation.dataset import Question

ALONE, MANY, BUSY, _ = CONDITIONS
# Three questions one at a time, and one beside a busy core.
IDLE = Timed(
    ALONE,
    ({"wait": 1.0, "judge": 9.0}, {"wait": 2.0, "judge": 18.0}, {"wait": 3.0, "judge": 27.0}),
    (11.0, 22.0, 45.0),
)
SLOW = Timed(BUSY, ({"wait": 50.0, "judge": 50.0, "other": 1.0},), (120.0,))
OURS = MethodTimes("ours", 0.85, 0.95, {ALONE: (10.0, 20.0, 30.0), MANY: (40.0,)})
OTHERS = MethodTimes("BM25", 0.5, 0.625, {ALONE: (1.0, 2.0, 3.0), MANY: (10.0,)})
STEPS = (Step("import torch", 1.5, 200.0, 210.0), Step("load", 0.5, 280.4, 300.6))
COMMANDS = (Command("--help", 0.5, 0.75, 55.0), Command("ask", 5.0, 6.0, 550.0))
LOADED = Measurement((0.5, 1.0, 1.5, 2.0), duration=2.0, answered=4, twice=0, quoted=4)
HINDERED = Measurement((1.0, 2.0, 4.0, 4.0), duration=4.0, answered=4, twice=0, quoted=4)


def test_conditions_are_named_by_how_many_are_asked_and_what_runs_beside() -> None:
    """Each combination of one and sixteen, idle and busy, is measured."""
    assert [*map(str, CONDITIONS)] == [
        "one at a time",
        "16 at once",
        "one at a time, busy core",
        "16 at once, busy core",
    ]


def test_stages_are_read_from_the_lines_of_questions_alone() -> None:
    """Other lines of the log, as JSON or not, are passed over."""
    log = [
        json.dumps({"message": "Started"}),
        "Traceback (most recent call last):",
        json.dumps({"message": "Update 1", "stages": {"wait": 0.5, "judge": 2.0}}),
        json.dumps({"message": "Update 2", "stages": {"wait": 1.5}}),
    ]
    assert stages_of(log) == [{"wait": 0.5, "judge": 2.0}, {"wait": 1.5}]


def test_a_stage_that_a_question_skipped_took_it_nothing() -> None:
    """What stages took adds up to the whole of each question."""
    assert SLOW.of("marks") == [0.0]
    assert IDLE.of("wait") == [1.0, 2.0, 3.0]
    assert IDLE.totals() == [10.0, 20.0, 30.0]


def test_a_question_of_several_files_is_asked_once(tmp_path: Path) -> None:
    """What builds on another, isn't answered, or isn't in English isn't asked."""
    lines = [
        {"question": "How much grain?", "quotes": ["grain"]},
        {"question": "And in 2020?", "quotes": ["grain"], "history": ["How much grain?"]},
        {"question": "Who is the king?", "quotes": []},
        {"question": "粮食多少？", "quotes": ["grain"]},
    ]
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    second.write_text(json.dumps(lines[0]) + "\n", encoding="utf-8")
    assert [question.text for question in known_questions(first, second)] == ["How much grain?"]


def test_there_are_questions_enough_for_a_99th_percentile() -> None:
    """More than three hundred, of which three may be slower."""
    assert len(known_questions(*FILES)) > 300


def test_the_stages_of_the_metrics_are_the_rows() -> None:
    """In their order, with what is left at the end."""
    assert {*ORDER} == {*STAGES}
    assert ORDER[-1] == "other"


def test_a_question_is_a_row_per_stage_and_per_way_to_search() -> None:
    """p50 and p99 by condition, shares of the mean answer, and ratios to the first way."""
    rows = questions_table([IDLE, SLOW], [OURS, OTHERS]).splitlines()
    assert rows[0] == (
        "| ms, p50 / p99 | one at a time | ratio | 16 at once | ratio | one at a time, busy core |"
        " hit@1 / hit@3 |"
    )
    assert rows[1].count("---") == 7
    assert "| `wait` | 2.0 / 3.0 | 10.0% |  |  | 50.0 / 50.0 |  |" in rows
    assert "| `judge` | 18.0 / 27.0 | 90.0% |  |  | 50.0 / 50.0 |  |" in rows
    assert "| `marks` | 0.0 / 0.0 | 0.0% |  |  | 0.0 / 0.0 |  |" in rows
    assert rows[-4:] == [
        "| **all stages** | 20.0 / 30.0 | 100.0% |  |  | 101.0 / 101.0 |  |",
        "| **seen at the Bot API** | 22.0 / 45.0 | 130.0% |  |  | 120.0 / 120.0 |  |",
        "| ours | 20.0 / 30.0 | 1.000 | 40.0 / 40.0 | 1.000 |  | 0.850 / 0.950 |",
        "| BM25 | 2.0 / 3.0 | 0.100 | 10.0 / 10.0 | 0.250 |  | 0.500 / 0.625 |",
    ]
    assert len(rows) == 2 + len(ORDER) + 2 + 2


def test_ways_to_search_are_a_table_without_stages_too() -> None:
    """What wasn't measured has no rows."""
    rows = questions_table([], [OURS]).splitlines()
    assert len(rows) == 3


def test_steps_of_a_probe_are_told_by_when_they_ended() -> None:
    """Each took the time since the one before."""
    lines = [
        '{"name": "Python", "at": 0.25, "memory": 12.0, "peak": 12.5}',
        '{"name": "import torch", "at": 2.0, "memory": 200.0, "peak": 210.0}',
    ]
    expected = [Step("Python", 0.25, 12.0, 12.5), Step("import torch", 1.75, 200.0, 210.0)]
    assert list(steps_of(lines)) == expected


def test_starts_are_medians_figure_by_figure() -> None:
    """One slow start doesn't count, nor does one that took much memory."""
    steps = [Step("a", 1.0, 10.0, 30.0), Step("a", 9.0, 11.0, 20.0), Step("a", 2.0, 90.0, 10.0)]
    assert median_step(steps) == Step("a", 2.0, 11.0, 20.0)
    runs = [
        Command("a", 1.0, 3.0, 10.0),
        Command("a", 5.0, 6.0, 30.0),
        Command("a", 2.0, 9.0, 20.0),
    ]
    assert median_command(runs) == Command("a", 2.0, 6.0, 20.0)


def test_steps_have_their_share_and_what_they_add_to_memory() -> None:
    """Seconds and memory stand as they are, too."""
    assert steps_table(STEPS).splitlines() == [
        "| step | s | share | s so far | memory, MB | added, MB | peak, MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| import torch | 1.50 | 75.0% | 1.50 | 200 | +200 | 210 |",
        "| load | 0.50 | 25.0% | 2.00 | 280 | +80 | 301 |",
    ]


def test_commands_are_compared_with_the_slowest_and_the_largest() -> None:
    """Its ratio is 1."""
    assert commands_table(COMMANDS).splitlines() == [
        "| command | first output, s | ratio | end, s | peak memory, MB | ratio |",
        "| --- | --- | --- | --- | --- | --- |",
        "| `--help` | 0.50 | 0.10 | 0.75 | 55 | 0.10 |",
        "| `ask` | 5.00 | 1.00 | 6.00 | 550 | 1.00 |",
    ]


def test_the_load_has_a_row_idle_and_one_beside_a_busy_core() -> None:
    """The rows are those of `benchmarks.load`; a sentence compares them."""
    assert rate_table(LOADED, HINDERED, "abc1234", 180.0).splitlines() == [
        *HEAD.splitlines(),
        "| abc1234 | none | 4 | 0 | 0 | 4 | 2.0 | 1.00 s | 2.00 s | not told | not told |",
        "| abc1234 | busy | 4 | 0 | 0 | 4 | 1.0 | 2.00 s | 4.00 s | not told | not told |",
        "",
        "Beside a busy core: 0.50 times the answers a second.",
    ]


def test_small_stages_are_drawn_as_one() -> None:
    """A stage is drawn by itself where it has 3 % of any bar; the bars stay whole."""
    first = Timed(ALONE, ({"judge": 96.0, "marks": 1.0, "send": 3.0},), (100.0,))
    second = Timed(BUSY, ({"judge": 40.0, "marks": 1.0, "other": 59.0},), (100.0,))
    parts = segments([first, second])
    assert parts == {"judge": [96.0, 40.0], "send": [3.0, 0.0], REST: [1.0, 60.0]}
    assert segments([second], list(parts)) == {"judge": [40.0], "send": [0.0], REST: [60.0]}


def test_the_report_has_what_was_measured_and_nothing_else() -> None:
    """A part that wasn't measured has no heading."""
    text = markdown(Results("2 cores; commit abc1234", "abc1234", timed=(IDLE, SLOW)))
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Where the time goes", "## One question"]
    assert "2 cores; commit abc1234" in text
    assert "answers 3 questions" in text


def test_the_report_is_kept_with_small_pictures(tmp_path: Path) -> None:
    """Each picture that it shows is there and has less than 150 KB."""
    start, rates = Start(3, STEPS, COMMANDS), Rates(LOADED, HINDERED, 50, 180.0)
    results = Results("2 cores", "abc1234", (IDLE, SLOW), (OURS, OTHERS), start, rates)
    write(results, tmp_path)
    text = (tmp_path / "speed.md").read_text("utf-8")
    assert text == markdown(results)
    pictures = sorted(tmp_path.glob("*.png"))
    assert [file.name for file in pictures] == [
        "speed-memory.png",
        "speed-stages.png",
        "speed-start.png",
    ]
    assert all(f"]({file.name})" in text for file in pictures)
    assert all(file.stat().st_size < 150_000 for file in pictures)


def test_every_question_is_timed_however_many_are_asked_at_once() -> None:
    """Each is ranked once."""
    asked: list[str] = []

    def rank(question: Question) -> list[int]:
        asked.append(question.text)
        return []

    questions = [Question(str(number), "question", ()) for number in range(9)]
    spent = latencies(rank, questions, 4)
    assert sorted(asked) == [str(number) for number in range(9)]
    assert len(spent) == 9
    assert all(math.isfinite(each) and each >= 0 for each in spent)


@pytest.mark.parametrize("condition", [Condition(2, busy=False), Condition(1, busy=True)])
async def test_the_real_process_tells_the_stages_of_every_question(
    library: Library, index_folder: Path, condition: Condition
) -> None:
    """What it warmed up with isn't among them, and each is found, rendered and sent."""
    texts = [question.text for question in known_questions(*FILES)][:4]
    timed = await measure(index_folder, texts, condition)
    assert (timed.condition, len(timed.stages), len(timed.waits)) == (condition, 4, 4)
    assert all({*stages} <= {*STAGES} for stages in timed.stages)
    assert all(stages["late_interaction"] > 0 < stages["send"] for stages in timed.stages)
    assert all("encode_words" in stages for stages in timed.stages)
