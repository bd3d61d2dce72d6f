"""What a question is asked by in other languages: "Хотелось бы узнать, сколько …".

Such words are no topic, and a report that lacks them may answer all the same. They are cut off
where a question is left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.toml_tables import read_table
from embeddings.text.scripts import MARKS
from embeddings.text.words import answer_type, is_question_word, words

# So many words at least are a question: what stands behind "tell me" alone may be a follow-up.
_FEWEST = 2
_NEVER = "(?!)"
_NO_LETTER = rf"[^\w{MARKS}]"


@dataclass(frozen=True, slots=True)
class _Requests:
    """The patterns of a language: what leads to a question, and what ends one."""

    language: str
    before: re.Pattern[str]
    behind: re.Pattern[str]


def without_request(question: str) -> str:
    """Return a question without what asks to be told: all of it where no question would be left.

    Args:
        question: one in any language; English and Chinese are read elsewhere.
    """
    return next((rest for rest in _rests(question.strip())), question)


def _rests(question: str) -> Iterator[str]:
    """Yield what is left of a question by the requests of each language."""
    for known in _languages():
        found = known.before.match(question)
        rest = question[found.end() :] if found else question
        ended = known.behind.search(rest)
        rest = rest[: ended.start()] if ended else rest
        if (found or ended) and _asks(rest, known.language):
            yield rest.strip()


def _asks(text: str, language: str) -> bool:
    """Say whether a text is a question of some words in a language."""
    found = words(text, language)
    is_long = len(found) >= _FEWEST or any(word.is_spaceless for word in found)
    return is_long and (any(map(is_question_word, found)) or answer_type(text, language) != "other")


@cache
def _languages() -> tuple[_Requests, ...]:
    """Read the languages from requests.toml, beside this module."""
    return tuple(
        _requests(code, table) for code, table in read_table(__package__, "requests.toml").items()
    )


def _requests(code: str, table: dict[str, str]) -> _Requests:
    """Make the patterns of one language; in Japanese no space stands before a request."""
    before, behind = (table.get(name, _NEVER).replace("\n", "") for name in ("before", "behind"))
    border = "" if code == "ja" else r"(?<=\s)"
    return _Requests(
        code,
        re.compile(rf"{_NO_LETTER}*(?:{before})(?:\s*[,،:]\s*|\s+)", re.I),
        re.compile(rf"{border}(?:{behind}){_NO_LETTER}*$", re.I),
    )
