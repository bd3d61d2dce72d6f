"""Stems of words, by Snowball's stemmer of their language or by its usual endings."""

from functools import lru_cache
from threading import local

import Stemmer

from embeddings.text.forms import base_form
from embeddings.text.languages import Language, language_of
from embeddings.text.scripts import normalised

# How many letters are left of a word without its endings.
_LEAST = 2


class _Stemmers(local):
    """Snowball's stemmers, each for one thread, since none may be used by two at once."""

    def __init__(self) -> None:
        self._by_name: dict[str, Stemmer.Stemmer] = {}

    def of(self, language: Language) -> Stemmer.Stemmer | None:
        """Return the stemmer of a language; None where Snowball has none."""
        if not language.stemmer:
            return None
        if language.stemmer not in self._by_name:
            self._by_name[language.stemmer] = Stemmer.Stemmer(language.stemmer)
        return self._by_name[language.stemmer]


_STEMMERS = _Stemmers()


@lru_cache(100_000)
def stem(word: str, language: str = "en") -> str:
    """Return the stem of a word by Snowball, of its base form in English.

    A language without a stemmer keeps its words whole, but for the endings that are known of it.
    """
    bare = base_form(word) if language == "en" else normalised(word)
    spoken = language_of(language)
    stemmer = _STEMMERS.of(spoken)
    stemmed: str = stemmer.stemWord(bare) if stemmer else _without_endings(bare, spoken)
    return stemmed


def _without_endings(word: str, language: Language) -> str:
    """Return a word without the endings that follow each other at its end."""
    for ending in language.endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return _without_endings(word[: -len(ending)], language)
    return word
