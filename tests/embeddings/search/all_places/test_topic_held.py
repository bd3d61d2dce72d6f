"""Words of a topic that sentences hold, each as its language writes them."""

import pytest

from embeddings.search.all_places.topic_held import HeldTopic
from embeddings.text.words import stems, words


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
    assert all(topic("La Palma", asked_in).held(stems(sentence, "es"), "es")) == held


def test_what_carries_no_topic_in_a_language_is_held_there() -> None:
    """ "La" is an article in Spanish, and would be a word in English."""
    name = topic("La Palma", "en")
    assert name.held(frozenset(), "es") == [True, False]
    assert name.held(frozenset(), "en") == [False, False]
    assert [word.text for word in name.in_language("es")] == ["Palma"]


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
