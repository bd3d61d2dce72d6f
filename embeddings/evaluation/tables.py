"""The measurements as Markdown: what is printed, and written to docs/evaluation.md."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from embeddings.evaluation.dataset import Question
from embeddings.evaluation.measure import Judged, Measured
from embeddings.evaluation.metrics import (
    Interval,
    area_with_interval,
    bootstrap,
    calibration,
    hit_at,
)
from embeddings.evaluation.metrics import mean_reciprocal_rank as mrr
from embeddings.search.outcome import Outcome

OUTCOMES = (Outcome.ANSWERED, Outcome.UNSURE, Outcome.ABSENT)


def retrieval(measured: Sequence[Measured], questions: Sequence[Question]) -> str:
    """Return the table of methods: hit@k with intervals, MRR, cost, and hit@1 / hit@3 by kind."""
    kinds = list(dict.fromkeys(question.kind for question in questions))
    head = ["method", "hit@1", "hit@3", "hit@5", "MRR", "ms", "bytes/paragraph"]
    rows = []
    for result in measured:
        cells = [str(hit_at(result.ranks, k)) for k in (1, 3, 5)]
        cells += [f"{mrr(result.ranks):.3f}", f"{result.milliseconds:.1f}"]
        rows.append([result.method.name, *cells, f"{result.method.bytes_per_paragraph:,.0f}"])
    return f"{table(head, rows)}\n\n{by_kind(measured, questions, kinds)}"


def by_kind(
    measured: Sequence[Measured], questions: Sequence[Question], kinds: Sequence[str]
) -> str:
    """Return hit@1 / hit@3 of each method for each kind of question."""
    numbers = {k: [i for i, q in enumerate(questions) if q.kind == k] for k in kinds}
    head = ["method", *(f"{kind} ({len(numbers[kind])})" for kind in kinds)]
    rows = [
        [
            result.method.name,
            *(
                f"{hit_at(result.ranks[numbers[k]], 1).mean:.2f} / "
                f"{hit_at(result.ranks[numbers[k]], 3).mean:.2f}"
                for k in kinds
            ),
        ]
        for result in measured
    ]
    return table(head, rows)


def ablation(full: Measured, parts: Iterable[Measured]) -> str:
    """Return hit@1 and hit@3 without each part, and the difference that it makes."""
    rows = []
    for result in (full, *parts):
        first, third = hit_at(result.ranks, 1).mean, hit_at(result.ranks, 3).mean
        lost = first - hit_at(full.ranks, 1).mean
        rows.append([result.method.name, f"{first:.3f}", f"{third:.3f}", f"{lost:+.3f}"])
    return table(["what", "hit@1", "hit@3", "change"], rows)


def by_group(
    sides: Mapping[str, Measured], judged: Mapping[str, Sequence[Judged]], groups: Sequence[str]
) -> str:
    """Return hit@1, hit@3 and the share called answered of each group, with and without a sidecar.

    Args:
        sides: what ships by whether there is a sidecar, measured on the answerable questions.
        judged: those questions' answers, in the same order.
        groups: the group of each question.
    """
    head = ["questions", "count", "sidecar", "hit@1", "hit@3", "called answered"]
    rows = []
    for group in dict.fromkeys(groups):
        numbers = [number for number, name in enumerate(groups) if name == group]
        for side, result in sides.items():
            ranks, answers = result.ranks[numbers], [judged[side][number] for number in numbers]
            hits = [str(hit_at(ranks, k)) for k in (1, 3)]
            rows.append([group, str(len(numbers)), side, *hits, _share(answers, Outcome.ANSWERED)])
    return table(head, rows)


def by_kind_of_absence(judged: Mapping[str, Sequence[Judged]]) -> str:
    """Return the outcomes of each kind of question, and how well confidence tells it.

    Args:
        judged: all questions' answers, by whether there is a sidecar.
    """
    head = ["questions", "count", "sidecar", *map(str, OUTCOMES), "AUROC"]
    rows = []
    for side, every in judged.items():
        answers = [each for each in every if each.question.quotes]
        none = [each for each in every if not each.question.quotes]
        kinds = {kind: [n for n in none if n.question.kind == kind] for kind in _kinds(none)}
        every_kind = {"unanswerable, all kinds": none} if len(kinds) > 1 else {}
        for name, group in ({"answerable": answers} | kinds | every_kind).items():
            shares = [_share(group, outcome) for outcome in OUTCOMES]
            area = None if group is answers else _area(answers, group)
            rows.append([name, str(len(group)), side, *shares, str(area or "-")])
    order = list(dict.fromkeys(row[0] for row in rows))
    return table(head, sorted(rows, key=lambda row: order.index(row[0])))


def abstention(judged: Sequence[Judged]) -> str:
    """Return how often the answering sentence is right, and what a confidence means."""
    answers = [each for each in judged if each.question.quotes]
    truth = [bool(each.question.quotes) for each in judged]
    confidence = [each.result.confidence for each in judged]
    bold = bootstrap(np.array([each.sentence_right for each in answers], np.float64))
    bins = [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.count), f"{b.confidence:.2f}", f"{b.share:.2f}"]
        for b in calibration(truth, confidence)
    ]
    lines = [f"Answering sentence right in the first hit: {bold}.", ""]
    lines.append(table(["confidence", "questions", "mean said", "share in the report"], bins))
    return "\n".join(lines)


def _kinds(judged: Sequence[Judged]) -> list[str]:
    """Return the kinds of some questions, in order, each once."""
    return list(dict.fromkeys(each.question.kind for each in judged))


def _area(answers: Sequence[Judged], none: Sequence[Judged]) -> Interval | None:
    """Return how well confidence tells answerable questions from others; None without any."""
    high, low = ([each.result.confidence for each in group] for group in (answers, none))
    return area_with_interval(high, low)


def _share(group: Sequence[Judged], outcome: Outcome) -> str:
    """Return the share of questions with an outcome, with its interval."""
    if not group:
        return "-"
    return str(bootstrap(np.array([each.result.outcome == outcome for each in group], np.float64)))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
