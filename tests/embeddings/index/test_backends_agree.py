"""Both backends on the questions that are known about the shipped report, with the real models."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.asking import hits
from benchmarks.mirrored import Mirror, mirrored
from benchmarks.sets import DATA
from bot.answering.library import Library
from embeddings.evaluation.dataset import load_questions
from embeddings.index.server import Server

# So few that the in-memory mode, which multiplies in numpy, takes less than a minute.
MOST = 40


@pytest.mark.parametrize("name", ["development", "liaoning-zh"])
def test_hits_are_within_a_point(
    library: Library, server: Server | None, tmp_path: Path, name: str
) -> None:
    """In English and Chinese, of the same vectors: first hits and first three."""
    if server is None:
        pytest.skip("it is what the others are compared with")
    local = library.searcher
    remote = mirrored(local, Mirror(server, tmp_path))
    questions = [each for each in load_questions(DATA / f"{name}.jsonl") if each.quotes][:MOST]
    assert len(questions) == MOST
    here, there = hits(local, questions), hits(remote, questions)
    assert np.abs(here.mean(axis=0) - there.mean(axis=0)).max() <= 0.01
