"""The texts that libraries are made of, and the questions about the reports planted whole."""

import random
from collections.abc import Mapping

from benchmarks.asking import open_texts
from benchmarks.scale.bank import Bank
from benchmarks.sets import DATA
from corpus.catalog import SHIPPED, load_catalog
from corpus.model import Report
from corpus.report import read_report
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.search.searcher import Searcher

# The reports that stand whole in each library, and the sets of questions about each.
PLANTED: Mapping[str, tuple[str, ...]] = {
    "liaoning-2022": ("development", "liaoning"),
    "factbook": ("factbook",),
}


def english_texts() -> dict[str, Searcher]:
    """Open the English texts of benchmarks/data."""
    opened = open_texts()
    return {name: each for name, each in opened.items() if each.collection.languages[0] == "en"}


def planted_reports() -> dict[str, Report]:
    """Read the reports that are planted, by their ids."""
    entries = [*load_catalog(SHIPPED), *load_catalog(DATA / "catalog.toml")]
    return {entry.id: read_report(entry) for entry in entries if entry.id in PLANTED}


def planted_questions(count: int | None = None, seed: int = 0) -> list[Question]:
    """Return the questions that the planted reports answer; of many, so many by a seed."""
    names = [name for sets in PLANTED.values() for name in sets]
    every = [each for name in names for each in load_questions(DATA / f"{name}.jsonl")]
    answered = [each for each in every if each.quotes and each.lang in ("", "en")]
    if count is None or count >= len(answered):
        return answered
    return random.Random(seed).sample(answered, count)


def make_bank(texts: Mapping[str, Searcher]) -> Bank:
    """Return the sentences of texts but for those that answer a question about the planted."""
    quotes = [quote for question in planted_questions() for quote in question.quotes]
    return Bank.of([each.without_expected() for each in texts.values()], quotes)
