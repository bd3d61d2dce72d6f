"""The sets of questions for tuning, and those that were set aside before anything was tuned.

A set is a file of questions in benchmarks/data; the report that it asks is the one of the catalog
beside it whose id its name begins with. Nothing is trained, chosen or looked at on the held-out
sets: `make eval` prints what they say of what ships.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import SHIPPED, load_catalog
from corpus.model import Entry

ROOT = Path(__file__).parent.parent
DATA = ROOT / "benchmarks/data"
HOLDOUT = DATA / "holdout"
# Questions about everything else, which no report here answers, in English and in other languages.
ELSEWHERE, ELSEWHERE_LANGUAGES = DATA / "elsewhere.jsonl", DATA / "elsewhere-languages.jsonl"
# Files of questions that serve other measurements.
_OTHERS = {"followups", "elsewhere", "elsewhere-languages", "something-else", "spans"}
# Sets about the shipped report.
_SHIPPED = {"development", "liaoning", "liaoning-zh", "liaoning-languages"}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions and the report that they ask."""

    name: str
    entry: Entry
    file: Path


def question_sets(folder: Path = DATA) -> Iterator[QuestionSet]:
    """Yield the sets of questions in a folder, in the order of their names."""
    entries = [*load_catalog(SHIPPED), *load_catalog(folder / "catalog.toml")]
    for file in sorted(folder.glob("*.jsonl")):
        if file.stem not in _OTHERS:
            yield QuestionSet(file.stem, _entry_of(file.stem, entries), file)


def _entry_of(name: str, entries: list[Entry]) -> Entry:
    """Return the report that a set of a name asks."""
    wanted = "liaoning-2022" if name in _SHIPPED else name
    named = [entry for entry in entries if wanted.startswith(entry.id)]
    return max(named, key=lambda entry: len(entry.id))
