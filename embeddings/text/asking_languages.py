"""The language that a short question is in, told by its question word: "Cosa devo portare?".

What tells languages apart by their letters isn't sure of three words. A question word is, where the
words beside it aren't English, and most of its closed-class words are of that language.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TypeAlias

from embeddings.text.forms import plain
from embeddings.text.languages import Language, language_of
from embeddings.text.words import Word

# A question word of fewer letters without an accent may be anything: AI, Co.
_SHORTEST = 3
# With this share of English words beside it, a question word is a name or mistyped: "Dove lakes".
_ENGLISH = 0.7
# How much likelier than English a language is by closed-class words, with a question word that is
# a word of English as well: "que", "come".
_SURELY = 2
_SPANISH = "¿¡"
# Of a question that could be English by its words as many must be of the closed classes of another
# language, and so many more than of those of English: "Was war die Ursache?", "Quelle est la date?"
_SURELY_SAID = 3
# Says whether words ask in a language, with the number of those that are small words of English.
_AsksIn: TypeAlias = Callable[[Sequence[str], Language, int], bool]


def surely_asked_in(
    found: Sequence[Word],
    codes: Sequence[str],
    is_english: Callable[[str], bool],
    chances: Callable[[], Mapping[str, float]],
    usual: str,
) -> str:
    """Return the code of the language of a question whose words could be English; empty if none.

    It has a question word of that language and more of its other small words than of those of
    English, one less where that word isn't one of English, too, and of the usual language.

    Args:
        found: the words of the message, without names.
        codes: the languages that it may be in.
        is_english: says whether a word in lower case is English.
        chances: tells how likely each language is by letters, if several are as likely by words.
        usual: the language that it then is, if it is one of them.
    """

    def asks(said: Sequence[str], known: Language, english: int) -> bool:
        """Say whether a language has the question word, and enough of the others."""
        asking = _asking(said, known)
        is_certain = known.code == usual or not all(map(is_english, asking))
        least = max(_SURELY_SAID - is_certain, english + _SURELY)
        return bool(asking) and _closed(said, known) >= least

    return _likeliest(_counts(found, codes, asks), chances, usual)


def asked_in(
    found: Sequence[Word],
    codes: Sequence[str],
    is_english: Callable[[str], bool],
    chances: Callable[[], Mapping[str, float]],
    usual: str,
) -> str:
    """Return the code of the language whose question word a message has; empty without any.

    Args:
        found: the words of the message, without names.
        codes: the languages that it may be in.
        is_english: says whether a word in lower case is English.
        chances: tells how likely each language is by letters, if several are as likely by words.
        usual: the language that it then is, if it is one of them.
    """
    asks = partial(_asks, is_english=is_english)
    return _likeliest(_counts(found, codes, asks), chances, usual)


def _counts(found: Sequence[Word], codes: Sequence[str], asks: _AsksIn) -> dict[str, int]:
    """Return how many words are of the closed classes of each language that a message asks in."""
    said = [*chain.from_iterable(_parts(word) for word in found)]
    english = _closed(said, language_of("en"))
    return {
        code: _closed(said, known)
        for code in codes
        for known in [language_of(code)]
        if code != "en" and asks(said, known, english)
    }


def _likeliest(
    counts: Mapping[str, int], chances: Callable[[], Mapping[str, float]], usual: str
) -> str:
    """Return the language with most small words; among several the usual one, or the likeliest."""
    most = [code for code in counts if counts[code] == max(counts.values())]
    if len(most) < 2 or usual in most:
        return usual if usual in most else "".join(most)
    ranked = chances()
    return max(most, key=lambda code: ranked.get(code, 0.0))


def has_marks_of_spanish(text: str) -> bool:
    """Say whether a question opens with a mark that is written in Spanish alone."""
    return any(mark in text for mark in _SPANISH)


def _parts(word: Word) -> list[str]:
    """Return the parts of a word in lower case, which a hyphen joins: "dois-je"."""
    return plain(word.text).split("-")


def _closed(said: Sequence[str], known: Language) -> int:
    """Return how many words are of the closed classes of a language."""
    return sum(word in known.stop or word in known.question_words for word in said)


def _asks(
    said: Sequence[str], known: Language, english: int, is_english: Callable[[str], bool]
) -> bool:
    """Say whether words ask in a language, and surely not in English."""
    asking = _asking(said, known)
    others = [word for word in said if word not in asking]
    if not asking or not others or sum(map(is_english, others)) >= _ENGLISH * len(others):
        return False
    ahead = _closed(said, known) - english
    telling = [word for word in others if word not in known.stop]
    is_doubtful = all(map(is_english, asking)) and any(map(is_english, telling))
    return ahead >= (_SURELY if is_doubtful else 1)


def _asking(said: Sequence[str], known: Language) -> list[str]:
    """Return the words that are question words of a language."""
    return [word for word in said if word in known.question_words and _tells(word)]


def _tells(word: str) -> bool:
    """Say whether a question word is long enough, or has an accent, to be no other word."""
    return len(word) >= _SHORTEST or not word.isascii()
