"""Words of a topic that sentences hold, each as its language writes them."""

import pytest

from embeddings.search.all_places.topic_held import HeldTopic
from embeddings.text.bm25 import word_terms
from embeddings.text.words import words


def topic(text: str, language: str) -> HeldTopic:
    """Return the topic words of a text, read in a language."""
    return HeldTopic([word for word in words(text, language) if not word.is_stop])


@pytest.mark.parametrize("asked_in", ["en", "es"])
@pytest.mark.parametrize(
    ("sentence", "held"),
    [("El puente de La Palma se abrió.", True), ("Doce aulas en La Palmita.", False)],
)
def test_a_name_is_held_as_the_report_writes_it(asked_in: str, sentence: str, held: bool) -> None:
    """Whatever language the question seems to be in, which a name doesn't tell."""
    terms = set(word_terms(sentence, "es"))
    ways = topic("La Palma", asked_in).ways("es")
    assert all(any(way <= terms for way in each) for each in ways) == held


def test_what_carries_no_topic_in_a_language_is_held_there() -> None:
    """ "La" is an article in Spanish, and would be a word in English."""
    name = topic("La Palma", "en")
    assert name.ways("es") == [(frozenset(),), (frozenset({"palma"}), frozenset({"palm"}))]
    assert name.ways("en") == [(frozenset({"la"}),) * 2, (frozenset({"palma"}),) * 2]
    assert [word.text for word in name.in_language("es")] == ["Palma"]


def test_numbers_are_held_by_what_they_say() -> None:
    """However their thousands are written."""
    assert topic("1,921 homes", "en").ways("de")[0] == (frozenset({"1921"}), frozenset({"1.921"}))
    assert set(word_terms("1.921 Häuser", "de")) >= {"1921"}


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("افتتحت مدرسة في حي النهر.", True),
        ("تتألف المدينة من حي النهضة وحي النهر.", True),
        ("افتتحت مدرسة في حي النهرة.", False),
        ("يمر النهر قرب حي قديم.", False),
    ],
)
def test_words_without_capitals_stand_one_behind_the_other(sentence: str, stands: bool) -> None:
    """Written as they are asked for: an ending makes another name of them."""
    name = topic("حي النهر", "ar")
    assert name.is_letter_by_letter
    assert name.stands_in(sentence) == stands


def test_letter_by_letter_are_several_words_without_capitals() -> None:
    """One word may be a kind, and where there are capitals they tell names."""
    assert not topic("المدارس", "ar").is_letter_by_letter
    assert not topic("Hoher Berg", "de").is_letter_by_letter
