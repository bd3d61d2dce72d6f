"""Questions of somebody who is named: "who is Karel Novotny?" asks for no name, but what he is."""

import re

from embeddings.text.spelling import is_general
from embeddings.text.words import AnswerType, Word, answer_type, words

_WHO_IS = re.compile(r"\W*(?:(?:and|so|but|ok|then),? )?who(?: is| was| are| were|['’]?s)\b", re.I)
_POSSESSIVE = re.compile(r"[’']s$")


def kind_asked(question: str, language: str = "en") -> AnswerType:
    """Return the kind of answer that a question asks for, by its question words and names.

    Args:
        question: what is asked.
        language: the code of its language; of other languages than English the words alone tell.
    """
    kind = answer_type(question, language)
    return "which" if kind == "who" and language == "en" and _names_somebody(question) else kind


def _names_somebody(question: str) -> bool:
    """Say whether nothing but a name stands behind "who is"; titles are words of English.

    One that isn't written with capitals has at least two words, none of them of English.
    """
    asked = _WHO_IS.match(question)
    rest = words(question[asked.end() :]) if asked else []
    if not rest or any(word.is_stop or word.is_number for word in rest):
        return False
    unknown = [word for word in rest if not _is_english(word)]
    if all(word.is_capital for word in rest):
        return bool(unknown)
    return len(rest) > 1 and len(unknown) == len(rest)


def _is_english(word: Word) -> bool:
    """Say whether each part of a word is one of general English."""
    return all(map(is_general, _POSSESSIVE.sub("", word.lower).split("-")))
