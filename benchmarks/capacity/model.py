"""The capacity model: pure functions from what was measured to machines.

Every cost is a line over the number of passages, through the two largest libraries measured; up to
these it goes from one measured library to the next.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np


@dataclass(frozen=True, slots=True)
class Line:
    """A cost that is `fixed`, and grows by `slope` with each passage.

    Of fewer passages than in the last of `points` it is what lies between two of these.
    """

    fixed: float
    slope: float
    points: tuple[tuple[int, float], ...] = field(default=(), compare=False)

    @classmethod
    def through(cls, points: Sequence[tuple[int, float]]) -> Self:
        """Return the line through the last two of some points, in order; one point is level.

        What noise has fall doesn't grow either.
        """
        if len(points) == 1:
            return cls(points[0][1], 0.0, tuple(points))
        (first, low), (last, high) = points[-2:]
        slope = max(0.0, (high - low) / (last - first))
        return cls(max(0.0, high - slope * last), slope, tuple(points))

    def at(self, passages: float) -> float:
        """Return the cost of so many passages."""
        if self.points and passages <= self.points[-1][0]:
            sizes, costs = zip(*self.points, strict=True)
            return float(np.interp(passages, sizes, costs))
        return self.fixed + self.slope * passages

    def most(self, cost: float) -> float:
        """Return for how many passages the cost isn't exceeded; without growth, for any number."""
        if cost < self.fixed:
            return 0.0
        return (cost - self.fixed) / self.slope if self.slope else math.inf


@dataclass(frozen=True, slots=True)
class Costs:
    """What passages and questions cost.

    `search` is seconds of one core for a question without encoding it, `encoding` those for that;
    `memory` is bytes of a process beside its models, `disk` bytes of the index; `indexing` is
    seconds of one core for each passage that is added.
    """

    search: Line
    encoding: float
    models: float
    memory: Line
    disk: Line
    indexing: float


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has, and what share of its cores and memory may be used.

    `slowest` is how many seconds a question may take on a core.
    """

    cores: int
    memory: float
    busy: float
    filled: float
    slowest: float


@dataclass(frozen=True, slots=True)
class Need:
    """What passages and questions need on one machine: cores, and bytes of memory and disk.

    `seconds` is what a question takes on a core, `indexing` how many seconds of a core all passages
    take to be indexed.
    """

    passages: int
    seconds: float
    cores: int
    memory: float
    disk: float
    indexing: float

    @property
    def per_core(self) -> float:
        """Return how many questions a core answers per second when it does nothing else."""
        return 1 / self.seconds


@dataclass(frozen=True, slots=True)
class Cluster:
    """What passages and questions need on several machines.

    Each shard has its share of the passages, on `replicas` machines, and takes `searching` seconds
    of a core for a question; `encoders` are the machines that encode the questions and put the
    answers together.
    """

    passages: int
    shards: int
    replicas: int
    encoders: int
    memory_of_shard: float
    searching: float

    @property
    def machines(self) -> int:
        """Return how many machines there are in all."""
        return self.shards * self.replicas + self.encoders


def need(costs: Costs, passages: int, rate: float, machine: Machine) -> Need:
    """Return what so many passages need when so many questions a second are asked."""
    seconds = costs.search.at(passages) + costs.encoding
    return Need(
        passages,
        seconds,
        max(1, ceiling(rate * seconds / machine.busy)),
        costs.models + costs.memory.at(passages),
        costs.disk.at(passages),
        costs.indexing * passages,
    )


def shard_size(costs: Costs, machine: Machine) -> int:
    """Return how many passages a machine holds: as memory and the time of a question allow.

    Raises:
        ValueError: not one fits.
    """
    by_memory = costs.memory.most(machine.memory * machine.filled - costs.models)
    by_time = costs.search.most(machine.slowest - costs.encoding)
    most = min(by_memory, by_time)
    if most < 1:
        raise ValueError(f"a machine of {machine.memory:,.0f} bytes holds no passage in time")
    return int(min(most, 1e12))


def cluster(costs: Costs, passages: int, rate: float, machine: Machine, least: int) -> Cluster:
    """Return what so many passages need on machines of a kind.

    Every question is asked of every shard, and encoded once.

    Args:
        costs: what passages and questions cost.
        passages: how many there are in all.
        rate: how many questions a second are asked.
        machine: what each machine has.
        least: how many replicas a shard has at least.
    """
    shards = ceiling(passages / shard_size(costs, machine))
    each = ceiling(passages / shards)
    search = costs.search.at(each)
    usable = machine.cores * machine.busy
    return Cluster(
        passages,
        shards,
        max(least, ceiling(rate * search / usable)),
        max(least, ceiling(rate * costs.encoding / usable)),
        costs.memory.at(each),
        search,
    )


def ceiling(value: float) -> int:
    """Return the next whole number, were it not for what floats are off by."""
    return math.ceil(round(value, 9))
