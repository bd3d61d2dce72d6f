"""The measurements as Markdown: what is printed, and written to docs/evaluation.md."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from embeddings.evaluation.dataset import Question
from embeddings.evaluation.measure import Judged, Measured
from embeddings.evaluation.metrics import area_under_curve, bootstrap, calibration, hit_at
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
    return f"{_table(head, rows)}\n\n{by_kind(measured, questions, kinds)}"


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
    return _table(head, rows)


def ablation(full: Measured, parts: Iterable[Measured]) -> str:
    """Return hit@1 and hit@3 without each part, and the difference that it makes."""
    rows = []
    for result in (full, *parts):
        first, third = hit_at(result.ranks, 1).mean, hit_at(result.ranks, 3).mean
        lost = first - hit_at(full.ranks, 1).mean
        rows.append([result.method.name, f"{first:.3f}", f"{third:.3f}", f"{lost:+.3f}"])
    return _table(["what", "hit@1", "hit@3", "change"], rows)


def abstention(judged: Sequence[Judged]) -> str:
    """Return how well confidence tells answerable from unanswerable, and the outcomes of each."""
    answers = [each for each in judged if each.question.quotes]
    none = [each for each in judged if not each.question.quotes]
    truth = [bool(each.question.quotes) for each in judged]
    confidence = [each.result.confidence for each in judged]
    area = area_under_curve(truth, confidence)
    bold = bootstrap(np.array([each.sentence_right for each in answers], np.float64))
    lines = [f"Answering sentence right in the first hit: {bold}.", ""]
    if not math.isnan(area):
        lines += [f"AUROC of the confidence, answerable against not: {area:.3f}.", ""]
    rows = [
        [
            name,
            str(len(group)),
            *(_share(group, outcome) for outcome in OUTCOMES),
        ]
        for name, group in (("answerable", answers), ("unanswerable", none))
    ]
    lines += [_table(["questions", "count", *OUTCOMES], rows), ""]
    bins = [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.count), f"{b.confidence:.2f}", f"{b.share:.2f}"]
        for b in calibration(truth, confidence)
    ]
    lines.append(_table(["confidence", "questions", "mean said", "share in the report"], bins))
    return "\n".join(lines)


def _share(group: Sequence[Judged], outcome: Outcome) -> str:
    """Return the share of questions with an outcome."""
    count = sum(each.result.outcome == outcome for each in group)
    return f"{count / len(group):.3f}" if group else "-"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
