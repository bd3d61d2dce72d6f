"""Questions for what isn't so, held against texts that tell only what is so.

"How many were not answered?" isn't answered by "905 were answered", nor "who is no longer chair?"
by who is, nor "how many are safe?" by how many are unsafe. Other words may say that something isn't
so, "left the board", "abstained": only a sentence that says no more than the question excludes it,
and only one in the same language.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from corpus.toml_tables import read_table
from embeddings.text.languages import language_of
from embeddings.text.misses.says_no_more import says_no_more
from embeddings.text.whole_words import whole_words
from embeddings.text.words import Word, stems, words

# What begins another clause, of which what isn't so may be told.
_CLAUSE = re.compile(r"[,;:.!?–—]|，|；|。|？")
# Words of fewer letters begin others by chance.
_SHORT = 3


class _Negation(NamedTuple):
    """How a language asks what isn't so, tells it, and what of that a text may say otherwise."""

    isnt: re.Pattern[str]
    told: re.Pattern[str]
    no_longer: re.Pattern[str]
    otherwise: frozenset[str]
    tells: re.Pattern[str]
    un: Sequence[str]


def is_not_negated(question: str, sentence: str, around: str, language: str, asked_in: str) -> bool:
    """Say whether it is asked what isn't so, and a sentence tells what is so.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of these two.
        asked_in: the code of the question's language.
    """
    asks = next((each for each in language_of(asked_in).asks if each[1].search(question)), None)
    known = _negations().get(language) if language == asked_in else None
    if asks is None or known is None:
        return False
    # Who isn't allowed to do something may be told by who alone is.
    if asks[0] != "number" and not known.no_longer.search(question):
        return False
    if known.told.search(sentence) or known.tells.search(sentence):
        return False
    negated = _negated(question, asks[1], known)
    if negated is None:
        return _has_other_of_pair(question, sentence, around, language)
    found = _topic(negated, language)
    held = stems(sentence, language)
    return (
        bool(found)
        and all(held & set(word.stems) for word in found)
        and says_no_more(question, sentence, language)
    )


def _negated(question: str, asks: re.Pattern[str], asked: _Negation) -> str | None:
    """Return what a question says that isn't so, near its question word: in Chinese before it."""
    start, found = asks.search(question), asked.isnt.finditer(question)
    isnt = next((each for each in found if each[0].lower() not in asked.otherwise), None)
    if start is None or isnt is None:
        return None
    between = question[min(start.end(), isnt.end()) : max(start.start(), isnt.start())]
    if _CLAUSE.search(between):
        return None
    end = start.start() if start.start() >= isnt.end() else len(question)
    return _CLAUSE.split(question[isnt.end() : end])[0]


def _topic(text: str, language: str) -> list[Word]:
    """Return the words of a text that carry a topic: not "longer", which "no" stands before."""
    return [word for word in words(text, language) if not (word.is_stop or word.lower == "longer")]


def _has_other_of_pair(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence has "unsafe", where "safe" is asked for and nowhere said, or so."""
    asked, told = ({word.lower for word in _topic(text, language)} for text in (question, sentence))
    pairs = {
        (one, other)
        for one in asked
        for other in told - asked
        if _is_pair(one, other, language) or _is_pair(other, one, language)
    }
    if not pairs or {one for one, _ in pairs} <= {word.lower for word in words(around, language)}:
        return False
    return says_no_more(question, sentence, language, " ".join(other for _, other in pairs))


def _is_pair(one: str, other: str, language: str) -> bool:
    """Say whether a word is another with a syllable before it that says that it isn't so."""
    return len(one) > _SHORT and any(other == before + one for before in _negations()[language].un)


@cache
def _negations() -> Mapping[str, _Negation]:
    """Read negated.toml, beside this module; how it negates else is in languages.toml."""
    return {
        code: _Negation(
            _pattern(listed.get("isnt"), code),
            _pattern(listed.get("told"), code),
            re.compile(listed["no_longer"], re.I),
            frozenset(listed.get("otherwise", "").split()),
            whole_words(listed["tells"], code),
            listed.get("un", "").split(),
        )
        for code, listed in read_table(__package__, "negated.toml").items()
    }


def _pattern(described: str | None, language: str) -> re.Pattern[str]:
    """Return the pattern that is described, else that of the language's negation."""
    return re.compile(described) if described else language_of(language).negation
