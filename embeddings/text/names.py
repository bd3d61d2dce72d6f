"""The words that a collection of texts writes as names: with a capital wherever they stand."""

from collections.abc import Iterable

from embeddings.text.words import words


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return, in lower case, the words that have a capital inside a sentence and never lack one."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for position, word in enumerate(words(text)):
            name = word.lower.removesuffix("'s")
            if not word.is_capital:
                small.add(name)
            elif position:
                capital.add(name)
    return frozenset(capital - small)
