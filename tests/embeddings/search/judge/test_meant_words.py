"""Words of a question that are met in meaning, by the tokens of the multilingual model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.index.collection import Collection
from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.search.judge.meant_words import by_word, weakest
from embeddings.search.query import read_meaning
from embeddings.search.searcher import Searcher
from tests.fakes import (
    MeaningEncoder,
    WordEncoder,
    collection_of,
    meaning_setup,
    report_of,
    word_setup,
)

# Taken as a whole the second is nearer to pigs and farms; word by word the first is.
LONG = "Pigs, farms, grain, harvest and schools are listed."
SHORT = "Pigs are listed."


def searcher_of(folder: Path, *texts: str, server: Server | None = None) -> Searcher:
    """Return a searcher of both models over a report that has these paragraphs."""
    report = report_of("\n\n".join(texts), folder)
    return Searcher.open([report], folder / "ix", meaning_setup(server))


def test_a_question_in_another_language_is_met_word_by_word(
    tmp_path: Path, server: Server | None
) -> None:
    """The sentence that holds both words comes first, not the one that is nearer as a whole."""
    searcher = searcher_of(tmp_path, LONG, SHORT, server=server)
    query = searcher.reader.query("Wie viele Schweine und Höfe gibt es in der Liste?")
    meaning = searcher.index.meaning
    assert not query.is_read and query.meaning is not None and meaning is not None
    assert np.argmax(meaning.scores(query.meaning, np.arange(2))) == 1
    hits = searcher.search(query.text).hits
    assert [hit.paragraph.text for hit in hits] == [LONG, SHORT]
    # Half of the words, times what this part counts, and less by what the other is nearer.
    assert hits[0].score - hits[1].score == pytest.approx(0.5 - 1.92 * 1.5 * 0.0746, abs=0.02)


def test_matches_are_turned_into_those_of_words(tmp_path: Path) -> None:
    """Of the words of the topic; the weakest is about the lowest."""
    searcher = searcher_of(tmp_path, LONG, SHORT)
    query = searcher.reader.query("Gibt es Schweine und Züge?")
    assert query.meant is not None and searcher.index.meaning is not None
    matches = searcher.index.meaning.matches(query.meant.encoded.tokens, np.arange(2))
    assert by_word(query, matches) == pytest.approx(np.array([[1, 0], [1, 0]]), abs=0.01)
    assert weakest(np.array([0.9, 0.1], np.float32)) == pytest.approx(0.2, abs=0.01)
    assert weakest(np.array([0.5], np.float32)) == pytest.approx(0.5)


def test_words_without_spaces_are_met_one_by_one(tmp_path: Path) -> None:
    """A run of Chinese is as many words as the model reads in it, without those of no topic."""
    searcher = searcher_of(tmp_path, LONG, SHORT)
    query = searcher.reader.query("猪和火车的学校")
    assert query.meant is not None and searcher.index.meaning is not None
    matches = searcher.index.meaning.matches(query.meant.encoded.tokens, np.arange(2))
    assert by_word(query, matches) == pytest.approx(np.array([[1, 0, 1], [1, 0, 0]]), abs=0.01)


def test_a_question_without_words_of_a_topic_is_one_word(tmp_path: Path) -> None:
    """So that there is always something to tell."""
    searcher = searcher_of(tmp_path, LONG)
    query = searcher.reader.query("und?")
    assert by_word(query, np.ones((2, 3), np.float32)).tolist() == [[1], [1]]
    assert by_word(query, np.ones((2, 0), np.float32)).tolist() == [[0], [0]]


def test_what_was_asked_before_weighs_less(tmp_path: Path) -> None:
    """Its tokens, as far as the end of the text that is read holds them."""
    models = Models(WordEncoder(), MeaningEncoder())
    assert models.meaning is not None
    meant = read_meaning("pigs? trains?", 6, models.meaning)
    assert meant.weights.tolist() == pytest.approx([0.6, 1.0])
    assert meant.weighed.sum() == pytest.approx(1.0)
    padded = "pigs " * 100 + "trains?"
    late = read_meaning(padded, 0, models.meaning)
    assert padded[slice(*late.encoded.spans[-1])] == "trains"


def test_without_the_model_there_are_no_tokens(tmp_path: Path) -> None:
    """And no index of them."""
    collection: Collection = collection_of(LONG, folder=tmp_path)
    searcher = Searcher.open([report_of(LONG, tmp_path)], tmp_path / "ix", word_setup())
    assert searcher.reader.query("pigs?").meant is None
    assert searcher.index.meaning is None and len(collection.sentences) == 1


def test_a_follow_up_in_another_language_is_of_the_period_that_it_asks_of(tmp_path: Path) -> None:
    """All that it says anew is its year, which a section is of; the rest stands in both."""
    text = "I. Review of 2020\n\nPigs and farms grew.\n\nII. Review of 2021\n\nPigs grew."
    searcher = searcher_of(tmp_path, text)
    past = ["Wie viele Schweine und Höfe gab es?"]
    first = searcher.search(past[0]).hits[0].paragraph.number
    asked = searcher.search("und 2021?", history=past)
    assert (first, asked.hits[0].paragraph.number) == (1, 1)
    alone = searcher.weighing(replace(searcher.setup.weights, follow_up=1.0))
    assert alone.search("und 2021?", history=past).hits[0].paragraph.number == 2
