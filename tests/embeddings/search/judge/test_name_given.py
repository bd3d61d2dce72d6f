"""Whether a sentence gives the name that a question asks for."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

TEXT = """The winter games were held in the city of Fushun, and many old farms got money there.

The pigs of the province have a bank. The biggest of the cities got trains."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which city held the winter games?", (0.0, 0.0)),
        ("Which farms of the city got any money?", (1.0, 0.0)),
        ("Which bank do the pigs have?", (1.0, 1.0)),
        ("Which of the winter games did the city of Fushun hold?", (1.0, 1.0)),
        ("How many trains did the biggest of the cities get?", (0.0, 0.0)),
    ],
)
def test_a_name_that_is_asked_for_stands_beside_its_kind(
    question: str, told: tuple[float, float], tmp_path: Path
) -> None:
    """A capital tells a name, but for a first word and for what the question itself names."""
    reports = [report_of(TEXT, tmp_path)]
    searcher = Searcher.open(reports, tmp_path / "ix", meaning_setup())
    features = searcher.features(searcher.reader.query(question))
    assert features is not None
    assert features.words is not None
    assert (features.words.unnamed, features.words.nameless) == told
