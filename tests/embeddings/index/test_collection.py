"""What of the reports is searched, and which sentences are of some of them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from embeddings.index.collection import Collection
from tests.fakes import report_of


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return a collection of a report of one sentence, and of one of two."""
    (tmp_path / "b").mkdir()
    one = report_of("Pigs live on farms.", tmp_path, id="one")
    two = report_of("Trains go to europe. Grain is stored.", tmp_path / "b", id="two")
    return Collection.of([one, two])


@pytest.mark.parametrize(
    ("reports", "selected"),
    [
        ((), [False, False, False]),
        (("gone",), [False, False, False]),
        (("one",), [True, False, False]),
        (("two", "gone"), [False, True, True]),
    ],
)
def test_the_sentences_of_some_reports(
    collection: Collection, reports: Sequence[str], selected: list[bool]
) -> None:
    """None are of no report, and none of an id that isn't there."""
    mask = collection.select_reports(frozenset(reports))
    assert mask is not None
    assert mask.tolist() == selected


def test_all_reports_need_no_selection(collection: Collection) -> None:
    """Whether they are named one by one or not at all, with others that aren't there or not."""
    for reports in (None, frozenset(["one", "two"]), frozenset(["one", "two", "gone"])):
        assert collection.select_reports(reports) is None
