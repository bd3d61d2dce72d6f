"""Openings of follow-ups by language: closed-class words and patterns of opening_words.toml."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.toml_tables import read_table
from embeddings.text.forms import plain
from embeddings.text.languages import Language, known_languages, language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.words import words

_ENGLISH = language_of("en")
# Words of so few Latin letters are likely names, or words of English.
_SHORT = 3
# How many words "and the other?" names at most.
_MOST = 3
_AROUND = re.compile(r"^[\W_]+|[\s?!.,;:؟？…\"”»]+$")


@dataclass(frozen=True, slots=True)
class Openings:
    """What a language's follow-ups are told by.

    `opens` are words that they begin with; of these `joins` are "and" and `adds` "also" and the
    like, behind which a question may be a full one, too. `closed` are those that name nothing,
    `whole` those of which one makes a question of its own, behind such a beginning too; `telling`
    tell the language from English. `asks`, `pattern` and `marked` are whole follow-ups, the last
    with a question mark; `of_them` is how one begins that asks for some of what was named.
    """

    language: Language
    joins: frozenset[str]
    adds: frozenset[str]
    opens: frozenset[str]
    closed: frozenset[str]
    whole: frozenset[str]
    telling: frozenset[str]
    asks: frozenset[str]
    pattern: re.Pattern[str]
    marked: re.Pattern[str]
    of_them: re.Pattern[str]
    most: int

    @classmethod
    @cache
    def of(cls, code: str) -> "Openings":
        """Return what is known of a language, by its code."""
        language, known = language_of(code), _described().get(code, {})
        joins, adds = listed_words(known, "and"), listed_words(known, "also")
        opens = joins | adds | listed_words(known, "opens")
        closed = opens | language.stop | language.question_words | listed_words(known, "light")
        whole = listed_words(known, "whole") | language.question_words
        asks = known.get("asks", ())
        return cls(
            language=language,
            joins=joins,
            adds=adds,
            opens=opens,
            closed=closed,
            whole=whole,
            telling=(opens | language.stop | whole) - _ENGLISH.stop,
            asks=frozenset(map(plain, asks)) if isinstance(asks, list) else frozenset(),
            pattern=_pattern(known, "pattern"),
            marked=_pattern(known, "marked"),
            of_them=_pattern(known, "of_them"),
            most=int(str(known.get("most", _MOST))),
        )

    def is_likely(self, question: str, before: str) -> bool:
        """Say whether a question may be in the language and no names or words of English.

        Behind a question in English words such as "dar", "ai" and "die" alone tell no language.
        """
        said = {word.lower for word in words(question, self.language.code)} & self.telling
        if any(not word.isascii() or len(word) > _SHORT for word in said):
            return True
        said = {word.lower for word in words(before)}
        return said.isdisjoint(_ENGLISH.stop - self.closed) or self.speaks(before)

    def is_listed(self, question: str, *, asks: bool) -> bool:
        """Say whether a question is known whole, as "why?" and "as for the other?" are.

        Args:
            question: in small letters, as `whole_question` returns it.
            asks: it has a question mark.
        """
        first, _, rest = question.partition(" ")
        bare = question in self.asks or (first in self.opens and rest in self.asks)
        known = (self.pattern, self.marked) if asks else (self.pattern,)
        whole = any(pattern.fullmatch(question) for pattern in known)
        return bare or whole or self.of_them.match(question) is not None

    def speaks(self, text: str) -> bool:
        """Say whether a text has more closed-class words of the language than of English."""
        found = {word.lower for word in words(text, self.language.code)}
        return len(found & self.telling) > len(found & _ENGLISH.stop - self.closed)


def whole_question(text: str) -> str:
    """Return a question in small letters, without marks around it."""
    return " ".join(_AROUND.sub("", plain(plain_digits(text))).split())


@cache
def closed_words(code: str) -> frozenset[str]:
    """Return the words of a language that name nothing, in a follow-up or by themselves."""
    known = Openings.of(code)
    return known.closed | known.whole


@cache
def openings() -> tuple[Openings, ...]:
    """Return what is known of each language but English."""
    codes = dict.fromkeys([*known_languages(), *_described()])
    known = (Openings.of(code) for code in codes if code != "en")
    return tuple(each for each in known if each.opens or each.telling or each.asks)


@cache
def _described() -> Mapping[str, Mapping[str, str | int | Sequence[str]]]:
    """Read opening_words.toml, beside this module."""
    return read_table(__package__, "opening_words.toml")


def listed_words(known: Mapping[str, object], name: str) -> frozenset[str]:
    """Return the words of an entry; none where there is none."""
    return frozenset(plain(str(known.get(name, ""))).split())


def _pattern(known: Mapping[str, str | int | Sequence[str]], name: str) -> re.Pattern[str]:
    """Return the pattern of an entry; one that is never found where there is none."""
    return re.compile(unicodedata.normalize("NFKC", str(known.get(name, "(?!)"))))
