"""Where stems stand: which texts hold them, and which stand next to each other."""

from embeddings.text.word_places import WordPlaces
from embeddings.text.words import stems

PLACES = WordPlaces(
    ["Roads and railways were built by the city.", "Schools opened.", "Hospitals closed."]
)


def test_stems_are_held_by_any_of_the_texts() -> None:
    """They may be of different texts; a word that carries no topic holds none."""
    assert PLACES.hold(stems("road schools"))
    assert not PLACES.hold(stems("road harbours"))
    assert not PLACES.hold(frozenset({"the"}))


def test_words_stand_together_within_a_few_words_of_one_text() -> None:
    """Four words are near, five aren't, and the words of two texts never are."""
    assert PLACES.stand_together(stems("railways"), stems("roads"))
    assert PLACES.stand_together(stems("built"), stems("city"))
    assert not PLACES.stand_together(stems("railways"), stems("city"))
    assert not PLACES.stand_together(stems("schools"), stems("hospitals"))
