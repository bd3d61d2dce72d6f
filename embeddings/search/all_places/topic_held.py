"""Whether sentences hold the words of a topic, each as the language of its report writes them.

A topic is mostly a name, which doesn't tell the language that it is asked in; its stems and its
closed-class words are those of the report: "La Palma" is "Palma" of a Spanish one.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from embeddings.text.scripts import normalised
from embeddings.text.words import Word, words

# What is written together with the word behind it in Arabic and in Hebrew: "and", "in", "for".
_JOINED = frozenset("وفبكل" + "והבלמשכ")


class HeldTopic:
    """The words of a topic, to be held against sentences in any language."""

    def __init__(self, asked: Sequence[Word]) -> None:
        self.words = asked
        self.ways = cache(self._ways_in)

    def in_language(self, language: str) -> list[Word]:
        """Return the words that carry the topic in a report's language, as that cuts them."""
        own = [replace(word, language=language) for word in self.words]
        return [word for word in own if not word.is_stop] or own

    def _ways_in(self, language: str) -> list[tuple[frozenset[str], ...]]:
        """Return for each word the terms of which a sentence in a language has some whole set.

        One that carries no topic in that language is held everywhere, by none.
        """
        carrying = {word.start for word in self.in_language(language)}
        return [
            (_terms(word), _terms(replace(word, language=language)))
            if word.start in carrying
            else (frozenset(),)
            for word in self.words
        ]

    @cached_property
    def is_letter_by_letter(self) -> bool:
        """Say whether it is several words of a script that has no capitals.

        Where no capital tells a name, what stands there as it is asked for is meant, and nothing
        like it: another quarter that differs by an ending.
        """
        letters = "".join(word.text for word in self.words)
        return len(self.words) > 1 and letters.lower() == letters.upper()

    def stands_in(self, text: str) -> bool:
        """Say whether a text has the words one behind the other, written as here.

        Articles and what is written together with the first of them don't count.
        """
        asked = [normalised(word.lower) for word in self.words]
        found = [normalised(word.lower) for word in words(text, self.words[0].language)]
        return any(
            found[at + 1 : at + len(asked)] == asked[1:] and _is_word(found[at], asked[0])
            for at in range(len(found) - len(asked) + 1)
        )


def _terms(word: Word) -> frozenset[str]:
    """Return the terms by which a word is found: its stems, or its plain number or characters."""
    return frozenset(word.terms if word.is_number or word.is_spaceless else word.stems)


def _is_word(found: str, asked: str) -> bool:
    """Say whether a word is another, perhaps with what is written together with it."""
    return found == asked or (found[:1] in _JOINED and found[1:] == asked)
