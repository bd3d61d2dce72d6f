"""The capacity model: exact values from costs that a reader can follow."""

import math

import pytest

from benchmarks.capacity.model import (
    Costs,
    Line,
    Machine,
    ceiling,
    cluster,
    need,
    shard_size,
)

# 10 ms and 1 ms more per 1,000 passages, 20 ms to encode; 1 KB of memory and 2 of disk a passage.
COSTS = Costs(Line(0.010, 1e-6), 0.020, 5e8, Line(0.0, 1000.0), Line(1e6, 2000.0), 0.5)
MACHINE = Machine(cores=10, memory=4e9, busy=0.5, filled=0.5, slowest=0.130)


def test_a_line_goes_through_the_two_largest() -> None:
    """What small libraries cost says little of how cost grows."""
    assert Line.through([(1, 9.0), (100, 20.0), (200, 30.0)]) == Line(10.0, 0.1)
    assert Line.through([(100, 20.0)]) == Line(20.0, 0.0)


def test_a_cost_that_falls_is_level() -> None:
    """Noise is no reason to promise that more passages cost less, nor that none cost nothing."""
    assert Line.through([(100, 30.0), (200, 20.0)]) == Line(20.0, 0.0)
    assert Line.through([(100, 10.0), (200, 30.0)]) == Line(0.0, 0.2)


def test_up_to_the_largest_library_a_cost_is_what_was_measured() -> None:
    """Between two of them it lies on the line from one to the other."""
    line = Line.through([(1, 9.0), (101, 20.0), (201, 30.0)])
    assert [line.at(size) for size in (1, 51, 101, 201, 301)] == [9.0, 14.5, 20.0, 30.0, 40.0]


def test_a_line_says_how_many_passages_a_cost_allows() -> None:
    """None where the fixed part is too much already, any number where nothing grows."""
    assert Line(10.0, 2.0).at(5) == 20.0
    assert Line(10.0, 2.0).most(20.0) == 5.0
    assert Line(10.0, 2.0).most(9.0) == 0.0
    assert Line(10.0, 0.0).most(10.0) == math.inf


def test_one_machine_needs_cores_memory_and_disk() -> None:
    """100,000 passages: 110 ms to search and 20 to encode, at 10 a second on cores half busy."""
    needed = need(COSTS, 100_000, 10.0, MACHINE)
    assert needed.seconds == pytest.approx(0.130)
    assert needed.per_core == pytest.approx(1 / 0.130)
    assert (needed.cores, needed.memory, needed.disk) == (3, 6e8, 2.01e8)
    assert needed.indexing == 50_000.0
    assert need(COSTS, 10, 0.001, MACHINE).cores == 1


def test_a_shard_is_what_time_and_memory_allow() -> None:
    """130 ms less 20 allow 100,000 passages; 2 GB less the models' half a million and a million."""
    assert shard_size(COSTS, MACHINE) == 100_000
    slow = Machine(10, 4e9, 0.5, 0.5, 10.0)
    assert shard_size(COSTS, slow) == 1_500_000
    with pytest.raises(ValueError, match="a machine of 4,000,000,000 bytes"):
        shard_size(COSTS, Machine(10, 4e9, 0.5, 0.1, 10.0))


def test_several_machines_need_shards_replicas_and_encoders() -> None:
    """A million passages in ten shards, each of which searches 110 ms for each of 100 questions."""
    found = cluster(COSTS, 1_000_000, 100.0, MACHINE, 2)
    assert (found.shards, found.replicas, found.encoders) == (10, 3, 2)
    assert found.machines == 32
    assert found.searching == pytest.approx(0.110)
    assert found.memory_of_shard == 1e8


def test_a_shard_has_so_many_replicas_at_least() -> None:
    """One question a second needs no second machine, but one may fail."""
    found = cluster(COSTS, 1000, 1.0, MACHINE, 2)
    assert (found.shards, found.replicas, found.encoders, found.machines) == (1, 2, 2, 4)


def test_what_floats_are_off_by_needs_no_further_machine() -> None:
    """0.1 times 30 is 3, whatever the last bit says."""
    assert ceiling(0.1 * 30) == 3
    assert ceiling(3.001) == 4
