"""The sentence that names what a question names, where one is in Chinese characters alone.

To the model of meaning 松原 is hardly nearer to "Songyuan" than to any town beside it, so that the
buses of another are found. How the characters are spelled tells which name is meant.
"""

from functools import lru_cache
from itertools import pairwise

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.search.scored import near_best
from embeddings.text.names import name_of
from embeddings.text.pinyin import FEWEST_LETTERS, letters_of, where_spelled
from embeddings.text.words import words

# Of how many sentences the names are remembered.
_REMEMBERED = 10_000


class SpelledNames:
    """Which names of a question sentences hold in other letters; nothing of it changes."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._names = lru_cache(_REMEMBERED)(self._names_of)

    def held(self, query: Query, row: int) -> frozenset[int]:
        """Return the places in a question of the characters or letters of names that are held.

        Args:
            query: the question; of one in letters the words with a capital are names.
            row: a sentence, which counts with its sections and title.
        """
        found: set[int] = set()
        if _is_chinese(query.text):
            for name in self._names(row):
                place = where_spelled(query.text, name)
                found.update(range(*place) if place else ())
            return frozenset(found)
        text = self._text(row)
        for name, start, end in _names_in(query.text, query.language):
            if where_spelled(text, name):
                found.update(range(start, end))
        return frozenset(found)

    def tokens_held(self, query: Query, row: int) -> list[int]:
        """Return the numbers of the question's tokens by meaning that are of names held."""
        held = self.held(query, row)
        if query.meant is None or not held:
            return []
        spans = query.meant.encoded.spans
        return [n for n, (start, end) in enumerate(spans) if not held.isdisjoint(range(start, end))]

    def in_place_of(self, query: Query, rows: SentenceRows, scores: Vectors) -> int | None:
        """Return the sentence that holds the names of a question instead of the best one.

        It is of the same paragraph where one is: that is about what the question is about. None
        where the best one holds them, or goes on about what is named before it, or no other that is
        near it in score has more of them.

        Args:
            query: the question.
            rows: (r,) the sentences found.
            scores: (r,) their scores.
        """
        if not len(rows):
            return None
        best = int(rows[scores.argmax()])
        if _is_chinese(query.text) == _is_chinese(self._collection.texts[best]):
            return None
        ranked = near_best(rows, scores)
        held = {row: self.held(query, row) for row in ranked}
        own = self._collection.paragraph_at(best)
        is_own = {row: self._collection.paragraph_at(row) == own for row in ranked}
        chosen = max(ranked, key=lambda row: (len(held[row]), is_own[row]))
        if not held[chosen] > held[best] or self._goes_on(chosen, best):
            return None
        return chosen

    def _goes_on(self, row: int, other: int) -> bool:
        """Say whether another sentence stands behind one in its paragraph and has no name."""
        places = self._collection.paragraph_of
        return bool(places[row] == places[other] and row < other and not self._names(other))

    def _names_of(self, row: int) -> tuple[str, ...]:
        """Return the letters of the names in a sentence and its sections."""
        language = self._collection.language_at(row)
        return tuple(dict.fromkeys(name for name, _, _ in _names_in(self._text(row), language)))

    def _text(self, row: int) -> str:
        """Return a sentence with its sections and its report's title: all of it is about that."""
        paragraph = self._collection.paragraph_at(row)
        around = self._collection.paragraphs[paragraph].section, self._collection.titles[paragraph]
        return "\n".join([self._collection.texts[row], *around[0], around[1]])


def _names_in(text: str, language: str) -> list[tuple[str, int, int]]:
    """Return the letters of the words with a capital and of two in a row, and where they stand."""
    found = [word for word in words(text, language) if word.is_capital and not word.is_stop]
    alone = [(letters_of(name_of(word)), word.start, word.end) for word in found]
    pairs = [
        (letters_of(text[one.start : other.end]), one.start, other.end)
        for one, other in pairwise(found)
        if text[one.end : other.start].isspace()
    ]
    return [each for each in (*alone, *pairs) if len(each[0]) >= FEWEST_LETTERS]


def _is_chinese(text: str) -> bool:
    """Say whether a text has Chinese characters."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)
