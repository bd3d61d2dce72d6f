"""The row of a table that a question for a number names, where prose beside it has a number, too.

"How many homes are there in Little Oakes?" is answered by the row of Little Oakes, and not by the
sentence that gives the homes of four towns and names each; "in stage 3" by the row of stage 3. To
both models a row of figures is like few questions, and its number hardly counts.
"""

import re
from functools import lru_cache

from corpus.paragraphs import Paragraph
from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.extremes import cells_of
from embeddings.search.query import Query
from embeddings.search.scored import near_best
from embeddings.text.quantities import quantities_asked
from embeddings.text.words import stems, words

# Of how many sentences it is remembered what they hold.
_REMEMBERED = 10_000
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[A-Z]|[IVX]+")
_DIGIT = re.compile(r"\d")
# What stands in brackets behind a name says in what it is counted: "Gas (GWh)".
_UNIT = re.compile(r"\s*[(（][^()（）]*[)）]$")


class NamedRows:
    """Which row of a table a question names by its first cell; nothing of it changes."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._held = lru_cache(_REMEMBERED)(self._held_by)

    def in_place_of(self, query: Query, rows: SentenceRows, scores: Vectors) -> int | None:
        """Return the sentence that answers instead of the best one.

        It holds as many of the question's words as that one does, its heads and sections too.

        Args:
            query: the question.
            rows: (r,) the sentences found.
            scores: (r,) their scores.

        Returns:
            None where no number is asked for, the question names no row in the report's language,
            or the best sentence is such a row.
        """
        if not len(rows) or not _asks_number(query):
            return None
        best = int(rows[scores.argmax()])
        language = self._collection.language_at(best)
        asked = stems(query.question, language) if query.language == language else frozenset()
        if not asked or self._is_named(query, best, asked):
            return None
        held = len(asked & self._held(best))
        others = near_best(rows, scores)[1:]
        fit = (row for row in others if self._is_named(query, row, asked))
        return next((row for row in fit if len(asked & self._held(row)) >= held), None)

    def _is_named(self, query: Query, row: int, asked: frozenset[str]) -> bool:
        """Say whether a sentence is a row with numbers whose first cell a question names."""
        paragraph = self._collection.paragraphs[self._collection.paragraph_at(row)]
        if not paragraph.is_led:
            return False
        name, *others = _cells(self._collection.texts[row])
        if not any(map(_DIGIT.search, others)):
            return False
        if _NUMBER.fullmatch(name):
            head = _cells(paragraph.lead_text)[0]
            named = rf"\b{re.escape(head)} ?(?:no\.? ?|number )?{re.escape(name)}(?!\w)"
            return bool(head) and re.search(named, query.question, re.I) is not None
        own = stems(_UNIT.sub("", name), self._collection.language_at(row))
        return bool(own) and own <= asked and _numbers(name) <= _numbers(query.question)

    def _held_by(self, row: int) -> frozenset[str]:
        """Return the stems of a sentence, of the heads over it and of its sections."""
        paragraph = self._collection.paragraphs[self._collection.paragraph_at(row)]
        text = self._collection.texts[row]
        whole = " ".join([*paragraph.section, _lead(paragraph), text])
        return stems(whole, self._collection.language_at(row))


def _lead(paragraph: Paragraph) -> str:
    """Return the heads over a row; nothing of other paragraphs."""
    return paragraph.lead_text if paragraph.is_led else ""


def _asks_number(query: Query) -> bool:
    """Say whether a question asks for a number, or for a quantity such as money."""
    return query.answer_type == "number" or bool(quantities_asked(query.question, query.language))


def _cells(lines: str) -> list[str]:
    """Return the cells of a row, or of the last line of its heads, without marks of emphasis."""
    return [cell.strip(" *_`") for cell in cells_of(lines)]


def _numbers(text: str) -> set[str]:
    """Return the numbers that a text names."""
    return {word.text for word in words(text) if word.is_number}
