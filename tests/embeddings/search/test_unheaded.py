"""What stands in front of a report's first heading scores as if it had a usual one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from tests.fakes import MeaningEncoder, WordEncoder, report_of

REPORT = "Schools open.\n\nI. Pigs\n\nGrain grows.\n\nII. Trains\n\nIt is winter."
ONLY = Weights.nothing()


def searcher(folder: Path, server: Server | None, weights: Weights) -> Searcher:
    """Return a searcher of the report, by both models."""
    return Searcher.open(
        [report_of(REPORT, folder)],
        folder / "ix",
        SearchSetup(Models(WordEncoder(), MeaningEncoder()), weights=weights, server=server),
    )


def test_by_words_its_path_counts_as_those_of_others_do_on_average(
    tmp_path: Path, server: Server | None
) -> None:
    """One of the two paths has the word "pigs", which no sentence has; one sentence "schools"."""
    hits = searcher(tmp_path, server, replace(ONLY, heading=1)).search("schools pigs").hits
    schools, pigs = np.log([4 / 1.5, 4 / 0.5]) / np.log([4 / 1.5, 4 / 0.5]).sum()
    assert [hit.paragraph.number for hit in hits] == [2, 1, 3]
    assert [hit.score for hit in hits] == pytest.approx([pigs, schools + pigs / 2, 0], abs=0.01)


def test_by_meaning_its_path_counts_as_a_usual_one(tmp_path: Path, server: Server | None) -> None:
    """One path of two is about pigs: an eighth, half of a path's quarter.

    The sentence below that path is half as it reads behind it, where pigs are the root of a half.
    """
    hits = searcher(tmp_path, server, replace(ONLY, meaning=1)).search("pigs").hits
    below = 1.5 * np.sqrt(0.5) / 2 + 0.25
    assert [hit.paragraph.number for hit in hits] == [2, 1, 3]
    assert [hit.score for hit in hits] == pytest.approx([below, 0.125, 0], abs=0.01)


def test_a_question_that_words_cannot_match_gives_it_nothing(
    tmp_path: Path, server: Server | None
) -> None:
    """By meaning alone, 1.92 of it less 1.11: what is far from pigs scores as low with no path."""
    hits = searcher(tmp_path, server, replace(ONLY, meaning=1)).search("猪").hits
    below = 1.5 * np.sqrt(0.5) / 2 + 0.25
    scores = {hit.paragraph.number: hit.score for hit in hits}
    assert scores == pytest.approx({2: 1.92 * below - 1.11, 1: -1.11, 3: -1.11}, abs=0.02)
