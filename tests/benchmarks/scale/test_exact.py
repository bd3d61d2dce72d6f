"""Exact search in blocks, and what share of it another search finds."""

import numpy as np
import pytest

from benchmarks.scale.exact import nearest_of, recall
from benchmarks.scale.vectors import between_two, made_vectors

EYE = np.eye(4, dtype=np.float32)


def test_the_nearest_are_found_over_all_blocks() -> None:
    """Best first, by the rows that they have in all."""
    question = np.array([[0.1, 0.4, 0.2, 0.3], [0.0, 0.0, 0.9, 0.5]], np.float32)
    nearest = nearest_of([EYE[:1], EYE[1:3], EYE[3:]], question, 2)
    assert nearest.rows.tolist() == [[1, 3], [2, 3]]
    assert np.array_equal(nearest.scores, np.array([[0.4, 0.3], [0.9, 0.5]], np.float32))


def test_where_there_are_fewer_all_are_found() -> None:
    """However many are wanted."""
    assert nearest_of([EYE[:2]], EYE[1:2], 5).rows.tolist() == [[1, 0]]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([0.9, 0.8], 1.0), ([0.9, 0.1], 0.5), ([0.1], 0.0), ([0.9, 0.8, 0.8], 1.0), ([], 0.0)],
)
def test_what_is_as_near_as_the_last_of_the_nearest_counts(
    scores: list[float], expected: float
) -> None:
    """Sentences of one context are as near as each other, whichever of them is found."""
    assert recall(np.array(scores, np.float32), np.array([0.9, 0.8], np.float32)) == expected


def test_a_vector_between_two_lies_on_the_arc() -> None:
    """A half between two axes is as near to either; nothing of the way is the first itself."""
    far = np.array([[0.5], [0.0], [0.3]], np.float32)
    between = between_two(EYE[[0, 0, 2]], EYE[[1, 1, 2]], far)
    half = np.sqrt(0.5)
    expected = [[half, half, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0]]
    assert np.allclose(between, expected, atol=1e-5)


def test_vectors_are_the_real_ones_then_others_of_unit_length() -> None:
    """As many as are wanted, the same for the same seed."""
    made = np.concatenate([*made_vectors(EYE, 50, 1)])
    assert made.shape == (50, 4)
    assert np.array_equal(made[:4], EYE)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert np.array_equal(made, np.concatenate([*made_vectors(EYE, 50, 1)]))
    assert np.concatenate([*made_vectors(EYE, 3, 1)]).shape == (3, 4)
