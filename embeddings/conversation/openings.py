"""Follow-ups in any language, told by general signs: they open with a conjunction and are short.

"¿Y en 2022?", "und Dalian?" and "وفي 2022؟" name at most a year or one word beside
closed-class words.
"""

import re
from dataclasses import dataclass
from functools import cache

from embeddings.text.forms import plain
from embeddings.text.languages import Language, known_languages, language_of
from embeddings.text.scripts import SPACELESS, plain_digits
from embeddings.text.words import Word, words

_ENGLISH = language_of("en")
# A question of more characters says what it is about.
_LONGEST = 200
_RUN, _SPACELESS = re.compile(r"[^\W\d_]+"), re.compile(f"[{SPACELESS}]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a language from English: words, and the runs of letters in them.

    `spaceless` says that one of the words is in a script without spaces.
    """

    telling: frozenset[str]
    runs: frozenset[str]
    spaceless: bool


def opens_another(question: str) -> bool:
    """Say whether a question in a language other than English only goes on with another one.

    Args:
        question: any text; which language it is in isn't known, since it is short.
    """
    if len(question) > _LONGEST:
        return False
    digits, runs = plain_digits(question), frozenset(_RUN.findall(plain(question)))
    spaceless = _SPACELESS.search(question) is not None
    return any(
        language.continues.search(digits)
        or (_may_tell(language, runs, spaceless=spaceless) and _continues(question, language))
        for language in _languages()
    )


@cache
def _languages() -> tuple[Language, ...]:
    """Return the languages whose closed-class words are known, without English."""
    known = map(language_of, known_languages())
    return tuple(each for each in known if each is not _ENGLISH and (each.stop or each.opens))


def _may_tell(language: Language, runs: frozenset[str], *, spaceless: bool) -> bool:
    """Say whether a question may hold a word that tells a language, before it is cut.

    Args:
        language: the language.
        runs: the question's runs of letters, plain.
        spaceless: whether it holds a script without spaces.
    """
    signs = _signs(language.code)
    return (signs.spaceless and spaceless) or not signs.runs.isdisjoint(runs)


def _continues(question: str, language: Language) -> bool:
    """Say whether a question is a follow-up of a language, by its closed-class words."""
    found = words(question, language.code)
    if not any(word.lower in _signs(language.code).telling for word in found):
        return False
    named = [word for word in found if not _is_empty(word, language)]
    if found[0].lower in language.opens:
        return len(named) <= 1
    return not named and _asks(question, found, language)


@cache
def _signs(code: str) -> Signs:
    """Return what tells a language from English."""
    language = language_of(code)
    telling = (language.opens | language.stop) - _ENGLISH.stop
    runs = frozenset(run for word in telling for run in _RUN.findall(word))
    return Signs(telling, runs, any(map(_SPACELESS.search, telling)))


def _is_empty(word: Word, language: Language) -> bool:
    """Say whether a word names nothing that is asked about."""
    low = word.lower
    closed = word.is_stop or low in language.opens or low in language.question_words
    return closed or word.is_number or word.is_period or word.is_month or word.is_number_word


def _asks(question: str, found: list[Word], language: Language) -> bool:
    """Say whether words that name nothing ask: they hold a question word, a year, or a mark."""
    asking = any(word.lower in language.question_words or word.is_year for word in found)
    return asking or question.rstrip().endswith(("?", "؟", "？"))
