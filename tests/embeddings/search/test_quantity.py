"""Which sentence of a paragraph answers is told by the quantity that a question asks for."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.quantity import Quantities
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from tests.fakes import report_of, word_setup

FEES = (
    "The course for rowers is held in spring. It costs 40 euros a head.\n\n"
    "The hall is let for weddings.\n\nAll rowers met in the hall."
)
HALLE = "Der Kurs findet im Saal statt. Die Gebühr beträgt 40 Euro.\n\nDer Saal ist offen."


@pytest.mark.parametrize(
    ("language", "text", "question", "given", "missing"),
    [
        ("en", FEES, "What does the course cost?", [0, 1, 0, 0], [0.5, 0, 1, 1]),
        ("en", FEES, "What is the course for?", [0, 0, 0, 0], [0, 0, 0, 0]),
        ("de", HALLE, "Was kostet der Kurs?", [0, 1, 0], [0.5, 0, 1]),
        ("eo", HALLE, "What does the course cost?", [0, 0, 0], [0, 0, 0]),
    ],
)
def test_what_is_asked_for_is_given_or_missing(
    tmp_path: Path,
    language: str,
    text: str,
    question: str,
    given: list[float],
    missing: list[float],
) -> None:
    """Here, in the paragraph or nowhere; in a language that isn't known nothing is told."""
    searcher = Searcher.open(
        [report_of(text, tmp_path, language=language)], tmp_path / "ix", word_setup()
    )
    query, quantities = searcher.reader.query(question), Quantities(searcher.collection)
    rows = np.arange(len(given))
    assert quantities.are_given(query, rows).tolist() == given
    assert [quantities.missing(query, row) for row in rows.tolist()] == missing


def test_the_paragraphs_best_sentence_is_the_one_with_the_price(
    tmp_path: Path, encoder: Encoder
) -> None:
    """No paragraph goes before another for it."""
    report = report_of(FEES, tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", SearchSetup(Models(encoder)))
    plain = searcher.weighing(Weights().without("quantity"))
    asked = "What does the course for rowers cost?"
    with_it, without = searcher.search(asked, 3).hits, plain.search(asked, 3).hits
    assert [hit.paragraph.number for hit in with_it] == [hit.paragraph.number for hit in without]
    assert with_it[0].score == pytest.approx(max(without[0].score, with_it[0].score), abs=1e-3)
    assert (with_it[0].paragraph.number, with_it[0].sentence) == (1, 1)
