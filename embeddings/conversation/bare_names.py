"""A name alone behind a question that names another: "Dunmore?" asks the same of Dunmore.

So does "and in Dunmore?" where the other stands behind "in", too.
"""

import re

from embeddings.conversation.opening_words import openings
from embeddings.conversation.topics import AUXILIARY
from embeddings.text.spelling import is_common, is_general
from embeddings.text.words import Word, is_question_word, words

# A name and its article have so many words at most.
_MOST_WORDS = 4
_ASKED = re.compile(r"[?？]\W*$")
# What leads to a name that is put in the place of another, and a preposition before either.
_BEFORE_NAME = r"(?:\b(?P<place>in|at|on|for|of|from|to|by|near|with) )?(?:the )?"
_LED = re.compile(
    rf"\W*(?:(?:and|but|ok|then|also|what about|how about)\b[\s,]*)+{_BEFORE_NAME}", re.I
)
_LEADS = re.compile(rf"{_BEFORE_NAME}$", re.I)
_POSSESSIVE = re.compile(r"[’']s$")
_ARTICLE = frozenset("the a an".split())
# What may stand inside a name: "Bank of England", "Salt and Sail".
_WITHIN = re.compile(r"\s+(?:(?:of|and|the|&)\s+){0,2}|-")


def is_bare_name(question: str, before: str) -> bool:
    """Say whether a question is a name with its mark, behind one that names another.

    A language that writes all nouns with capitals doesn't tell names by them.

    Args:
        question: any text.
        before: the question before it; empty where there is none.
    """
    if not (_ASKED.search(question) and _name_alone(question)):
        return False
    if not (_names(before) or (_ASKED.search(before) and _name_alone(before))):
        return False
    nouns = [known for known in openings() if not known.language.capital_names]
    return not any(known.speaks(before) for known in nouns)


def in_place(question: str, before: str) -> str:
    """Return the question before with a bare name in place of its only one; else nothing.

    Args:
        question: the bare name.
        before: the question before it.
    """
    named, spans = _name_alone(question) or _led_name(question, before), _names(before)
    if len(spans) != 1 or not named:
        return ""
    (start, end), name = spans[0], question[named[0].start : named[-1].end]
    owner = _POSSESSIVE.search(before[start:end])
    return f"{before[:start]}{_POSSESSIVE.sub('', name)}{owner[0] if owner else ''}{before[end:]}"


def _name_alone(text: str) -> list[Word]:
    """Return the words of a text that is a name, perhaps with its article; else none.

    A phone writes the first word with a capital, so that one alone tells nothing by that.
    """
    found = words(text)
    rest = found[1:] if found and found[0].lower in _ARTICLE else found
    if len(found) > _MOST_WORDS or not all(map(_is_name, rest)):
        return []
    is_told = len(rest) > 1 or (rest and (rest[0].start > 0 or not _is_common(rest[0])))
    return rest if is_told else []


def is_led_name(question: str, before: str) -> bool:
    """Say whether a question is "and" and a name, in the same place as the only one before it.

    Args:
        question: any text.
        before: the question before it; empty where there is none.
    """
    return len(_names(before)) == 1 and bool(_led_name(question, before))


def _led_name(question: str, before: str) -> list[Word]:
    """Return the words of the name that a question is but for "and" and a preposition, else none.

    With the preposition that the first name before it has, a word that isn't of English is a name
    in small letters, too; without one both names have such a word: "Dunmore" is no other "Mayor".
    """
    led, spans = _LED.match(question), _names(before)
    if led is None or not spans:
        return []
    leads = _LEADS.search(before, 0, spans[0][0])
    place = led["place"]
    if place and not (leads and (leads["place"] or "").lower() == place.lower()):
        return []
    rest = [word for word in words(question) if word.start >= led.end()]
    if not 0 < len(rest) <= _MOST_WORDS:
        return []
    if place and not any(is_general(word.lower) or word.is_number for word in rest):
        return rest
    other = words(before[slice(*spans[0])])
    is_told = place or (_is_strange(rest) and _is_strange(other))
    return rest if is_told and all(map(_is_name, rest)) else []


def _is_strange(name: list[Word]) -> bool:
    """Say whether a word of a name is none of English."""
    return not all(is_general(_POSSESSIVE.sub("", word.lower)) for word in name)


def _names(question: str) -> list[tuple[int, int]]:
    """Return from where to where the names in a question reach, but for its first word."""
    spans: list[tuple[int, int]] = []
    for word in words(question)[1:]:
        if not _is_name(word):
            continue
        if spans and _WITHIN.fullmatch(question[spans[-1][1] : word.start]):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


def _is_name(word: Word) -> bool:
    """Say whether a word is written as a name, and is none that asks, counts or dates."""
    asks = is_question_word(word) or word.lower in AUXILIARY
    return word.is_written_as_name and not asks


def _is_common(word: Word) -> bool:
    """Say whether a word is a common one of English."""
    return is_common(_POSSESSIVE.sub("", word.lower))
