"""Runs of a script that writes no spaces: cut at closed-class words, and into characters."""

import re
from collections.abc import Iterator
from functools import cache

from embeddings.text.languages import language_of
from embeddings.text.scripts import CHINESE_NUMERAL

_COUNTED = "成年个月日号人次项倍亩吨元名条家座种届天岁位分点里米公斤枚件所割"
_KANA = re.compile("[\u3040-\u30ff]")
_SCRIPTS = (
    (_KANA, "ja"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u3400-\u9fff]"), "zh"),
)


def chunks(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a run that stand between its closed-class words.

    Args:
        text: the text.
        start: where the run starts in it.
        end: where the run ends.
        language: the code of the text's language, which may be another than the run's.
    """
    for match in _closed(_language(text[start:end], language)).finditer(text, start, end):
        if match.lastgroup != "stop":
            yield match.span()


def characters(run: str, language: str) -> tuple[str, ...]:
    """Return the characters and pairs of a run that aren't closed-class words."""
    stop = language_of(_language(run, language)).stop
    return tuple(part for part in (*run, *pairs(run)) if part not in stop)


def pairs(run: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring characters of a run."""
    return tuple(run[i : i + 2] for i in range(len(run) - 1))


@cache
def _closed(language: str) -> re.Pattern[str]:
    """Return the pattern of closed-class words, periods, numbers, and what stands between."""
    closed = _any_of(language_of(language).stop)
    word = rf"{_any_of(language_of(language).period)}|{CHINESE_NUMERAL.pattern}(?=[{_COUNTED}])"
    return re.compile(rf"(?P<stop>{closed})|{word}|(?:(?!{closed}|{word}).)+", re.S)


def _any_of(known: frozenset[str]) -> str:
    """Return a pattern of the words of several characters, the longest first."""
    several = sorted((word for word in known if len(word) > 1), key=len, reverse=True)
    return "|".join(map(re.escape, several)) or "(?!)"


def _language(run: str, language: str) -> str:
    """Return the language whose closed-class words cut a run: its own, or that of its script."""
    if language in ("zh", "ja", "ko", "th"):
        return language
    return next((code for script, code in _SCRIPTS if script.search(run)), "")
