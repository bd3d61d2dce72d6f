"""What was measured, kept and shown."""

from pathlib import Path

import pytest

from benchmarks.capacity.document import costs_of, one_machine
from benchmarks.capacity.document import document as capacity
from benchmarks.capacity.model import Line
from benchmarks.capacity.plots import PICTURE, plot
from benchmarks.scale.adding import Adding, Step
from benchmarks.scale.figures import Figures
from benchmarks.scale.library import Building
from benchmarks.scale.nearest import Searched, quickest
from benchmarks.scale.opened import Opened, encoding_of, means
from benchmarks.scale.plots import plot_adding, plot_libraries, plot_nearest
from benchmarks.scale.tables import adding, document, libraries, nearest, parts, stages
from benchmarks.scale.ways import Way, ways_for

BITS = Way("bits", 256, rescored=True)
BUILT = [
    Building(1000, 4000, 1.5, 0.5, 1.0, 20_000_000),
    Building(3000, 12_000, 4.5, 1, 2, 60_000_000),
]
OPENED = [
    Opened(
        1000,
        4000,
        0.1,
        0.2,
        0.3,
        500_000_000,
        600_000_000,
        650_000_000,
        700_000_000,
        0.025,
        0.05,
        0.015,
        {"tokenise": 0.001, "judge": 0.0125},
        (0.8, 0.9),
        (1.0, 1.0),
    ),
    Opened(
        3000,
        12_000,
        0.1,
        0.2,
        0.7,
        500_000_000,
        700_000_000,
        800_000_000,
        900_000_000,
        0.027,
        0.06,
        0.015,
        {"judge": 0.015, "late_interaction": 0.002},
        (0.75, 0.875),
        (1.0, 0.5),
    ),
]
STEPS = [
    Step(2.0, 5_000_000),
    Step(3.0, 5_000_000),
    Step(2.5, 5_000_000),
    Step(0.5, 0),
    Step(0.75, 15_000_000),
]
ADDING = [Adding(1000, 1.0, 0.125, *STEPS)]
NEAREST = [
    Searched(100_000, Way("float"), (0, 1), 1.0, 1536.0, 0.012, (1.0, 1.0, 1.0)),
    Searched(100_000, BITS, (32, 2), 3.0, 64.0, 0.0006, (0.94, 0.93, 0.84)),
    Searched(100_000, BITS, (64, 2), 3.0, 64.0, 0.0009, (0.96, 0.95, 0.86)),
    Searched(100_000, BITS, (64, 4), 3.0, 64.0, 0.0012, (0.96, 0.97, 0.93)),
]
FIGURES = Figures({"libraries": "2 cores.", "nearest": "3 cores."}, BUILT, OPENED, ADDING, NEAREST)


def test_figures_come_back_as_they_were_saved(tmp_path: Path) -> None:
    """And a folder without any has none."""
    FIGURES.save(tmp_path)
    assert Figures.load(tmp_path) == FIGURES
    assert Figures.load(tmp_path / "none") == Figures({})


def test_a_library_is_a_row_of_what_it_takes() -> None:
    """Building and opening are sums of their stages."""
    assert libraries(BUILT, OPENED).splitlines()[2] == (
        "| 1,000 | 4,000 | 1.5 s | 1.5 s | 20 MB | 20,000 | 0.6 s | 600 MB (500 MB models) "
        "| 650 MB | 700 MB |"
    )
    assert stages(OPENED).splitlines()[3] == (
        "| 3,000 | 27 ms | 60 ms | 15 ms | 0.750 | 0.875 | 1.000 | 0.500 |"
    )


def test_each_stage_of_a_question_has_a_column() -> None:
    """What a library's questions didn't need took no time."""
    assert parts(OPENED).splitlines() == [
        "| mean ms of | tokenise | judge | late interaction |",
        "| --- | --- | --- | --- |",
        "| 1,000 | 1.0 | 12.5 | 0.0 |",
        "| 3,000 | 0.0 | 15.0 | 2.0 |",
    ]
    assert means([{"judge": 1.0}, {"judge": 2.0, "marks": 1.0}]) == {"judge": 1.5, "marks": 0.5}
    assert encoding_of({"tokenise": 1.0, "encode_words": 2.0, "judge": 4.0}) == 3.0


