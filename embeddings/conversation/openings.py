"""Follow-ups in any language, told by general signs: they open with a conjunction and are short.

"¿Y en 2022?", "und Dalian?" and "وفي 2022؟" name at most a year or one word beside
closed-class words.
"""

import re
from functools import cache

from embeddings.text.forms import plain
from embeddings.text.languages import Language, known_languages, language_of
from embeddings.text.scripts import SPACELESS, plain_digits
from embeddings.text.words import Word, words

_ENGLISH = language_of("en")
# A question of more characters says what it is about.
_LONGEST = 200
_RUN, _SPACELESS = re.compile(r"[^\W\d_]+"), re.compile(f"[{SPACELESS}]")


def opens_another(question: str) -> bool:
    """Say whether a question in a language other than English only goes on with another one.

    Args:
        question: any text; which language it is in isn't known, since it is short.
    """
    if len(question) > _LONGEST:
        return False
    return any(_continues(question, language_of(code)) for code in known_languages())


def _continues(question: str, language: Language) -> bool:
    """Say whether a question is a follow-up of a language, by its closed-class words."""
    if language is _ENGLISH or not language.stop | language.opens:
        return False
    if language.continues.search(plain_digits(question)):
        return True
    if not _may_be_of(question, language):
        return False
    found = words(question, language.code)
    if not found or not _is_of(found, language):
        return False
    named = [word for word in found if not _is_empty(word, language)]
    if found[0].lower in language.opens:
        return len(named) <= 1
    return not named and _asks(question, found, language)


def _may_be_of(question: str, language: Language) -> bool:
    """Say whether `_is_of` may hold, without cutting a question as each language would.

    A word that tells is there with all its letters, unless its script writes no spaces.
    """
    letters, spaceless = _telling(language.code)
    return spaceless or not letters.isdisjoint(_RUN.findall(plain(question)))


@cache
def _telling(code: str) -> tuple[frozenset[str], bool]:
    """Return the runs of letters of words that tell a language, and whether one is spaceless."""
    language = language_of(code)
    words = (language.opens | language.stop) - _ENGLISH.stop
    runs = frozenset(run for word in words for run in _RUN.findall(word))
    return runs, any(map(_SPACELESS.search, words))


def _is_of(found: list[Word], language: Language) -> bool:
    """Say whether one of the closed-class words is none of English, so that it tells."""
    closed = language.opens | language.stop
    return any(word.lower in closed and word.lower not in _ENGLISH.stop for word in found)


def _is_empty(word: Word, language: Language) -> bool:
    """Say whether a word names nothing that is asked about."""
    closed = word.is_stop or word.lower in language.opens | language.question_words
    return closed or word.is_number or word.is_period or word.is_month or word.is_number_word


def _asks(question: str, found: list[Word], language: Language) -> bool:
    """Say whether words that name nothing ask: they hold a question word, a year, or a mark."""
    asking = any(word.lower in language.question_words or word.is_year for word in found)
    return asking or question.rstrip().endswith(("?", "؟", "？"))
