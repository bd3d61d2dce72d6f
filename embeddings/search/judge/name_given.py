"""Whether a sentence gives a name that a question asks for: "which city", "which bank"."""

from collections.abc import Sequence

from embeddings.search.query import Query
from embeddings.text.words import Word

# How many words behind "which" say what is asked for, and how near to them a name stands.
_KIND, _BESIDE = 3, 3
# How much of two words is the same where one is made of the other, as "Chinese" is of "China".
_SAME = 4
# What a first word, which a capital tells nothing of, stands behind.
_ENDS = '.!?:;•*-–("“'


def name_lacks(query: Query, sentence: Sequence[Word], text: str) -> tuple[float, float]:
    """Tell whether a question for "which ..." gets no name from a sentence.

    Args:
        query: the question.
        sentence: the words of the sentence.
        text: what they are words of.

    Returns:
        1 where the sentence speaks of what is asked for without a new name beside it, and 1 where
        it holds no new name at all; 0 else, and where no "which" is asked, or one for a number or
        a date: "which share", "in which year".
    """
    kind = _kind_asked(query)
    if not kind or query.answer_type in ("number", "when"):
        return 0.0, 0.0
    names = _new_names(query, sentence, text)
    spoken = [n for n, word in enumerate(sentence) if not word.is_stop and kind & set(word.stems)]
    beside = any(abs(name - place) <= _BESIDE for name in names for place in spoken)
    return float(bool(spoken) and not beside), float(not names)


def _kind_asked(query: Query) -> frozenset[str]:
    """Return the stems of the words behind "which"; nothing where it isn't asked."""
    asked = [n for n, word in enumerate(query.words) if word.lower == "which"]
    if not asked:
        return frozenset()
    behind = query.words[asked[0] + 1 : asked[0] + 1 + _KIND]
    return frozenset(part for word in behind if not word.is_stop for part in word.stems)


def _new_names(query: Query, sentence: Sequence[Word], text: str) -> list[int]:
    """Return the numbers of the words that are written as names and that the question lacks."""
    return [
        number
        for number, word in enumerate(sentence)
        if number
        and word.is_written_as_name
        and not any(_is_alike(word, other) for other in query.words)
        and (not _opens(word, text) or _is_followed(sentence, number))
    ]


def _is_alike(word: Word, other: Word) -> bool:
    """Say whether two words are one, or made of one another."""
    if min(len(word.lower), len(other.lower)) < _SAME:
        return word.lower == other.lower
    return word.lower[:_SAME] == other.lower[:_SAME]


def _opens(word: Word, text: str) -> bool:
    """Say whether a word is the first of a sentence or an item."""
    return text[: word.start].rstrip()[-1:] in _ENDS


def _is_followed(sentence: Sequence[Word], number: int) -> bool:
    """Say whether another capital follows a word, as in a name of two."""
    return number + 1 < len(sentence) and sentence[number + 1].is_capital