def test_reading_counts_where_a_report_is_added() -> None:
    """To change and to remove one needs none; a new index is that of the library of that size."""
    assert adding(ADDING, BUILT).splitlines()[2] == (
        "| 1,000 | 1.0 s | 4.0 s, 5 MB | 2.5 s, 5 MB | 0.5 s, 0 MB | 0.8 s, 15 MB | 3.0 s, 5 MB "
        "| 3.0 s, 20 MB |"
    )


def test_the_quickest_that_finds_enough_is_in_bold() -> None:
    """An exact search is what it is compared with, and no choice."""
    rows = nearest(NEAREST).splitlines()
    assert quickest(NEAREST) is NEAREST[2]
    assert [row.startswith("| **") for row in rows[2:]] == [False, False, True, False]
    assert rows[4] == (
        "| **100,000** | **IVF256,RaBitQ** | **64** | **2 k** | **3 s** | **64** | **0.90 ms** "
        "| **0.960** | **0.950** | **0.860** |"
    )
    assert quickest(NEAREST[:2]) is None


def test_each_part_has_its_picture(tmp_path: Path) -> None:
    """They are drawn of the same figures, and the documents show them."""
    plot_libraries(BUILT, OPENED, tmp_path / "scale-libraries.png")
    plot_adding(ADDING, tmp_path / "scale-adding.png")
    plot_nearest(NEAREST, tmp_path / "scale-nearest.png")
    for name in ("scale-libraries.png", "scale-adding.png", "scale-nearest.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
        assert f"]({name})" in document(FIGURES)
    plot(FIGURES, tmp_path / PICTURE)
    assert (tmp_path / PICTURE).read_bytes().startswith(b"\x89PNG")
    assert f"]({PICTURE})" in capacity(FIGURES)


def test_a_document_has_the_parts_that_were_measured() -> None:
    """With where each was."""
    text = document(FIGURES)
    assert "2 cores." in text
    assert "3 cores." in text
    assert "## The first stage alone" not in document(Figures(FIGURES.where, BUILT, OPENED))


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (100_000, ["Flat", "IVF256,RaBitQ", "IVF512,RaBitQ", "IVF256,SQ8", "HNSW16_SQ8"]),
        (1_000_000, ["Flat", "IVF1024,RaBitQ", "IVF2048,RaBitQ", "IVF1024,SQ8"]),
        (10_000_000, ["IVF4096_HNSW32,RaBitQ"]),
    ],
)
def test_lists_are_about_the_root_of_the_vectors(count: int, names: list[str]) -> None:
    """And what takes too long or too much memory is left out."""
    assert [way.name for way in ways_for(count)] == names


def test_costs_are_those_of_the_largest_library() -> None:
    """12 ms less 10 over 2,000 passages, 50 MB and 20 MB a thousand; four sentences each."""
    costs = costs_of(FIGURES)
    assert costs.search.slope == pytest.approx(1e-6)
    assert costs.search.fixed == pytest.approx(0.009)
    assert (costs.encoding, costs.models) == (0.015, 5e8)
    assert costs.memory == Line(5e7, 5e4)
    assert costs.disk == Line(0.0, 2e4)
    assert costs.indexing == 0.0015 + 4 * 0.125


def test_capacity_keeps_what_was_measured_apart() -> None:
    """Each in a table of its own."""
    text = capacity(FIGURES)
    assert text.index("## Measured") < text.index("| 3,000 | 27 | 15 | 37.0 | 0.20 GB | 0.06 GB")
    assert text.index("## Computed: one machine") < text.index("| 10,000 | extrapolated | 34 |")
    assert "| 3,000 | measured | 27 |" in one_machine(costs_of(FIGURES), [3000], [3000])
    with pytest.raises(ValueError, match="no library was measured"):
        costs_of(Figures({}))
