"""How cost grows with the library: `python -m benchmarks.scale --write docs`.

Makes libraries of 1,000 to 100,000 paragraphs (`--most`), opens and asks each in a process of its
own, and adds a report to it. `--nearest 100000 1000000` measures the first stage alone instead.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.machine import ROOT, commit_of, processor
from benchmarks.scale.adding import ADDED, markdown
from benchmarks.scale.bank import Bank
from benchmarks.scale.figures import Figures, adding_from, opened_from
from benchmarks.scale.generator import make_report
from benchmarks.scale.library import SEED, Building
from benchmarks.scale.nearest import Searched, compare
from benchmarks.scale.planted import (
    english_texts,
    make_bank,
    planted_questions,
)
from benchmarks.scale.plots import plot_adding, plot_libraries, plot_nearest
from benchmarks.scale.tables import document
from benchmarks.scale.vectors import made_vectors
from embeddings.arrays import SavedBytes, Vectors
from embeddings.encoder import normalise
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors
from embeddings.models import load_encoder
from embeddings.search.searcher import Searcher

_SIZES = (1_000, 10_000, 100_000, 1_000_000)
# Of how many questions the first stage alone is asked.
_NEAREST = 200


def measure_libraries(figures: Figures, sizes: Sequence[int], questions: int) -> Figures:
    """Build, open, ask and add to a library of each size; with what else was measured before."""
    texts = english_texts()
    bank = make_bank(texts)
    built = [each for each in figures.built if each.paragraphs < min(sizes)]
    opened = [each for each in figures.opened if each.paragraphs < min(sizes)]
    added = [each for each in figures.adding if each.paragraphs < min(sizes)]
    before = figures.where["libraries"] if built else ""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, file = Path(name) / "index", Path(name) / "added.md"
            folder.mkdir()
            file.write_text(_report_to_add(bank), encoding="utf-8")
            built.append(Building(**_measured("built", str(folder), str(size))))
            asked = ("--questions", str(questions))
            opened.append(opened_from(_measured("opened", str(folder), *asked)))
            added.append(adding_from(_measured("adding", str(folder), str(file))))
        print(built[-1], opened[-1], added[-1], sep="\n", file=sys.stderr)
    now = f"{before} From {min(sizes):,} on: {_where()}" if before else _where()
    where = {**figures.where, "libraries": now}
    return Figures(where, built, opened, added, figures.nearest)


def measure_nearest(figures: Figures, sizes: Sequence[int]) -> Figures:
    """Compare ways to search so many vectors; with what else was measured before."""
    texts = english_texts()
    real = _real_vectors(texts)
    encoder = load_encoder()
    chosen = planted_questions(_NEAREST)
    questions = np.stack([encoder.question(each.text).vector for each in chosen])
    searched: list[Searched] = []
    for size in sizes:
        for each in compare(_packed(real, size), questions):
            print(each, file=sys.stderr)
            searched.append(each)
    where = {**figures.where, "nearest": _where()}
    return Figures(where, figures.built, figures.opened, figures.adding, searched)


def _report_to_add(bank: Bank) -> str:
    """Return a report that is in no library, as Markdown."""
    return markdown(make_report(bank, -1, SEED, ADDED).report)


def _measured(module: str, *arguments: str) -> dict[str, Any]:
    """Run a measurement in a process of its own, and return what it prints."""
    command = (sys.executable, "-m", f"benchmarks.scale.{module}", *arguments)
    printed = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    data: dict[str, Any] = json.loads(printed.stdout)
    return data


def _real_vectors(texts: Mapping[str, Searcher]) -> Vectors:
    """Return (r, d) the vectors of the sentences of texts and of their contexts, each once."""
    tables = [
        segment.tables[name].vectors
        for text in texts.values()
        for segment in text.index.segments
        for name in ("sentences", "contexts")
    ]
    return normalise(unpack_vectors(np.unique(np.concatenate(tables), axis=0)))


def _packed(real: Vectors, size: int) -> SavedBytes:
    """Return (size, d + 4) packed vectors; there is never more of them in memory."""
    packed = np.empty((size, pack_vectors(real[:1]).shape[1]), np.uint8)
    start = 0
    for block in made_vectors(real, size, SEED):
        packed[start : start + len(block)] = pack_vectors(block)
        start += len(block)
    return packed


def _where() -> str:
    """Say on which machine and at which commit something was measured."""
    return f"{os.cpu_count()} cores, {processor()}; commit {commit_of(ROOT)}."


def _write(figures: Figures, folder: Path) -> None:
    """Write the figures, the document and the pictures."""
    figures.save(folder)
    (folder / "scale.md").write_text(document(figures), encoding="utf-8")
    if figures.opened:
        plot_libraries(figures.built, figures.opened, folder / "scale-libraries.png")
        plot_adding(figures.adding, folder / "scale-adding.png")
    if figures.nearest:
        plot_nearest(figures.nearest, folder / "scale-nearest.png")


def main() -> None:
    """Measure, print, and keep what was measured if told to."""
    parser = argparse.ArgumentParser("benchmarks.scale", description=__doc__)
    parser.add_argument("--most", type=int, default=100_000, help="paragraphs of the largest one")
    parser.add_argument("--least", type=int, default=0, help="keep the figures of smaller ones")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--nearest", type=int, nargs="+", metavar="VECTORS")
    parser.add_argument("--again", action="store_true", help="measure nothing: write it once more")
    parser.add_argument("--write", type=Path, help="a folder for the document and the figures")
    options = parser.parse_args()
    before = Figures.load(options.write) if options.write else Figures({})
    if options.again:
        figures = before
    elif options.nearest:
        figures = measure_nearest(before, options.nearest)
    else:
        sizes = [size for size in _SIZES if options.least <= size <= options.most]
        figures = measure_libraries(before, sizes, options.questions)
    print(document(figures))
    if options.write:
        _write(figures, options.write)


if __name__ == "__main__":
    main()
