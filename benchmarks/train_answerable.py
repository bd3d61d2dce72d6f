"""Trains the model that judges whether a report holds an answer: `make train`.

Four texts with answerable and unanswerable questions; each text's questions are judged by a model
trained on the other three, and confidence and thresholds are fitted on those held-out judgements.
Writes embeddings/search/answerable.toml, whose weights are meant to be read by people.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpus.catalog import load_catalog
from corpus.report import read_report
from embeddings.encoder import SentenceEncoder
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.metrics import area_under_curve, calibration
from embeddings.search.features import Features
from embeddings.search.searcher import Searcher
from embeddings.text.bm25 import is_spaceless

ROOT = Path(__file__).parent.parent
DATA = ROOT / "benchmarks/data"
TARGET = ROOT / "embeddings/search/answerable.toml"
# Shares of answerable questions that may be called absent, and that may not be called answered.
ABSENT, NOT_ANSWERED = 0.04, 0.16
# How many questions about the other texts each text is asked, as questions far from it.
FAR = 50
Folds = list[list[int]]
# L2 regularisation of the standardised weights.
C = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a question to one text, and whether the text holds the answer."""

    text: str
    features: Features
    answerable: bool
    far: bool = False


def examples(name: str, questions: dict[str, list[Question]], searcher: Searcher) -> list[Example]:
    """Ask a text its own questions, and some of the others' that it can't answer."""
    own = [q for q in questions[name] if q.kind != "chitchat" and not is_spaceless(q.text)]
    others = [q for other, qs in questions.items() if other != name for q in qs]
    far = random.Random(7).sample([q for q in others if not is_spaceless(q.text)], FAR)
    labelled = [(q, bool(q.quotes), False) for q in own] + [(q, False, True) for q in far]
    rows = []
    for question, answerable, is_far in labelled:
        features = searcher.features(searcher.build_query(question.text, question.history))
        if features:
            rows.append(Example(name, features, answerable, is_far))
    return rows


class Logistic:
    """A logistic regression over standardised features that can be written down."""

    def __init__(self, rows: Sequence[Example], names: Sequence[str]) -> None:
        values = matrix(rows, names)
        self.names = names
        self.mean, self.deviation = values.mean(axis=0), values.std(axis=0) + 1e-9
        self.fitted = LogisticRegression(C=C, class_weight="balanced", max_iter=2000)
        self.fitted.fit((values - self.mean) / self.deviation, [row.answerable for row in rows])

    def judge(self, rows: Sequence[Example]) -> NDArray[np.float64]:
        """Return (n,) log odds."""
        values = (matrix(rows, self.names) - self.mean) / self.deviation
        odds: NDArray[np.float64] = self.fitted.decision_function(values)
        return odds


def matrix(rows: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return (n, f) features."""
    values = [row.features.by_name() for row in rows]
    return np.array([[each[name] for name in names] for each in values])


def held_out(
    rows: list[Example], names: Sequence[str], folds: list[list[int]]
) -> NDArray[np.float64]:
    """Judge each fold by a model trained on the rest; far questions train but aren't judged."""
    odds = np.full(len(rows), np.nan)
    for fold in folds:
        inside = set(fold)
        model = Logistic([row for i, row in enumerate(rows) if i not in inside], names)
        odds[fold] = model.judge([rows[i] for i in fold])
    return odds


def by_text(rows: list[Example]) -> Folds:
    """Return one fold per text."""
    return [
        [i for i, r in enumerate(rows) if r.text == t] for t in dict.fromkeys(r.text for r in rows)
    ]


def at_random(rows: list[Example], count: int = 10) -> Folds:
    """Return folds drawn at random, for a single text."""
    order = list(range(len(rows)))
    random.Random(1).shuffle(order)
    return [order[start::count] for start in range(count)]


def fit(title: str, rows: list[Example], folds: Folds) -> str:
    """Train a model, print how it does on held-out questions, and return its TOML table."""
    names = sorted(set.intersection(*(set(row.features.by_name()) for row in rows)))
    odds = held_out(rows, names, folds)
    near = [i for i, row in enumerate(rows) if not row.far]
    for text in dict.fromkeys(rows[i].text for i in near):
        some = [i for i in near if rows[i].text == text]
        area = area_under_curve([rows[i].answerable for i in some], odds[some].tolist())
        print(f"{title}: {text}: {len(some)} questions, AUROC {area:.3f}")
    far = [i for i, row in enumerate(rows) if row.far or row.answerable]
    area = area_under_curve([rows[i].answerable for i in far], odds[far].tolist())
    print(f"{title}: answerable against far questions: AUROC {area:.3f}")
    truth = [rows[i].answerable for i in near]
    platt = LogisticRegression(C=1e6).fit(odds[near][:, None], truth)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    confidence = 1 / (1 + np.exp(-(slope * odds[near] + shift)))
    right = confidence[np.array(truth)]
    absent, answered = (float(np.quantile(right, share)) for share in (ABSENT, NOT_ANSWERED))
    caught = float((confidence[~np.array(truth)] < answered).mean())
    print(f"{title}: thresholds {absent:.3f} {answered:.3f}, unanswerable caught {caught:.2f}")
    for row in calibration(truth, confidence.tolist()):
        said, true = f"said {row.confidence:.2f}", f"true {row.share:.2f}"
        print(f"  {row.low:.1f}-{row.high:.1f}: {row.count:4d} {said}, {true}")
    model = Logistic(rows, names)
    lines = [
        f"[{title}]",
        f"intercept = {slope * float(model.fitted.intercept_[0]) + shift:.4f}",
        f"absent = {absent:.3f}",
        f"answered = {answered:.3f}",
        f"[{title}.features]",
    ]
    for name, weight, mean, deviation in zip(
        names, slope * model.fitted.coef_[0], model.mean, model.deviation, strict=True
    ):
        numbers = f"weight = {weight:+.4f}, mean = {mean:.4f}, deviation = {deviation:.4f}"
        lines.append(f"{name} = {{ {numbers} }}")
    return "\n".join(lines)


HEADER = """\
# The model that judges whether a report holds the answer to a question; written by `make train`.
# A feature's weight counts for one deviation from its mean; embeddings/search/features.py says what
# each tells. A confidence below `absent` is called absent, below `answered` unsure. [plain] is for
# reports without expected questions, [expected] for those with them; [characters] holds the shares
# of a question's characters that an expected question must hold, where the model can't read it.

[characters]
answered = 0.42
absent = 0.25
"""


def main() -> None:
    """Train both models and write them."""
    names = ("liaoning", "factbook", "jargon", "constitution")
    questions = {name: load_questions(DATA / f"{name}.jsonl") for name in names}
    encoder = SentenceEncoder.load()
    shipped = load_catalog(ROOT / "corpus/catalog.toml")
    entries = {"liaoning": shipped[0]}
    entries |= {entry.id: entry for entry in load_catalog(DATA / "catalog.toml")}
    rows: dict[str, list[Example]] = {}
    for name in names:
        report, folder = read_report(entries[name]), ROOT / "var/train" / name
        rows[name] = examples(name, questions, Searcher.open([report], folder, encoder))
    every = [without_expected(row) for name in names for row in rows[name]]
    shipped_rows = rows["liaoning"]
    plain = fit("plain", every, by_text(every))
    expected = fit("expected", shipped_rows, at_random(shipped_rows))
    TARGET.write_text("\n".join([HEADER, plain, expected]) + "\n", encoding="utf-8")


def without_expected(row: Example) -> Example:
    """Return an example as a text without expected questions would give it."""
    return replace(row, features=row.features.without_expected())


if __name__ == "__main__":
    main()
