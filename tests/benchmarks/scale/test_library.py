"""Reports that are made of a bank, their segments, and the library of them."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale.bank import Bank
from benchmarks.scale.generator import PARAGRAPHS, YEAR, make_report, sizes
from benchmarks.scale.library import build, load_reports, planted
from benchmarks.scale.segments import means, segment_of, without_tokens
from corpus.model import Report
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.store import load_index
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import MeaningEncoder, WordEncoder


def test_a_report_recombines_sentences_of_the_bank(bank: Bank) -> None:
    """Each sentence is as long as the one that it was made of, under a heading of its own."""
    made = make_report(bank, 3, 1, 20)
    collection = Collection.of([made.report])
    assert len(made.report.paragraphs) == 20
    assert len(collection.texts) == len(made.sentences) > 20
    for text, row in zip(collection.texts, made.sentences.tolist(), strict=True):
        assert len(text) == len(bank.sentences[row])
        assert row != bank.sentences.index("Trains leave for Europe.")
    assert len(collection.headings) == len(made.headings) > 1
    assert [paragraph.number for paragraph in made.report.paragraphs] == [*range(1, 21)]


def test_the_same_number_and_seed_make_the_same_report(bank: Bank) -> None:
    """Another number makes another."""
    assert make_report(bank, 3, 1, 20).report == make_report(bank, 3, 1, 20).report
    assert make_report(bank, 3, 1, 20).report.source != make_report(bank, 4, 1, 20).report.source


def test_one_report_in_ten_is_of_another_year(bank: Bank) -> None:
    """The others are of one."""
    years = [int(make_report(bank, n, 1, 1).report.entry.date[:4]) for n in range(20)]
    assert [n for n, year in enumerate(years) if year != YEAR] == [9, 19]


def test_reports_have_as_many_paragraphs_as_are_wanted_in_all() -> None:
    """The last one has what is left."""
    found = sizes(10_000, 1)
    assert sum(found) == 10_000
    assert all(size in PARAGRAPHS for size in found[:-1])
    assert sizes(100, 1) == [100]


def test_the_mean_of_a_paragraph_has_unit_length() -> None:
    """Each sentence has that of its own."""
    vectors = np.eye(3, dtype=np.float32)
    half = np.sqrt(0.5)
    expected = [[half, half, 0], [half, half, 0], [0, 0, 1]]
    assert np.allclose(means(vectors, np.array([0, 0, 1])), expected)


def test_a_segment_has_the_keys_that_an_index_looks_for(bank: Bank) -> None:
    """So it is taken as it is, and its tokens are those of the bank."""
    made = make_report(bank, 3, 1, 20)
    facts = Facts.of(made.report.paragraphs, "en", 2022)
    segment = segment_of(bank, made, facts, 1)
    collection = Collection.of([made.report])
    key = collection.in_context(collection.sentences[0]).key
    assert segment.tables["contexts"].keys_as_bytes()[0] == key
    row = int(made.sentences[0])
    assert segment.tables["contexts"].row(0).ids.tolist() == bank.contexts.row(row).ids.tolist()
    assert len(without_tokens(segment.tables["contexts"]).row(0).ids) == 0
    assert segment.held[0].sentences == len(made.sentences)


@pytest.mark.slow
def test_a_library_is_opened_as_it_was_built_and_finds_what_is_planted(
    bank: Bank, texts: list[Searcher], reports: list[Report], tmp_path: Path
) -> None:
    """Nothing of it is encoded again."""
    words, meaning = WordEncoder(), MeaningEncoder()
    folder = tmp_path / "library"
    folder.mkdir()
    built = build(folder, [planted(texts[1], reports[1])], bank, 30, Models(words, meaning))
    held = load_reports(folder)
    assert [each.id for each in held] == ["trains", "report-0"]
    assert (built.paragraphs, built.sentences) == (30, len(Collection.of(held).sentences))
    assert built.bytes == sum(file.stat().st_size for file in folder.glob("*.seg"))
    collection = Collection.of(held)
    index = load_index(folder, collection, Models(words, meaning))
    searcher = Searcher(collection, index, SearchSetup(Models(words, meaning)))
    hits = searcher.search("Which trains leave for Europe?").hits
    assert hits[0].paragraph.id == "trains/1"
    assert words.encoded == meaning.encoded == []
