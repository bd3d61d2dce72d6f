"""What a searcher works with stays the same, whichever reports and index it has."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.arrays import Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.index.server import IN_MEMORY, Server
from embeddings.models import Models
from embeddings.search.reranker import CrossEncoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from tests.fakes import MeaningEncoder, WordEncoder, report_of


class Alphabet:
    """Stands for a cross-encoder's network: a text is the better the later its first letter is."""

    def predict(self, pairs: list[tuple[str, str]], show_progress_bar: bool) -> Vectors:
        """Score pairs of question and text."""
        return np.array([ord(text[0]) for _, text in pairs], np.float32)


@pytest.fixture
def setup(request: pytest.FixtureRequest) -> SearchSetup:
    """Return a setup with nothing left as it is by itself."""
    return SearchSetup(
        Models(WordEncoder(), MeaningEncoder()),
        CrossEncoder(Alphabet()),
        Weights().without("spelling"),
        Server(IN_MEMORY, request.node.name),
    )


@pytest.fixture
def searcher(setup: SearchSetup, tmp_path: Path) -> Searcher:
    """Return a searcher of one report."""
    return Searcher.open([report_of("Pigs live on farms.", tmp_path)], tmp_path / "ix", setup)


def test_other_reports_are_searched_by_the_same_setup(searcher: Searcher, tmp_path: Path) -> None:
    """The cross-encoder orders them, mistyped words aren't mended, and the server has them."""
    other = report_of("Pigs and trains.\n\nTrains go to europe.", tmp_path, id="other")
    held = searcher.holding([other], tmp_path / "other")
    assert held.setup is searcher.setup
    assert held.is_in_memory and not held.reader.mends
    assert [hit.paragraph.number for hit in held.search("pigs and trains").hits] == [2, 1]


def test_other_weights_leave_all_else(searcher: Searcher) -> None:
    """The searcher that they are taken from keeps its own."""
    before = searcher.setup
    weighed = searcher.weighing(Weights())
    assert weighed.setup == replace(before, weights=Weights())
    assert weighed.reader.mends
    assert searcher.setup is before and not searcher.reader.mends


def test_an_index_in_memory_has_no_server(searcher: Searcher, tmp_path: Path) -> None:
    """Models, cross-encoder and weights read it as they did the one before."""
    collection = Collection.of([report_of("Trains go to europe.", tmp_path)])
    read = searcher.over(Index.build(collection, searcher.setup.models), collection)
    assert read.setup == replace(searcher.setup, server=None)
    assert read.search("trains").hits[0].paragraph.text == "Trains go to europe."
