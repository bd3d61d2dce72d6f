"""Follow-ups in any language, told by general signs: they open with a conjunction and are short.

"¿Y en 2022?", "und Dalian?" and "وفي 2022؟" name at most a year or one word beside closed-class
words; "et le directeur financier ?" names a thing without a verb. A question word alone is one too.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.stops import ends_asking
from embeddings.conversation.left_out import leaves_out
from embeddings.conversation.opening_words import Openings, openings, whole_question
from embeddings.text.forms import plain
from embeddings.text.languages import language_of
from embeddings.text.scripts import SPACELESS
from embeddings.text.words import Word, words

_ENGLISH = language_of("en")
# A question of more characters says what it is about.
_LONGEST = 200
# "And the other?" has so many words at most.
_MOST_WORDS = 9
_RUN, _SPACELESS = re.compile(r"[^\W\d_]+"), re.compile(f"[{SPACELESS}]")
_ASKED = re.compile(r"[?؟？;][\s»”\"')]*$")
# What is as likely an English word, or a letter that stands for something: "E coli".
_SHORT_OPENING = 2


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a language from English: words, and the runs of letters in them.

    `spaceless` says that one of the words is in a script without spaces.
    """

    telling: frozenset[str]
    runs: frozenset[str]
    spaceless: bool


def opens_another(question: str, before: str = "") -> bool:
    """Say whether a question in a language other than English only goes on with another one.

    Args:
        question: any text; which language it is in isn't known, since it is short.
        before: the question before it, whose language may tell; empty where there is none.
    """
    if len(question) > _LONGEST:
        return False
    runs = frozenset(_RUN.findall(plain(question)))
    spaceless = _SPACELESS.search(question) is not None
    whole, asked = whole_question(question), _ASKED.search(question) is not None
    told = (
        known
        for known in openings()
        if known.is_listed(whole, asks=asked)
        or (_may_tell(known, runs, spaceless=spaceless) and _continues(question, known))
    )
    if any(known.is_likely(question, before) for known in told):
        return True
    return (asked and _names_another(question, before)) or leaves_out(question, before)


def _may_tell(known: Openings, runs: frozenset[str], *, spaceless: bool) -> bool:
    """Say whether a question may hold a word that tells a language, before it is cut.

    Args:
        known: what is known of the language.
        runs: the question's runs of letters, plain.
        spaceless: whether it holds a script without spaces.
    """
    signs = _signs(known.language.code)
    return (signs.spaceless and spaceless) or not signs.runs.isdisjoint(runs)


def _continues(question: str, known: Openings) -> bool:
    """Say whether a question is a follow-up of a language, by its closed-class words."""
    found = words(question, known.language.code)
    if not any(word.lower in known.telling for word in found):
        return False
    named = _named(found, known)
    if found[0].lower in known.opens:
        return len(named) <= 1
    return not named and _asks(question, found, known)


@cache
def _signs(code: str) -> Signs:
    """Return what tells a language from English."""
    telling = next(known.telling for known in openings() if known.language.code == code)
    runs = frozenset(run for word in telling for run in _RUN.findall(word))
    return Signs(telling, runs, any(map(_SPACELESS.search, telling)))


def _named(found: list[Word], known: Openings) -> list[Word]:
    """Return the words that name what is asked about."""
    return [word for word in found if not _is_empty(word, known)]


def _is_empty(word: Word, known: Openings) -> bool:
    """Say whether a word names nothing that is asked about."""
    closed = word.is_stop or word.lower in known.closed
    return closed or word.is_number or word.is_period or word.is_month or word.is_number_word


def _asks(question: str, found: list[Word], known: Openings) -> bool:
    """Say whether words that name nothing ask: they hold a question word, a year, or a mark."""
    asks = known.language.question_words
    asking = any(word.lower in asks or word.is_year for word in found)
    return asking or ends_asking(question.rstrip())


def _names_another(question: str, before: str) -> bool:
    """Say whether a question with its mark opens with "and" and names a thing without a verb.

    A verb or a question word of any language that has the same "and" makes it one of its own.
    """
    first = words(question)[:1]
    opened = [known for known in openings() if first and first[0].lower in known.opens]
    cut = [(known, words(question, known.language.code)) for known in opened]
    if any(_is_whole(found, known) for known, found in cut):
        return False
    return any(
        _is_another(found, known, before)
        for known, found in cut
        if known.is_likely(question, before)
    )


def _is_whole(found: list[Word], known: Openings) -> bool:
    """Say whether a verb or a question word is among words, or is an opening as وكم is."""
    said = {part for word in found for part in (word.lower, *word.lower.split("-"))}
    return not said.isdisjoint(known.whole)


def _is_another(found: list[Word], known: Openings, before: str) -> bool:
    """Say whether words are an opening of a language and few names in the same language."""
    named, behind = _named(found, known), {word.lower for word in found[1:]}
    if len(named) > known.most or len(found) > _MOST_WORDS:
        return False
    if behind & _ENGLISH.stop - known.closed:
        return False
    opening = found[0].lower
    tells = opening in known.telling and (len(opening) > _SHORT_OPENING or not opening.isascii())
    return tells or not behind.isdisjoint(known.telling) or known.speaks(before)
