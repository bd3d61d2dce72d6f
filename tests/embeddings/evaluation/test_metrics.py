"""Metrics on ranks and confidences small enough to check by hand."""

import math

import numpy as np
import pytest

from embeddings.evaluation import metrics

RANKS = np.array([1, 2, 0, 4])


def test_hit_at_k_is_the_share_of_right_passages_among_the_first_k() -> None:
    """Of ranks 1, 2, none and 4, one is first, two are in the first three, three in five."""
    assert [metrics.hit_at(RANKS, k).mean for k in (1, 3, 5)] == [0.25, 0.5, 0.75]


def test_mean_reciprocal_rank_counts_what_was_not_found_as_nothing() -> None:
    """(1 + 1/2 + 0 + 1/4) / 4."""
    assert metrics.mean_reciprocal_rank(RANKS) == pytest.approx(0.4375)


def test_a_bootstrap_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    """The same share of four times as many questions has an interval half as wide."""
    few = metrics.bootstrap(np.array([0.0, 1.0] * 20))
    many = metrics.bootstrap(np.array([0.0, 1.0] * 80))
    assert few.low < few.mean == 0.5 < few.high
    assert (many.high - many.low) == pytest.approx((few.high - few.low) / 2, rel=0.2)


def test_area_under_curve_counts_pairs_in_the_right_order() -> None:
    """Three of the four pairs are ordered right; one kind alone has no area."""
    said = metrics.area_under_curve([True, True, False, False], [0.9, 0.4, 0.5, 0.1])
    assert said == pytest.approx(0.75)
    assert math.isnan(metrics.area_under_curve([True], [0.9]))


def test_calibration_puts_each_confidence_into_one_bin() -> None:
    """Edges belong to the bin above them, and 1 to the last."""
    rows = metrics.calibration([True, False, True, True], [0.0, 0.2, 0.9, 1.0])
    assert [row.count for row in rows] == [1, 1, 0, 0, 2]
    assert rows[4].confidence == pytest.approx(0.95)
    assert rows[4].share == 1.0


def test_no_questions_give_zeros_and_no_error() -> None:
    """An empty set is measured without a division by zero."""
    none = np.array([], np.int64)
    assert metrics.hit_at(none, 1).mean == metrics.mean_reciprocal_rank(none) == 0
