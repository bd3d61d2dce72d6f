"""Quantities that questions ask for, and that texts give, in other languages than English.

Which words open a question for an amount, which name a dimension and which are its units is told
language by language in quantities_abroad.toml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.currencies import SIGNS, currency_codes, currency_words
from embeddings.text.languages import language_of
from embeddings.text.scripts import MARKS
from embeddings.text.words import answer_type

# The table of what every language has, beside those of languages.
_EVERY = "every"
# What stands beside no border of a word.
_INSIDE = rf"[\w{MARKS}]"
# How many words may stand between a number and its unit: "14,5 millions d'euros". Numbers and
# words are of bounded length, so that no text takes long that is one row of them.
_BLANK = r"[\s\u00a0\u202f’'-]"
_BETWEEN = rf"(?:{_BLANK}*+{_INSIDE}{{1,60}}+){{0,2}}?"
_DIGITS = r"(?<!\d)\d[\d.,\u00a0\u202f]{0,30}+"
# Where nothing separates words a number and its unit do neither: "一百万元", "5万円".
_SPACELESS = ("zh", "ja")
# Where these letters end so does a word: "3リアル", but "3リアルタイム".
_KANA = "[\u30a1-\u30fa\u30fc]"
_FIGURES = "[一二三四五六七八九十百千万亿億萬兆两〇零半数多余余り個个]"
_CHINESE = rf"(?:{_DIGITS}|{_FIGURES})\s*+{_FIGURES}{{0,30}}+\s*+"


@dataclass(frozen=True, slots=True)
class Asking:
    """What asks for quantities in a language.

    `amounts` opens a question for an amount and `counts` one for how many; behind `how_many`
    stands what is counted. `names` are the words that name each dimension, `counted` its units,
    and `given` a number with one of these.
    """

    amounts: re.Pattern[str]
    counts: re.Pattern[str]
    how_many: re.Pattern[str]
    names: Mapping[str, re.Pattern[str]]
    counted: Mapping[str, re.Pattern[str]]
    given: Mapping[str, re.Pattern[str]]


def asked_abroad(question: str, language: str) -> frozenset[str]:
    """Return the dimensions of which any answers a question in a language; none where unknown."""
    asking = _asking(language)
    if asking is None:
        return frozenset()
    counts, amount = asking.counts.search(question), asking.amounts.search(question)
    if counts or not amount:
        return _found(asking.counted, question[counts.end() :]) if counts else frozenset()
    behind = _found(asking.counted, question[amount.end() :])
    return behind or _found(asking.names, question)


def named_abroad(question: str, language: str) -> frozenset[str]:
    """Return the dimensions that a message in a language names which opens no question."""
    asking = _asking(language)
    if asking is None or answer_type(question, language) not in ("other", "number"):
        return frozenset()
    return _found(asking.names, question)


def counted_abroad(question: str, language: str) -> str:
    """Return what of a question in a language stands behind "how many"; empty without that."""
    asking = _asking(language)
    many = asking.how_many.search(question) if asking else None
    return question[many.end() :].strip() if many else ""


def given_abroad(text: str, language: str) -> frozenset[str]:
    """Return the dimensions of which a text in a language gives a number with its unit."""
    asking = _asking(language)
    return _found(asking.given, text) if asking else frozenset()


def is_told(language: str) -> bool:
    """Say whether it is known which words ask for quantities in a language."""
    return language != _EVERY and language in _tables()


def _found(patterns: Mapping[str, re.Pattern[str]], text: str) -> frozenset[str]:
    """Return the names of the patterns that a text holds."""
    return frozenset(name for name, pattern in patterns.items() if pattern.search(text))


@cache
def _tables() -> Mapping[str, Any]:
    """Read quantities_abroad.toml, beside this module."""
    return read_table(__package__, "quantities_abroad.toml", signs=SIGNS)


@cache
def _asking(language: str) -> Asking | None:
    """Make the patterns of a language when it is first asked for; None where none are told."""
    if language == _EVERY or language not in _tables():
        return None
    table, every = _tables()[language], _tables()[_EVERY]
    spaceless = language in _SPACELESS
    whole = partial(_whole, spaceless=spaceless)
    units = {name: f"{own}|{every['units'][name]}" for name, own in table["units"].items()}
    if "money" in units:
        units["money"] += f"|{_currencies(language)}"
    told = units | {"time": "|".join(filter(None, [units["time"], table.get("clock")]))}
    number = _CHINESE if spaceless else _number(language)
    signs = every["signs"] | {"money": [*every["signs"]["money"], rf"\b{_codes()}\s?\d"]}
    given = {
        name: "|".join([f"{number}{whole(own, starts=False)}", *signs.get(name, [])])
        for name, own in told.items()
    }
    return Asking(
        re.compile(whole(table["asks"]), re.I),
        re.compile(whole(table["counts"], ends=False), re.I),
        re.compile(whole(table.get("how_many", table["counts"]), ends=False), re.I),
        {name: re.compile(whole(own), re.I) for name, own in table["names"].items()},
        {name: re.compile(f"^ ?{whole(own)}", re.I) for name, own in units.items()},
        {name: re.compile(own, re.I) for name, own in given.items()},
    )


def _currencies(language: str) -> str:
    """Return the pattern of what money is called in a language, and of its codes."""
    words = sorted(currency_words(language), key=len, reverse=True)
    behind = (rf"(?!{_KANA})" if re.search(_KANA, word) else "" for word in words)
    units = (f"{re.escape(word)}{end}" for word, end in zip(words, behind, strict=True))
    return "|".join([*units, _codes()])


def _codes() -> str:
    """Return the pattern of the codes of currencies, in capitals."""
    return f"(?-i:{'|'.join(sorted(currency_codes()))})"


def _whole(pattern: str, *, spaceless: bool, starts: bool = True, ends: bool = True) -> str:
    """Return a pattern that finds whole words, where words have borders."""
    if spaceless:
        return f"(?:{pattern})"
    before, behind = rf"(?<!{_INSIDE})" * starts, rf"(?!{_INSIDE})" * ends
    return f"{before}(?:{pattern}){behind}"


def _number(language: str) -> str:
    """Return the pattern of a number, in digits or words, up to where its unit begins."""
    words = "|".join(map(re.escape, sorted(language_of(language).numbers)))
    written = rf"|(?<!{_INSIDE})(?:{words})(?!{_INSIDE})" if words else ""
    return rf"(?:{_DIGITS}{written}){_BETWEEN}{_BLANK}*(?<![^\W\d_])"
