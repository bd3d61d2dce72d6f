"""What each part of the score is worth on five sets of questions: `make ablations`.

A part that helps one set may hurt another; it stays when the sets together lose without it. Writes
docs/ablations.md.
"""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.train_answerable import DATA, ROOT
from corpus.catalog import load_catalog
from corpus.report import read_report
from embeddings.encoder import SentenceEncoder
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.index.collection import Collection
from embeddings.index.store import open_index
from embeddings.search.searcher import Searcher, Weights
from embeddings.text.bm25 import is_spaceless

PLAIN = Weights(expected=0)
# Each set of questions with the text that it asks.
SETS = {
    "development": ("liaoning-2022", DATA / "development.jsonl"),
    "liaoning": ("liaoning-2022", DATA / "liaoning.jsonl"),
    "factbook": ("factbook", DATA / "factbook.jsonl"),
    "jargon": ("jargon", DATA / "jargon.jsonl"),
    "constitution": ("constitution", DATA / "constitution.jsonl"),
}


def searchers() -> dict[str, Searcher]:
    """Open each text that is asked."""
    encoder = SentenceEncoder.load()
    entries = (*load_catalog(ROOT / "corpus/catalog.toml"), *load_catalog(DATA / "catalog.toml"))
    opened = {}
    for entry in entries:
        collection = Collection.of([read_report(entry)])
        index = open_index(ROOT / "var/train" / entry.id, collection, encoder)
        opened[entry.id] = Searcher(collection, index, encoder)
    return opened


def hits(searcher: Searcher, questions: list[Question]) -> NDArray[np.bool_]:
    """Return (n, 2): whether the first passage is right, and whether one of the first three is."""
    rows = []
    for question in questions:
        found = searcher.search(question.text, 3, question.history).hits
        right = [any(q in hit.paragraph.text for q in question.quotes) for hit in found]
        rows.append((bool(right and right[0]), any(right)))
    return np.array(rows)


def row(name: str, weights: Weights, opened: dict[str, Searcher]) -> str:
    """Return one row of the table: hit@1 / hit@3 of each set, and of all questions together."""
    measured = []
    for text, file in SETS.values():
        asked = [q for q in load_questions(file) if q.quotes and not is_spaceless(q.text)]
        measured.append(hits(opened[text].weighing(weights), asked))
    cells = [one.mean(axis=0) for one in (*measured, np.concatenate(measured))]
    line = f"| {name} | {' | '.join(f'{first:.3f} / {third:.3f}' for first, third in cells)} |"
    print(line, flush=True)
    return line


def main() -> None:
    """Measure what ships without expected questions, and without one part more each time."""
    opened = searchers()
    lines = [row("all parts", PLAIN, opened)]
    for part in fields(Weights):
        if part.name != "expected":
            off: Any = {part.name: False if part.name == "spelling" else 0.0}
            lines.append(row(f"without {part.name}", replace(PLAIN, **off), opened))
    head = f"| what | {' | '.join([*SETS, 'all'])} |"
    rule = "|".join(["", *(" --- " for _ in range(len(SETS) + 2)), ""])
    about = (
        "# Ablations\n\nWritten by `make ablations`: hit@1 / hit@3 without expected questions.\n"
    )
    text = "\n".join([about, head, rule, *lines, ""])
    Path(ROOT / "docs/ablations.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
