"""A question for a number that names the row of a table gets that row, not prose beside it."""

import pytest

from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from embeddings.search.searcher import Searcher
from tests.fakes import entry, word_setup

TEXT = """# The Homes of Kelder Vale

## Our homes

We own 6,482 homes in three towns: Harrowby, Ashdale and Little Oakes, where repairs take 14 days.

| Town | Homes owned 2022 | Homes owned 2023 |
| --- | --- | --- |
| Harrowby | 2,100 | 2,180 |
| Ashdale | 3,590 | 3,617 |
| Little Oakes | 566 | 685 |
| Wharfside (flats) | 31 | 36 |

## Shortage

Use must fall further in stage 5, by 40 percent, than in any stage.

| Stage | Reduction |
| --- | --- |
| 3 | 20 percent |
| 4 | 30 percent |
| 5 | 40 percent |

## Repairs

In Ashdale 40 homes were repaired by 12 people.
"""


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Return a searcher by words."""
    folder = tmp_path_factory.mktemp("rows")
    file = folder / "homes.md"
    file.write_text(TEXT)
    report = make_report(entry(file), read_here(file, ReadOptions("en")))
    return Searcher.open([report], folder / "ix", word_setup())


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("How many homes does Kelder Vale own in Little Oakes?", "| Little Oakes |"),
        ("How many homes are owned in Harrowby?", "| Harrowby |"),
        # What stands in brackets behind its name needn't be said.
        ("How many homes in three towns are owned in Wharfside?", "| Wharfside (flats) |"),
        ("What reduction in percent is there in stage 3?", "| 3 |"),
        ("How much is the reduction in stage 4?", "| 4 |"),
        # Prose that says more of what is asked stays first.
        ("How many homes were repaired in Ashdale?", "In Ashdale 40 homes"),
        # No number is asked for, no row named, or another number.
        ("Who repaired homes in Ashdale?", "In Ashdale 40 homes"),
        ("How many homes are owned in three towns?", "We own 6,482"),
    ],
)
def test_the_row_that_is_named_comes_first(searcher: Searcher, question: str, begins: str) -> None:
    """Where it holds as many of the question's words as the best sentence."""
    hit = searcher.search(question).hits[0]
    assert hit.paragraph.slice(hit.sentence, hit.sentence).startswith(begins)
