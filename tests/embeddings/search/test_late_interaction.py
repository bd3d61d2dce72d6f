"""Late interaction: the mean of a question's best matches, token by token and word by word."""

import numpy as np
import pytest

from embeddings.search.late_interaction import late_interaction, mean_by_word

MATCHES = np.array([[0.2, 0.4, 1.0], [0.0, 0.5, 0.3]], np.float32)


def test_weights_share_out_what_counts() -> None:
    """A token that weighs three times as much counts so; without weights nothing is matched."""
    weights = np.array([1, 0, 3], np.float32)
    assert late_interaction(MATCHES, weights).tolist() == pytest.approx([0.8, 0.225])
    assert late_interaction(MATCHES, np.zeros(3, np.float32)).tolist() == [0, 0]


def test_a_word_is_matched_as_its_tokens_are_on_average() -> None:
    """One without any token isn't matched."""
    means = mean_by_word(MATCHES, [[0, 1], [2], []])
    assert means.tolist() == [pytest.approx([0.3, 1.0, 0.0]), pytest.approx([0.25, 0.3, 0.0])]
