"""Two backends on the same questions."""

from pathlib import Path

from benchmarks.compared import PICTURE, Compared, Found, plot

HERE = [Found((True, True), "a/1", 0.010), Found((False, True), "a/2", 0.030)]
THERE = [Found((True, True), "a/1", 0.020), Found((False, False), "a/3", 0.040)]


def test_a_set_is_a_row_of_hits_times_and_what_is_the_same(tmp_path: Path) -> None:
    """FAISS stands first, and the picture has a bar for each."""
    compared = Compared.of("tiny", HERE, THERE)
    assert compared.row == [
        *("tiny", "2", "0.500 / 1.000", "20", "0.500 / 0.500", "30"),
        "0.500",
    ]
    plot([compared], tmp_path / PICTURE)
    assert (tmp_path / PICTURE).read_bytes().startswith(b"\x89PNG")
