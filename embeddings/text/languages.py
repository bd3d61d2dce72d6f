"""Languages: what is known of each, and general rules for all others.

Snowball has stemmers and bm25s stop words for many; babel knows months and how numbers are
written; the rest stands in languages.toml. Nothing of one language is applied to another.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from babel import Locale, UnknownLocaleError

from corpus.toml_tables import read_table
from corpus.years import DASHES, YEARS
from embeddings.text.stop_words import stop_words

AnswerType = Literal["when", "who", "number", "where", "which", "other"]
_Described = Mapping[str, str | Sequence[tuple[AnswerType, str]]]

# In these an apostrophe ends an article, as in "l'année"; elsewhere it is a part of its word.
_ELIDING = frozenset("fr it ca".split())
_NEVER = re.compile(r"(?!)")
# What stands for `{year}` in a pattern: a year, or one of two halves, "2019/20".
_NAMED_YEAR = rf"(?P<year>{YEARS})(?![.,/{DASHES}]\d)"


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language; of one that isn't known, nothing.

    `stop` are closed-class words, in lower case as all others are; `prefixes` are written with a
    hyphen or as one word with what they stand by; `asks` the kinds of answer with the patterns of
    questions for them, in order. The year that `last_year` and its like are told from is the
    report's, that of `year_before` and `year_after` the one that was spoken of, a `count` of years
    away where they have one; `before_year` and `after_year` name theirs themselves, the `year`.
    `counts` are the words for one, for two and so on; they are among the `numbers`. `than` stands
    before a year that another is compared with; `plans` are words of targets and of what is
    expected, in questions and in sentences, and `negation` of what isn't so. `stemmer` is
    Snowball's name, empty for none; `endings` are then taken off a word, the longest first.
    """

    code: str
    stemmer: str = ""
    endings: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    question_words: frozenset[str] = frozenset()
    period: frozenset[str] = frozenset()
    counts: tuple[tuple[str, ...], ...] = ()
    numbers: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    daytimes: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    asks: tuple[tuple[AnswerType, re.Pattern[str]], ...] = ()
    last_year: re.Pattern[str] = _NEVER
    this_year: re.Pattern[str] = _NEVER
    next_year: re.Pattern[str] = _NEVER
    year_before: re.Pattern[str] = _NEVER
    year_after: re.Pattern[str] = _NEVER
    before_year: re.Pattern[str] = _NEVER
    after_year: re.Pattern[str] = _NEVER
    than: re.Pattern[str] = _NEVER
    future: re.Pattern[str] = _NEVER
    past: re.Pattern[str] = _NEVER
    plans: re.Pattern[str] = _NEVER
    negation: re.Pattern[str] = _NEVER
    subject: re.Pattern[str] = _NEVER

    def count(self, written: str) -> int:
        """Return the number that one of `counts`, or figures, tell; 0 for anything else."""
        if written.isdecimal():
            return int(written)
        told = (number for number, known in enumerate(self.counts, 1) if written.lower() in known)
        return next(told, 0)

    # What babel knows is read of a language that is met: of all of them it would be 30 MB.
    @property
    def months(self) -> frozenset[str]:
        """Return the names of the months as they stand in a date."""
        return _months(self.code)

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Return the names of the days of a week as they stand in a date, Monday first."""
        return _weekdays(self.code)

    @property
    def decimal(self) -> str:
        """Return the mark of decimals."""
        return _marks(self.code)[0]

    @property
    def group(self) -> str:
        """Return the mark of groups of three digits."""
        return _marks(self.code)[1]

    @property
    def capital_names(self) -> bool:
        """Say whether a capital inside a sentence tells a name: not where every noun has one."""
        return "capital" not in self.nouns

    @property
    def elides(self) -> bool:
        """Say whether an apostrophe ends a word."""
        return self.code in _ELIDING


@cache
def language_of(code: str) -> Language:
    """Return what is known of a language, by its ISO 639-1 code; a region behind it is ignored."""
    code = re.split(r"[-_]", code.lower())[0]
    described = _described().get(code, {})
    return Language(
        code,
        stemmer=str(described.get("stemmer", "")),
        endings=tuple(sorted(str(described.get("endings", "")).split(), key=len, reverse=True)),
        stop=_words(described, "stop") | stop_words(str(described.get("listed", ""))),
        question_words=_words(described, "question_words"),
        period=_words(described, "period"),
        counts=_counts(described),
        numbers=_words(described, "numbers").union(*_counts(described)),
        clock=_words(described, "clock"),
        daytimes=_words(described, "daytimes"),
        prefixes=_words(described, "prefixes"),
        nouns=_words(described, "nouns"),
        asks=_asks(described),
        last_year=_pattern(described, "last_year"),
        this_year=_pattern(described, "this_year"),
        next_year=_pattern(described, "next_year"),
        year_before=_pattern(described, "year_before"),
        year_after=_pattern(described, "year_after"),
        before_year=_pattern(described, "before_year"),
        after_year=_pattern(described, "after_year"),
        than=_pattern(described, "than"),
        future=_pattern(described, "future"),
        past=_pattern(described, "past"),
        plans=_pattern(described, "plans"),
        negation=_pattern(described, "negation"),
        subject=_pattern(described, "subject"),
    )


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages of which more than general rules is known."""
    return tuple(_described())


@cache
def _described() -> Mapping[str, _Described]:
    """Return what languages.toml says, by code."""
    return read_table(__package__, "languages.toml")


def _words(described: _Described, name: str) -> frozenset[str]:
    """Return the words of an entry; none where there is no such entry."""
    return frozenset(str(described.get(name, "")).split())


def _pattern(described: _Described, name: str) -> re.Pattern[str]:
    """Return the pattern of an entry; one that is never found where there is no such entry."""
    pattern = str(described.get(name, ""))
    counted = rf"(?P<count>{'|'.join(chain(*_counts(described)))}|10|[1-9])"
    filled = pattern.replace("{year}", _NAMED_YEAR).replace("{count}", counted)
    return re.compile(filled, re.I) if pattern else _NEVER


def _counts(described: _Described) -> tuple[tuple[str, ...], ...]:
    """Return the words for one, for two and so on."""
    return tuple(tuple(each.split("/")) for each in str(described.get("counts", "")).split())


def _asks(described: _Described) -> tuple[tuple[AnswerType, re.Pattern[str]], ...]:
    """Return the kinds of answer with the patterns of questions for them."""
    asks = described.get("asks", ())
    if isinstance(asks, str):
        raise ValueError(f"asks: {asks!r} instead of pairs")
    return tuple((kind, re.compile(pattern, re.I)) for kind, pattern in asks)


def _locale(code: str) -> Locale | None:
    """Return babel's locale of a language; None for one that it doesn't know."""
    try:
        return Locale(code)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _weekdays(code: str) -> tuple[str, ...]:
    """Return the names of the days of a week in a language, in lower case, Monday first."""
    locale = _locale(code)
    days = locale.days["format"]["wide"] if locale else {}
    return tuple(str(days[number]).lower() for number in sorted(days))


@cache
def _months(code: str) -> frozenset[str]:
    """Return the names of the months of a language as they stand in a date, in lower case."""
    locale = _locale(code)
    # Names that stand alone aren't read: babel returns those of whichever language came before.
    names = locale.months["format"]["wide"].values() if locale else ()
    known = frozenset(str(name).lower() for name in names)
    return known | _words(_described().get(code, {}), "months")


@cache
def _marks(code: str) -> tuple[str, str]:
    """Return the marks of decimals and of groups of three digits."""
    locale = _locale(code)
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return str(symbols.get("decimal", ".")), str(symbols.get("group", ","))
