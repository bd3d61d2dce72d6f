"""The capacity model as Markdown, which docs/capacity.md holds."""

from collections.abc import Sequence

from benchmarks.capacity.model import Cluster, Costs, Line, Machine, cluster, need, shard_size
from benchmarks.scale.figures import Figures
from embeddings.evaluation.tables import table

# What the tables are computed for.
ONE_MACHINE, SEVERAL = (10_000, 100_000, 1_000_000), (10_000_000, 100_000_000)
RATE, HIGH_RATE, REPLICAS = 30.0, 1000.0, 2
MACHINE = Machine(cores=16, memory=64e9, busy=0.6, filled=0.7, slowest=0.5)
_TITLE = """\
# What to run for how many passages and questions

Computed by `make capacity` from the figures in `scale.json`, which `make scale` measured."""


def costs_of(figures: Figures) -> Costs:
    """Return what passages and questions cost, from what was measured of libraries.

    Raises:
        ValueError: no library was measured.
    """
    if not figures.opened or not figures.adding:
        raise ValueError("no library was measured")
    sizes = [each.paragraphs for each in figures.opened]
    search = [each.p50 - each.encoding for each in figures.opened]
    memory = [float(each.own_bytes - each.models_bytes) for each in figures.opened]
    disk = [float(each.bytes) for each in figures.built]
    largest, built = figures.opened[-1], figures.built[-1]
    sentences = built.sentences / built.paragraphs
    return Costs(
        Line.through([*zip(sizes, search, strict=True)]),
        largest.encoding,
        float(largest.models_bytes),
        Line.through([*zip(sizes, memory, strict=True)]),
        Line.through([*zip(sizes, disk, strict=True)]),
        built.facts / built.paragraphs + sentences * figures.adding[-1].encoding,
    )


def document(figures: Figures) -> str:
    """Return the whole document."""
    costs = costs_of(figures)
    clusters = [cluster(costs, size, HIGH_RATE, MACHINE, REPLICAS) for size in SEVERAL]
    parts = [
        _TITLE,
        "## Measured",
        measured(figures),
        figures.where["libraries"],
        f"## Computed: one machine, {RATE:.0f} questions a second",
        one_machine(costs, [each.paragraphs for each in figures.opened], ONE_MACHINE),
        f"## Extrapolated: several machines, {HIGH_RATE:,.0f} questions a second",
        several(clusters),
        "![What is measured, and what is computed from it](capacity.png)",
        "## Assumptions and formulas",
        assumptions(costs),
    ]
    return "\n\n".join(parts) + "\n"


def measured(figures: Figures) -> str:
    """Return what was measured, for one core."""
    head = ["passages", "ms a question", "of it encoding", "questions a second and core"]
    head += ["memory beside the models", "disk", "bytes a passage on disk"]
    rows = [
        [
            f"{each.paragraphs:,}",
            f"{each.p50 * 1000:,.0f}",
            f"{each.encoding * 1000:,.0f}",
            f"{1 / each.p50:,.1f}",
            gigabytes(each.own_bytes - each.models_bytes),
            gigabytes(made.bytes),
            f"{made.bytes / made.paragraphs:,.0f}",
        ]
        for each, made in zip(figures.opened, figures.built, strict=True)
    ]
    return table(head, rows)


def one_machine(costs: Costs, measured: Sequence[int], sizes: Sequence[int]) -> str:
    """Return what one machine needs for each size, and whether that is one that was measured."""
    head = [
        "passages",
        "costs",
        "ms a question",
        "questions a second and core",
        "cores",
        "memory",
        "disk",
    ]
    head += ["hours of a core to index"]
    needs = [need(costs, size, RATE, MACHINE) for size in sizes]
    rows = [
        [
            f"{each.passages:,}",
            "measured" if each.passages in measured else "extrapolated",
            f"{each.seconds * 1000:,.0f}",
            f"{each.per_core:,.1f}",
            f"{each.cores:,}",
            gigabytes(each.memory),
            gigabytes(each.disk),
            f"{each.indexing / 3600:,.1f}",
        ]
        for each in needs
    ]
    return table(head, rows)


def several(clusters: Sequence[Cluster]) -> str:
    """Return what several machines need."""
    head = ["passages", "shards", "replicas of each", "machines that encode", "machines in all"]
    head += ["memory of a shard", "ms of a core per question and shard"]
    rows = [
        [
            f"{each.passages:,}",
            f"{each.shards:,}",
            f"{each.replicas:,}",
            f"{each.encoders:,}",
            f"{each.machines:,}",
            gigabytes(each.memory_of_shard),
            f"{each.searching * 1000:,.0f}",
        ]
        for each in clusters
    ]
    return table(head, rows)


def assumptions(costs: Costs) -> str:
    """Return each assumption in a line, with its formula and its value."""
    machine, size = MACHINE, shard_size(costs, MACHINE)
    lines = [
        "Costs are lines over the number n of passages: up to the largest library measured from "
        "each to the next, beyond it on through the two largest (a cost that falls is level):",
        f"search(n) = {costs.search.fixed * 1000:.1f} ms + {costs.search.slope * 1e9:.1f} ms a "
        "million passages, seconds of one core without encoding.",
        f"encode = {costs.encoding * 1000:.1f} ms of one core a question, whatever n.",
        f"memory(n) = {gigabytes(costs.memory.fixed)} + {costs.memory.slope:,.0f} bytes a passage, "
        f"beside {gigabytes(costs.models)} for the models.",
        f"disk(n) = {gigabytes(costs.disk.fixed)} + {costs.disk.slope:,.0f} bytes a passage.",
        f"index(n) = {costs.indexing * 1000:.0f} ms of one core a passage: its facts, and its "
        "sentences encoded by both models.",
        f"A core is busy {machine.busy:.0%} of the time at most, so that questions hardly queue: "
        "cores = rate * (encode + search(n)) / busy.",
        f"{RATE:.0f} questions a second are as many as one Telegram bot may answer.",
        f"A machine of several has {machine.cores} cores and {gigabytes(machine.memory)} of "
        f"memory, {machine.filled:.0%} of it used, and a question may take {machine.slowest:.1f} s "
        f"of a core: a shard has at most {size:,} passages.",
        "Every question is asked of every shard: replicas = rate * search(n / shards) / (cores * "
        f"busy), at least {REPLICAS}, so that one may fail.",
        "Questions are encoded once, by machines of their own: rate * encode / (cores * busy).",
        "A shard searches as one machine here does, and asking many and merging costs nothing: "
        "neither was measured on several machines, nor was any other engine.",
        "Memory is what a process has for itself, once a machine; the pages of the index's files, "
        "which it maps, come on top and may be given up: disk(n) where all of them are to stay.",
    ]
    return "\n".join(f"- {line}" for line in lines)


def gigabytes(size: float) -> str:
    """Return a size in thousand millions of bytes."""
    return f"{size / 1e9:,.2f} GB"
