"""Which sentences hold the words of a topic, without reading them."""

from pathlib import Path

import numpy as np
import pytest

from corpus.readers import read_file
from corpus.report import make_report
from embeddings.index.sentence_rows import SentenceTexts
from embeddings.search.all_places.held_rows import HeldRows
from embeddings.search.all_places.places import Places
from embeddings.search.all_places.topic_held import HeldTopic
from embeddings.search.searcher import Searcher
from embeddings.text.words import words
from tests.fakes import entry, report_of, word_setup

MARKDOWN = """\
# Report

## Farms

Pigs live here. So does grain.

| Town | Trains |
| --- | --- |
| Baku | 12 |
| Oxton | 9 |

## Schools in winter

They are closed. Nobody knows why.
"""


@pytest.fixture
def held(tmp_path: Path) -> HeldRows:
    """Return what tells of sentences with headings and a table, behind a report in German."""
    file = tmp_path / "farms.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    reports = [
        report_of("Schulen sind im Winter zu.", tmp_path, id="de", language="de"),
        make_report(entry(file), read_file(file)),
    ]
    searcher = Searcher.open(reports, tmp_path / "index", word_setup())
    assert [*searcher.collection.texts] == [
        "Schulen sind im Winter zu.",
        "Pigs live here.",
        "So does grain.",
        "| Baku | 12 |",
        "| Oxton | 9 |",
        "They are closed.",
        "Nobody knows why.",
    ]
    return HeldRows(searcher.collection, searcher.parts.facts.terms)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("grain", [2]),
        ("farms", [1, 2, 3, 4]),
        ("trains Baku", [3]),
        ("trains", [3, 4]),
        ("winter", [0, 5, 6]),
        ("schools closed", [5]),
        ("report", []),
    ],
)
def test_sentences_hold_their_words_their_headings_and_what_leads_to_them(
    held: HeldRows, asked: str, rows: list[int]
) -> None:
    """The heading over all of a report is its title, and counts for none."""
    topic = HeldTopic(words(asked, "en"))
    assert np.flatnonzero(held.of_topic(topic).all(axis=1)).tolist() == rows


def test_a_title_is_the_one_heading_over_all_of_a_report(held: HeldRows) -> None:
    """A report whose first headings differ, or that has none, has no title of that kind."""
    assert held.are_known(["farm", "winter"])
    assert not held.are_known(["report"])
    assert held.above(1) == "Farms "


def test_no_text_is_read_but_that_of_the_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many sentences there are, a name's places cost what they are."""
    filler = [f"The lake froze in the winter of {year}." for year in range(1900, 2000)]
    texts = [*filler, "Trains leave for Europe.", *filler, "They like trains and the winter."]
    report = report_of("\n\n".join(texts), tmp_path)
    places = Places(Searcher.open([report], tmp_path / "index", word_setup()))
    read: list[int] = []
    get = SentenceTexts.__getitem__

    def counting(self: SentenceTexts, row: int) -> str:
        """Note which sentence is read."""
        read.append(int(row))
        return get(self, row)

    monkeypatch.setattr(SentenceTexts, "__getitem__", counting)
    assert [m.paragraph.number for m in places.find("trains")] == [101, 202]
    assert set(read) == {100, 201}
