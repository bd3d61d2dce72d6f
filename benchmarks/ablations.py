"""What each part of the score is worth on five sets of questions: `make ablations`.

A part that helps one set may hurt another; it stays when the sets together lose without it. Writes
docs/ablations.md.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import DATA, ROOT
from corpus.catalog import load_catalog
from corpus.report import read_report
from embeddings.encoder import SentenceEncoder
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from embeddings.text.bm25 import is_spaceless

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
    folder = ROOT / "var/train"
    return {e.id: Searcher.open([read_report(e)], folder / e.id, encoder) for e in entries}


def hits(searcher: Searcher, questions: list[Question]) -> NDArray[np.bool_]:
    """Return (n, 2): whether the first passage is right, and whether one of the first three is."""
    rows = []
    for question in questions:
        first = searcher.search(question.text, 3, question.history).hits
        right = [any(q in hit.paragraph.text for q in question.quotes) for hit in first]
        rows.append((bool(right and right[0]), any(right)))
    return np.array(rows)


def row(name: str, weights: Weights, opened: dict[str, Searcher]) -> str:
    """Return one row of the table: hit@1 / hit@3 of each set, and of all questions together."""
    measured = []
    for text, file in SETS.values():
        questions = [q for q in load_questions(file) if q.quotes and not is_spaceless(q.text)]
        measured.append(hits(opened[text].weighing(weights), questions))
    cells = [found.mean(axis=0) for found in (*measured, np.concatenate(measured))]
    line = f"| {name} | {' | '.join(f'{first:.3f} / {third:.3f}' for first, third in cells)} |"
    print(line, flush=True)
    return line


def main() -> None:
    """Measure what ships without expected questions, and without one part more each time."""
    opened = searchers()
    lines = [row("all parts", Weights().without("expected"), opened)]
    for part, weights in Weights().ablations().items():
        lines.append(row(f"without {part}", weights, opened))
    head = f"| what | {' | '.join([*SETS, 'all'])} |"
    rule = "|".join(["", *(" --- " for _ in range(len(SETS) + 2)), ""])
    about = (
        "# Ablations\n\nWritten by `make ablations`: hit@1 / hit@3 without expected questions.\n"
    )
    text = "\n".join([about, head, rule, *lines, ""])
    Path(ROOT / "docs/ablations.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
