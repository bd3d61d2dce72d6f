"""What each way to keep token vectors costs in hits: `make reductions`.

Every text of benchmarks/data is asked its answerable questions with its tokens kept in each way.
What is learnt (directions, centroids) is learnt from the other texts alone, so that the figures
hold for a report that nobody has seen. Writes docs/reductions.md and docs/reductions.png. With
`--holdout` also the sets that were set aside, with `--most N` of N questions of each set.
"""

import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from benchmarks.asking import INDEXES, open_texts
from benchmarks.machine import commit_of, processor
from benchmarks.reducing import CANDIDATES, SHIPS, Results, measured
from benchmarks.sets import HOLDOUT, ROOT, QuestionSet, question_sets
from embeddings.evaluation.tables import table
from embeddings.index.index import Index
from embeddings.index.saving import save_index
from embeddings.index.segment import TABLES

# The report whose index is weighed, with all its expected questions.
_REPORT = "liaoning-2022"
_HEAD = ("tokens", "bytes per token", "hit@1", "hit@3", "error", "ms", "report's index")
_ABOUT = f"""\
# Reductions of the token vectors

Written by `make reductions` on {{machine}}, commit {{commit}}: {{count}} answerable questions,
without expected questions. *Turned* is by a random rotation that is the same for all texts,
*learned* keeps as many principal directions of the other texts' tokens as stands there, *product*
is FAISS's product quantiser in all those directions. *Error* is how far a late-interaction score is
off on average, *ms* what the best matches of {CANDIDATES} sentences take on one thread, and the
index is the shipped report's on the disk, with all but its tokens as it ships.

![Hits against bytes](reductions.png)
"""


def megabytes(index: Index, width: int) -> float:
    """Return the size on the disk of an index if its tokens took another number of bytes."""
    with tempfile.TemporaryDirectory() as folder:
        save_index(Path(folder), index.manifest, index.segments)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    tables = [table for segment in index.segments for table in segment.tables.values()]
    rest = size - index.token_bytes(*TABLES)
    return (rest + width * sum(len(each.ids) for each in tables)) / 1e6


def row(name: str, result: Results, index: Index) -> list[str]:
    """Return the row of one way."""
    first, third = np.mean(result.hits, axis=0)
    size, error = megabytes(index, result.width), float(np.mean(result.errors))
    cells = [name, str(result.width), f"{first:.3f}", f"{third:.3f}", f"{error:.4f}"]
    return [*cells, f"{result.milliseconds:.1f}", f"{size:.1f} MB"]


def plot(results: Mapping[str, Results], file: Path) -> None:
    """Draw hits against bytes per token."""
    figure = Figure(figsize=(9.0, 4.5), layout="constrained")
    left, right = figure.subplots(1, 2)
    for axes, depth in ((left, 0), (right, 1)):
        for (name, result), marker in zip(results.items(), cycle("osv^D")):
            share = float(np.mean(result.hits, axis=0)[depth])
            size, shape = (14, "*") if name == SHIPS else (6, marker)
            axes.plot([result.width], [share], shape, markersize=size, label=name)
        axes.set(xscale="log", xlabel="bytes per token", ylabel=f"hit@{1 + 2 * depth}")
        axes.grid(alpha=0.3)
    figure.legend(*left.get_legend_handles_labels(), loc="outside right center", fontsize=7)
    figure.savefig(file, dpi=120)


def section(
    sets: Sequence[QuestionSet], folder: Path, most: int | None
) -> tuple[str, dict[str, Results]]:
    """Return the table of some sets, and what came of them by way."""
    opened = open_texts(sets, folder)
    texts = {name: each.without_expected() for name, each in opened.items()}
    results = measured(sets, texts, most)
    report = opened[_REPORT].index
    return table(_HEAD, [row(name, each, report) for name, each in results.items()]), results


def main() -> None:
    """Measure the sets for tuning, or with `--holdout` those that were set aside too."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--holdout", action="store_true", help="also the sets that were set aside")
    parser.add_argument("--most", type=int, help="how many questions of each set are asked")
    chosen = parser.parse_args()
    rows, results = section(list(question_sets()), INDEXES, chosen.most)
    count = len(results[SHIPS].hits)
    about = _ABOUT.format(machine=processor(), commit=commit_of(ROOT), count=count)
    parts = [about, rows]
    if chosen.holdout:
        rows, aside = section(list(question_sets(HOLDOUT)), ROOT / "var/holdout", chosen.most)
        parts += [f"\n## {len(aside[SHIPS].hits)} questions that were set aside\n", rows]
    text = "\n".join([*parts, ""])
    print(text)
    (ROOT / "docs/reductions.md").write_text(text, encoding="utf-8")
    plot(results, ROOT / "docs/reductions.png")


if __name__ == "__main__":
    main()
