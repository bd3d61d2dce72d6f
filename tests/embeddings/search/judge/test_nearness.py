"""Which words of a sentence can be the answer."""

from pathlib import Path

import pytest

from embeddings.search.judge.nearness import possible_answers
from embeddings.search.searcher import Searcher
from embeddings.text.words import words
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Who repainted the bandstand?", "The bandstand was repainted by volunteers.", [5]),
        ("Who repainted the bandstand?", "The bandstand was repainted by a Mr Dunn.", [6, 7]),
        ("Where is the helipad?", "A helipad is on the roof.", [5]),
        ("Where is the helipad?", "On the roof of Alder House is a helipad.", [4, 5]),
        ("When was it built?", "It was built by volunteers.", []),
    ],
)
def test_small_words_lead_to_answers_without_names(
    question: str, text: str, found: list[int], tmp_path: Path
) -> None:
    """Where there is a name, it alone can be the answer."""
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    assert possible_answers(searcher.reader.query(question), words(text)) == found
