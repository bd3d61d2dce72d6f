"""Repeats: what differs in nothing that is asked about is shown once, all else is shown."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.search.repeats import Shown, repeat_key
from embeddings.search.searcher import Searcher
from tests.fakes import collection_of, report_of, word_setup

LONG = (
    "Pigs live on farms and are fed with grain by the {} in the barn behind the old mill, where "
    "the harvest is kept dry in winter until the trains that go to europe take what is left of it."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The club pays 40 pounds.", "The club pays 48 pounds."),
        ("Winter brings -5 degrees.", "Winter brings 5 degrees."),
        ("It grew by 1.5 percent.", "It grew by 15 percent."),
        ("It costs 3,000 crowns.", "It costs 3.000 crowns."),
        ("It opens at 10:30 daily.", "It opens at 10, 30 daily."),
        ("Entry costs $5.", "Entry costs €5."),
        (LONG.format("farmer"), LONG.format("miller")),
        (LONG.format("Ida Holm"), LONG.format("Per Lund")),
        ("Dogs are allowed on the beach.", "Dogs are not allowed on the beach."),
        ("All of it is paid.", "Half of it is paid."),
        ("Bicycles may be taken.", "Bicycles may be hired."),
        ("牙科保险由协会支付全部。", "牙科保险由协会支付一半。"),
    ],
)
def test_passages_that_differ_in_a_fact_are_both_shown(
    one: str, other: str, tmp_path: Path
) -> None:
    """A number, a sign, a name or a "not" makes two passages, however long they are."""
    collection = collection_of(one, other, folder=tmp_path)
    assert len(collection.paragraphs) == 2
    assert repeat_key(collection, 0) != repeat_key(collection, 1)


@pytest.mark.parametrize(
    "other",
    [
        "The  club PAYS 40 pounds.",
        "The club pays 40 pounds!",
        "The club pays: 40 pounds",
        "“The club pays 40 pounds.”",
        "The club pays (40) pounds.",
        "The *club* pays 40 pounds …",
    ],
)
def test_capitals_blanks_and_marks_make_no_difference(other: str, tmp_path: Path) -> None:
    """These are repeats of the same passage."""
    collection = collection_of("The club pays 40 pounds.", other, folder=tmp_path)
    assert len(collection.paragraphs) == 2
    assert repeat_key(collection, 0) == repeat_key(collection, 1)


def test_only_those_of_one_hash_are_compared(tmp_path: Path) -> None:
    """A hash that two share by chance hides neither."""
    collection = collection_of("Pigs.", "Trains.", "PIGS!", "Pigs.", folder=tmp_path)
    shown = Shown(collection, np.array([7, 7, 7, 8], np.uint64))
    assert [shown.adds(paragraph) for paragraph in range(4)] == [True, True, False, True]


def test_the_same_text_under_another_heading_is_shown(tmp_path: Path) -> None:
    """The heading says whose harvest it is; a repeat under the same heading isn't shown."""
    text = (
        "I. Farms\n\nThe harvest was good.\n\nThe Harvest was good!\n\n"
        "II. Schools\n\nThe harvest was good."
    )
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    hits = searcher.search("harvest", 5).hits
    assert sorted(hit.paragraph.section[-1] for hit in hits) == ["I. Farms", "II. Schools"]
