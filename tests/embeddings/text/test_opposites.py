"""Opposites are English words, and are told apart in English alone."""

from embeddings.text.opposites import count_opposed


def test_a_text_with_the_opposite_of_a_word_that_it_lacks_is_counted() -> None:
    """A text that holds the word as well isn't opposed to it."""
    both = ("en", "en")
    assert count_opposed("Did exports rise?", "Exports declined.", both) == 1
    assert count_opposed("Did exports rise?", "Exports rise, imports declined.", both) == 0
    assert (
        count_opposed("Which is the oldest?", "The youngest is older than the oldest.", both) == 0
    )


def test_words_of_another_language_that_look_alike_are_no_opposites() -> None:
    """Neither in a question nor in a text: "die" is an article and "son" a verb."""
    assert count_opposed("Is it full?", "Empty.", ("en", "de")) == 0
    assert count_opposed("Is it full?", "Empty.", ("fr", "en")) == 0
    assert count_opposed("Is it full?", "Empty.", ("en", "en")) == 1
