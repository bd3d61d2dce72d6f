"""The words that a collection of texts writes as names: with a capital wherever they stand."""

from collections.abc import Iterable

from embeddings.text.languages import language_of
from embeddings.text.words import Word, words


def names_in(texts: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return, in lower case, the words that have a capital inside a sentence and never lack one.

    Args:
        texts: each with the code of its language; one that writes every noun with a capital tells
            no names.
    """
    capital: set[tuple[str, str]] = set()
    small: set[tuple[str, str]] = set()
    for text, language in texts:
        if not language_of(language).capital_names:
            continue
        for position, word in enumerate(words(text, language)):
            if not word.is_capital:
                small.add((language, name_of(word)))
            elif position:
                capital.add((language, name_of(word)))
    return frozenset(name for _, name in capital - small)


def name_of(word: Word) -> str:
    """Return a word in lower case, in English without the ending of a possessor."""
    return word.lower.removesuffix("'s") if word.language == "en" else word.lower
