"""Trains the models that judge whether a report holds an answer: `make train`.

Texts of several kinds and languages are asked their own questions, some of which they don't answer
(near misses, and what they only touch), and questions about something else entirely. Each text is
judged by models trained on the others; confidence and thresholds are fitted on those held-out
judgements. Writes embeddings/search/judge/answerable.toml, whose weights are meant to be read by
people.
"""

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.asking import open_texts
from benchmarks.judging import Both, Example, Truth
from benchmarks.sets import (
    DATA,
    ELSEWHERE,
    ELSEWHERE_LANGUAGES,
    ROOT,
    QuestionSet,
    question_sets,
)
from embeddings.conversation.followup import relevant_history
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.metrics import area_under_curve
from embeddings.search.searcher import Searcher

TARGET = ROOT / "embeddings/search/judge/answerable.toml"
# Questions that are only measured on, never trained on.
MEASURED = "development"
# How many questions about other texts, about anything in English, and in languages other than its
# own each text is asked; of those in its own it is asked all.
OTHERS, ANYTHING, FOREIGN = 200, 140, 80
# Shares of answerable questions that may be called absent, and that may not be called answered:
# with expected questions, without, and where only meaning tells.
ABSENT = 0.02
NOT_ANSWERED = {"expected": 0.14, "words": 0.15, "meaning": 0.28}
Folds = list[NDArray[np.int64]]


def truth_of(question: Question) -> Truth:
    """Return what a text's own question is to it."""
    if question.quotes:
        return "answerable"
    return "touched" if question.kind == "touched" else "near"


def examples(
    sets: Sequence[QuestionSet], far: Sequence[Question], searcher: Searcher, *, expected: bool
) -> list[Example]:
    """Ask a text its own questions, and others, with its expected questions or without."""
    own = [q for each in sets if each.name != MEASURED for q in load_questions(each.file)]
    asked = [(q, truth_of(q)) for q in own if q.kind != "chitchat"]
    labelled: list[tuple[Question, Truth]] = [*asked, *((q, "far") for q in far)]
    if not expected:
        searcher = searcher.weighing(searcher.setup.weights.without("expected"))
    rows = []
    for question, truth in labelled:
        history = () if truth == "far" else relevant_history(question.text, question.history)
        features = searcher.features(searcher.reader.query(question.text, history))
        if features:
            judged = features if expected else features.without_expected()
            rows.append(Example(sets[0].entry.id, judged, truth))
    return rows


def held_out(rows: list[Example], names: Sequence[str], folds: Folds) -> NDArray[np.float64]:
    """Judge each fold by models trained on the rest."""
    odds = np.full(len(rows), np.nan)
    for fold in folds:
        inside = set(fold.tolist())
        model = Both([row for i, row in enumerate(rows) if i not in inside], names)
        odds[fold] = model.judge([rows[i] for i in fold])
    return odds


def folds_of(rows: list[Example]) -> Folds:
    """Return one fold per text; ten drawn at random where there is a single text."""
    texts = sorted({row.text for row in rows})
    if len(texts) > 1:
        return [np.flatnonzero([row.text == text for row in rows]) for text in texts]
    order = np.random.default_rng(1).permutation(len(rows))
    return [order[start::10] for start in range(10)]


def told(kind: str, rows: list[Example], odds: NDArray[np.float64], answered: float) -> None:
    """Print how well held-out questions of each kind are told from answerable ones."""
    truths = np.array([row.truth for row in rows])
    right = odds[truths == "answerable"]
    for truth in ("near", "touched", "far"):
        wrong = odds[truths == truth]
        if not len(wrong):
            continue
        flags = [True] * len(right) + [False] * len(wrong)
        area = area_under_curve(flags, [*right.tolist(), *wrong.tolist()])
        said = float((wrong >= answered).mean())
        print(f"{kind}: {truth}: {len(wrong)}, AUROC {area:.3f}, called answered {said:.3f}")


def fit(kind: str, rows: list[Example]) -> str:
    """Train both models, print how they do on held-out questions, and return their TOML tables."""
    names = sorted(rows[0].features.by_name())
    odds = held_out(rows, names, folds_of(rows))
    truth = np.array([row.truth == "answerable" for row in rows])
    platt = LogisticRegression(C=1e6).fit(odds[:, None], truth)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    share = next(NOT_ANSWERED[part] for part in NOT_ANSWERED if part in kind)
    absent, answered = (float(np.quantile(odds[truth], s)) for s in (ABSENT, share))
    print(f"{kind}: {len(rows)} questions, {int(truth.sum())} of them answerable")
    told(kind, rows, odds, answered)
    lines = [
        f"[{kind}]",
        f"slope = {slope:.4f}",
        f"shift = {shift:.4f}",
        f"absent = {1 / (1 + np.exp(-(slope * absent + shift))):.3f}",
        f"answered = {1 / (1 + np.exp(-(slope * answered + shift))):.3f}",
    ]
    for part, model in Both(rows, names).parts.items():
        lines += [f"[{kind}.{part}]", f"intercept = {model.intercept:.4f}"]
        lines += [f"[{kind}.{part}.features]", *model.lines()]
    return "\n".join(lines)


HEADER = """\
# The models that judge whether a report holds the answer to a question; written by `make train`.
# A feature's weight counts for one deviation from its mean; features.py beside it says what
# each tells. `near` tells answers from near misses, `far` from something else entirely; `slope` and
# `shift` make a confidence of the log odds that a question is neither. A confidence below `absent`
# is called absent, below `answered` unsure. There are two models for each kind of evidence: of
# words, where the model of words reads question and report, of meaning, where there is a
# multilingual model, and of expected questions, where there are some.
# [characters] holds the shares of a question's characters that an expected question must hold,
# where no model can read it.

[characters]
answered = 0.42
absent = 0.25
"""


def gather() -> list[Example]:
    """Ask every text everything."""
    by_text: dict[str, list[QuestionSet]] = {}
    for each in question_sets(DATA):
        by_text.setdefault(each.entry.id, []).append(each)
    texts, anything = open_texts(), load_questions(ELSEWHERE)
    foreign = load_questions(ELSEWHERE_LANGUAGES)
    rows: list[Example] = []
    for text, sets in by_text.items():
        chosen = random.Random(text)
        pool = [
            question
            for other in by_text
            for each in by_text[other]
            if other != text and each.name != MEASURED
            for question in load_questions(each.file)
        ]
        language = sets[0].entry.language
        in_its_own = [question for question in foreign if question.lang == language]
        others = [question for question in foreign if question.lang != language]
        far = [*chosen.sample(pool, OTHERS), *chosen.sample(anything, ANYTHING)]
        far += [*in_its_own, *chosen.sample(others, FOREIGN)]
        searcher = texts[text]
        if searcher.collection.expected:
            rows += examples(sets, far, searcher, expected=True)
        rows += examples(sets, far, searcher, expected=False)
        print(f"{text}: asked", flush=True)
    return rows


def tables(rows: list[Example]) -> list[str]:
    """Fit a model for each kind of evidence, those with less from what those with more have."""
    by_kind: dict[str, list[Example]] = {}
    for row in rows:
        features = row.features
        for other in (features, features.without_meaning()):
            if other.words or other.meaning:
                by_kind.setdefault(other.kind(), []).append(Example(row.text, other, row.truth))
    return [fit(kind, by_kind[kind]) for kind in sorted(by_kind)]


def main() -> None:
    """Train all models and write them."""
    TARGET.write_text("\n".join([HEADER, *tables(gather())]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
