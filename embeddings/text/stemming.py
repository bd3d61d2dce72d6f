"""Stems of words, by Snowball's stemmer of their language."""

from functools import lru_cache
from threading import local

import Stemmer

from embeddings.text.forms import base_form
from embeddings.text.languages import Language, language_of
from embeddings.text.scripts import normalised


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

    A language without a stemmer keeps its words whole.
    """
    bare = base_form(word) if language == "en" else normalised(word)
    stemmer = _STEMMERS.of(language_of(language))
    stemmed: str = stemmer.stemWord(bare) if stemmer else bare
    return stemmed
