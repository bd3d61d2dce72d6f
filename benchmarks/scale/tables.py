"""The figures as Markdown, which docs/scale.md holds."""

from collections.abc import Sequence

from benchmarks.scale.adding import ADDED, Adding, Step
from benchmarks.scale.figures import Figures
from benchmarks.scale.library import Building
from benchmarks.scale.nearest import ENOUGH, Searched, quickest
from benchmarks.scale.opened import Opened
from embeddings.evaluation.tables import table

_TITLE = """\
# How cost grows with the library

Written by `make scale` and `make nearest`; the figures are in `scale.json`, from which
`make capacity` computes [what to run](capacity.md)."""
_LIBRARIES = """\
## Libraries of 1,000 paragraphs and more

Each is made of reports of 200 to 400 paragraphs that recombine real sentences of the English texts
in `benchmarks/data`, with other numbers, years and names; the shipped report (without its expected
questions) and the factbook stand whole among them, and are what the questions ask. Sentences that
answer a question are in no other report; all others are in many. A copy's vectors are its
original's, turned at random to a cosine of 0.98; a context's is the mean of its paragraph's; its
tokens are its original's. So nothing is encoded, and what building takes is without it."""
_ADDING = f"""\
## A report of {ADDED:,} paragraphs (300 pages) is added, changed and removed

Seconds for all but encoding, which is replaced by a look-up and its time left out, and what is
written; adding includes reading the report from Markdown. "Alone" is the same report as the only
one of a library; a new index is that of the table above, without reading its reports."""
_NEAREST = f"""\
## The first stage alone

Real vectors of sentences and contexts, and others between two real ones and a little beside; 200
real questions, 400 wanted, one thread. "Bytes" are those in memory for each vector; where more than
is wanted is fetched, it is put in order by the packed vectors, which an index has mapped from the
disk. In bold: what finds at least {ENOUGH:.0%} of the nearest hundred in the least time."""


def document(figures: Figures) -> str:
    """Return the whole document."""
    written = [_TITLE]
    if figures.opened:
        tables = [libraries(figures.built, figures.opened), stages(figures.opened)]
        written += [
            _LIBRARIES,
            *tables,
            parts(figures.opened),
            "![](scale-libraries.png)",
            figures.where["libraries"],
        ]
    if figures.adding:
        written += [_ADDING, adding(figures.adding, figures.built), "![](scale-adding.png)"]
        written.append(figures.where["libraries"])
    if figures.nearest:
        written += [_NEAREST, nearest(figures.nearest), "![](scale-nearest.png)"]
        written.append(figures.where["nearest"])
    return "\n\n".join(written) + "\n"


def libraries(built: Sequence[Building], opened: Sequence[Opened]) -> str:
    """Return what each library takes to be built and opened, and its memory."""
    head = ["paragraphs", "sentences", "build: facts", "build: joining and writing", "disk"]
    head += ["bytes/paragraph", "open", "own memory", "with mapped", "peak"]
    rows = [
        [
            f"{made.paragraphs:,}",
            f"{made.sentences:,}",
            f"{made.facts:.1f} s",
            f"{made.joining + made.writing:.1f} s",
            megabytes(made.bytes),
            f"{made.bytes / made.paragraphs:,.0f}",
            f"{each.collecting + each.loading + each.searcher:.1f} s",
            f"{megabytes(each.own_bytes)} ({megabytes(each.models_bytes)} models)",
            megabytes(each.opened_bytes),
            megabytes(each.peak_bytes),
        ]
        for made, each in zip(built, opened, strict=True)
    ]
    return table(head, rows)


def stages(opened: Sequence[Opened]) -> str:
    """Return what a question takes in each library, and what is found."""
    head = ["paragraphs", "p50", "p99", "of it encoding", "hits@1", "hits@3"]
    head += ["recall@10", "recall@400"]
    rows = [
        [
            f"{each.paragraphs:,}",
            *(milliseconds(seconds) for seconds in (each.p50, each.p99, each.encoding)),
            *(f"{share:.3f}" for share in (*each.hits, *each.recalls)),
        ]
        for each in opened
    ]
    return table(head, rows)


def parts(opened: Sequence[Opened]) -> str:
    """Return the mean time of each stage of a question."""
    names = [*dict.fromkeys(name for each in opened for name in each.stages)]
    rows = [
        [
            f"{each.paragraphs:,}",
            *(f"{each.stages.get(name, 0.0) * 1000:.1f}" for name in names),
        ]
        for each in opened
    ]
    return table(["mean ms of", *(name.replace("_", " ") for name in names)], rows)


def adding(added: Sequence[Adding], built: Sequence[Building]) -> str:
    """Return what a report takes to be added to each library, changed and removed."""
    head = ["to a library of", "reading", "added", "changed", "removed"]
    head += ["one of the middle removed", "alone", "a new index"]
    new = {each.paragraphs: each for each in built}
    rows = [
        [
            f"{each.paragraphs:,}",
            f"{each.reading:.1f} s",
            *(
                _step(step, reading)
                for step, reading in (
                    (each.added, each.reading),
                    (each.updated, 0.0),
                    (each.removed, 0.0),
                    (each.middle, 0.0),
                    (each.alone, each.reading),
                )
            ),
            _new(new[each.paragraphs]) if each.paragraphs in new else "-",
        ]
        for each in added
    ]
    return table(head, rows)


def nearest(searched: Sequence[Searched]) -> str:
    """Return what each way to search costs."""
    head = ["vectors", "way", "looked into", "fetched", "build", "bytes", "p50"]
    head += ["recall@10", "recall@100", "recall@400"]
    rows = []
    for size in dict.fromkeys(each.vectors for each in searched):
        group = [each for each in searched if each.vectors == size]
        best = quickest(group)
        for each in group:
            looked, times = each.effort
            cells = [
                f"{size:,}",
                each.way.name,
                str(looked or "all"),
                f"{times} k",
                f"{each.building:.0f} s",
                f"{each.bytes:.0f}",
                f"{each.p50 * 1000:.2f} ms",
                *(f"{share:.3f}" for share in each.recalls),
            ]
            rows.append([f"**{cell}**" for cell in cells] if each is best else cells)
    return table(head, rows)


def megabytes(size: int) -> str:
    """Return a size in millions of bytes."""
    return f"{size / 1e6:,.0f} MB"


def milliseconds(seconds: float) -> str:
    """Return a time in milliseconds."""
    return f"{seconds * 1000:,.0f} ms"


def _step(step: Step, reading: float) -> str:
    """Return what a change took, with the time of reading, and what it wrote."""
    return f"{step.seconds + reading:.1f} s, {megabytes(step.bytes)}"


def _new(built: Building) -> str:
    """Return what a new index takes without encoding, and what it writes."""
    return f"{built.facts + built.joining + built.writing:.1f} s, {megabytes(built.bytes)}"
