"""The names in a question: runs of capitalised words."""

from collections.abc import Sequence

from embeddings.search.query import Query
from embeddings.text.words import Word

# The words of one name, in order.
Name = Sequence[Word]


def names_asked(query: Query) -> list[Name]:
    """Return the names in a question: runs of capitalised words that carry a topic.

    A word that opens the question is none.
    """
    names: list[list[Word]] = []
    for word in query.words:
        if not word.is_capital or word.is_stop or word.start in (0, query.start):
            continue
        between = query.text[names[-1][-1].end : word.start] if names else ","
        if between.isspace():
            names[-1].append(word)
        else:
            names.append([word])
    return [*names]


def is_held(name: Name, stems: frozenset[str]) -> bool:
    """Say whether a text with some stems holds every word of a name."""
    return all(stems & set(word.stems) for word in name)
