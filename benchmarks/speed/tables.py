"""The measurements as Markdown tables: absolute figures with their ratios beside them."""

from collections.abc import Iterable, Sequence
from statistics import mean, median

from benchmarks.load import HEAD, Measurement, percentile, table_row
from benchmarks.speed.baselines import MethodTimes
from benchmarks.speed.conditions import CONDITIONS, Condition
from benchmarks.speed.questions import Timed
from benchmarks.speed.start import Command, Start, Step
from bot.service.metrics import STAGES
from embeddings.evaluation.tables import table

# The stages in the order in which a question passes through them, what is left at the end.
ORDER = (*(stage for stage in STAGES if stage != "other"), "other")
ALL, SEEN = "**all stages**", "**seen at the Bot API**"
_HITS = "hit@1 / hit@3"


def questions_table(timed: Sequence[Timed], methods: Sequence[MethodTimes]) -> str:
    """Return the table of one question, by condition: its stages, and whole ways to search.

    Beside p50 and p99 stands, on an idle machine, the share that a stage has in the mean answer,
    and for a way to search how its p50 compares with that of the first one.
    """
    asked = {each.condition for each in timed}
    asked.update(condition for each in methods for condition in each.milliseconds)
    conditions = [condition for condition in CONDITIONS if condition in asked]
    head = ["ms, p50 / p99"]
    for condition in conditions:
        head += [str(condition)] if condition.busy else [str(condition), "ratio"]
    if methods:
        head.append(_HITS)
    by_condition = {each.condition: each for each in timed}
    rows = [_stage_row(name, conditions, by_condition) for name in ORDER if timed]
    rows += [_whole_row(name, conditions, by_condition) for name in (ALL, SEEN) if timed]
    rows += [_method_row(method, conditions, methods[0]) for method in methods]
    return table(head, (row + [""] * (len(head) - len(row)) for row in rows))


def _stage_row(
    name: str, conditions: Iterable[Condition], timed: dict[Condition, Timed]
) -> list[str]:
    """Return what a stage takes under each condition."""
    row = [f"`{name}`"]
    for condition in conditions:
        spent = timed[condition].of(name) if condition in timed else []
        row.append(_quantiles(spent))
        if not condition.busy:
            whole = timed[condition].totals() if condition in timed else []
            row.append(f"{mean(spent) / mean(whole):.1%}" if spent else "")
    return row


def _whole_row(
    name: str, conditions: Iterable[Condition], timed: dict[Condition, Timed]
) -> list[str]:
    """Return what answers take under each condition, by the process's clock or the person's."""
    row = [name]
    for condition in conditions:
        totals, spent = [], []
        if condition in timed:
            totals = timed[condition].totals()
            spent = totals if name == ALL else list(timed[condition].waits)
        row.append(_quantiles(spent))
        if not condition.busy:
            row.append(f"{mean(spent) / mean(totals):.1%}" if spent else "")
    return row


def _method_row(
    method: MethodTimes, conditions: Iterable[Condition], first: MethodTimes
) -> list[str]:
    """Return what a way to search takes under each condition, and its hits."""
    row = [method.name]
    for condition in conditions:
        spent = method.milliseconds.get(condition, ())
        row.append(_quantiles(spent))
        if not condition.busy:
            ratio = f"{median(spent) / median(first.milliseconds[condition]):.3f}" if spent else ""
            row.append(ratio)
    return [*row, f"{method.hit1:.3f} / {method.hit3:.3f}"]


def _quantiles(spent: Sequence[float]) -> str:
    """Return p50 and p99; nothing of nothing."""
    if not spent:
        return ""
    return f"{percentile(spent, 50):.1f} / {percentile(spent, 99):.1f}"


def steps_table(steps: Sequence[Step]) -> str:
    """Return the table of a start's steps, with their shares of the time to the last one."""
    head = ["step", "s", "share", "s so far", "memory, MB", "added, MB", "peak, MB"]
    rows, total, so_far, before = [], sum(step.seconds for step in steps), 0.0, 0.0
    for step in steps:
        so_far += step.seconds
        cells = [f"{step.seconds:.2f}", f"{step.seconds / total:.1%}", f"{so_far:.2f}"]
        cells += [f"{step.memory:.0f}", f"{step.memory - before:+.0f}", f"{step.peak:.0f}"]
        rows.append([step.name, *cells])
        before = step.memory
    return table(head, rows)


def commands_table(commands: Sequence[Command]) -> str:
    """Return the table of commands, with their time and memory against the longest."""
    head = ["command", "first output, s", "ratio", "end, s", "peak memory, MB", "ratio"]
    longest = max(command.first for command in commands)
    largest = max(command.peak for command in commands)
    rows = [
        [
            f"`{command.name}`",
            f"{command.first:.2f}",
            f"{command.first / longest:.2f}",
            f"{command.end:.2f}",
            f"{command.peak:.0f}",
            f"{command.peak / largest:.2f}",
        ]
        for command in commands
    ]
    return table(head, rows)


def start_tables(start: Start) -> str:
    """Return both tables of cold starts."""
    return f"{commands_table(start.commands)}\n\n{steps_table(start.steps)}"


def rate_table(idle: Measurement, busy: Measurement, commit: str, limit: float) -> str:
    """Return the table of the load, and how the answers a second compare."""
    rows = [table_row(commit, neighbour, each, limit) for neighbour, each in _rates(idle, busy)]
    first, second = (each.answered / each.duration for each in (idle, busy))
    ratio = f"Beside a busy core: {second / first:.2f} times the answers a second."
    return "\n".join([HEAD, *rows, "", ratio])


def _rates(idle: Measurement, busy: Measurement) -> Iterable[tuple[bool, Measurement]]:
    """Return both measurements, and whether a neighbour kept a core busy."""
    return ((False, idle), (True, busy))
