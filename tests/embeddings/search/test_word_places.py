"""Where the words of two things stand: which reports know them, and say them together."""

from pathlib import Path

import pytest

from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search import word_places
from embeddings.search.word_places import WordPlaces
from tests.fakes import report_of

ENGLISH = ("Roads and railways were built by the city.", "Schools opened.", "Hospitals closed.")
GERMAN = ("Die Häuser und Brücken sind neu.", "Schulen öffnen im Herbst.")


def places_of(folder: Path, *texts: str, language: str = "en") -> WordPlaces:
    """Return the places of the words of a report that has these texts for paragraphs."""
    report = report_of("\n\n".join(texts), folder, language=language)
    return WordPlaces(
        Collection.of([report]), Facts.of(report.paragraphs, report.entry.language, 2022).terms
    )


def test_words_are_held_by_any_of_the_texts(tmp_path: Path) -> None:
    """They may be of different texts; a word that carries no topic is no thing."""
    places = places_of(tmp_path, *ENGLISH)
    assert places.hold("road", "schools")
    assert not places.hold("road", "harbours")
    assert not places.hold("road", "the")


def test_words_stand_together_within_a_few_words_of_one_text(tmp_path: Path) -> None:
    """Four words are near, five aren't, and the words of two texts never are."""
    places = places_of(tmp_path, *ENGLISH)
    assert places.stand_together("railways", "roads")
    assert places.stand_together("built", "city")
    assert not places.stand_together("railways", "city")
    assert not places.stand_together("schools", "hospitals")


def test_words_are_cut_as_the_report_s_language_does(tmp_path: Path) -> None:
    """German stems: one house is found among "Häuser", a bridge among bridges."""
    places = places_of(tmp_path, *GERMAN, language="de")
    assert places.hold("Haus", "Schule")
    assert places.stand_together("Haus", "Brücke")
    assert not places.stand_together("Haus", "Schule")


def test_of_very_many_sentences_only_the_first_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question of two common words waits for so many at most."""
    apart = "Roads that the old city had never needed before now join its railways."
    places = places_of(tmp_path, apart, apart.replace("old", "new"), "Roads and railways.")
    assert places.stand_together("roads", "railways")
    monkeypatch.setattr(word_places, "_LOOKED_AT", 2)
    assert not places.stand_together("roads", "railways")
