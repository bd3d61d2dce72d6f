"""What left_out.toml says of each language: pronouns, forms of verbs, and whole follow-ups."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.toml_tables import read_table
from embeddings.conversation.opening_words import listed_words
from embeddings.conversation.pointing import pointing_words

_Described = Mapping[str, str | Sequence[str]]
_NEVER = r"(?!)"
# "This report" is what is asked, and nothing that was named before.
_REPORT = re.compile(
    r"\b(?:bericht|dokument|text|rapport|document|texte|informe|documento|texto|relazione|relatório"
    r"|verslag|отч[её]т\w*|документ\w*|доклад\w*|звіт\w*|raport\w*|dokument\w*|zpráv\w*|rapor\w*)\b"
    r"|تقرير|الوثيقة|報告書|この資料|この文書|보고서|이 문서"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What tells a question of a language that leaves out its subject; see left_out.toml."""

    light: frozenset[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    before_noun: frozenset[str]
    what: frozenset[str]
    why: frozenset[str]
    be: frozenset[str]
    before_verb: frozenset[str]
    points: re.Pattern[str]
    dummy: re.Pattern[str]
    noun: re.Pattern[str]
    verb: re.Pattern[str]
    verbal: re.Pattern[str]
    whole: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, code: str) -> "LeftOut":
        """Return what is known of a language, by its code."""
        known = _described().get(code, {})
        either, unsure = listed_words(known, "either"), listed_words(known, "unsure")
        return cls(
            light=listed_words(known, "light"),
            articles=listed_words(known, "articles"),
            pronouns=(pointing_words(code) - unsure) | either,
            before_noun=listed_words(known, "before_noun"),
            what=listed_words(known, "what"),
            why=listed_words(known, "why"),
            be=listed_words(known, "be"),
            before_verb=listed_words(known, "before_verb"),
            points=_pattern(known, "points"),
            dummy=_pattern(known, "dummy"),
            noun=_pattern(known, "noun"),
            verb=_pattern(known, "verb"),
            verbal=_pattern(known, "verbal"),
            whole=tuple(re.compile(_filled(each, known)) for each in known.get("whole", ())),
        )

    def finite(self, low: str) -> bool:
        """Say whether a word may be a verb behind "who"; any may where no forms are listed."""
        return self.verb.pattern == _NEVER or self.verb.fullmatch(low) is not None

    def is_whole(self, text: str) -> bool:
        """Say whether a question, as `whole_question` returns it, is a follow-up as it stands."""
        return not is_of_report(text) and any(each.fullmatch(text) for each in self.whole)


def is_of_report(text: str) -> bool:
    """Say whether a question names the report itself."""
    return _REPORT.search(text) is not None


@cache
def left_out_of(code: str) -> LeftOut:
    """Return what is known of a language, by its code."""
    return LeftOut.of(code)


@cache
def left_out_languages() -> tuple[LeftOut, ...]:
    """Return what is known of each language that has patterns of whole follow-ups."""
    return tuple(left_out_of(code) for code, known in _described().items() if "whole" in known)


@cache
def _described() -> Mapping[str, _Described]:
    """Read left_out.toml, beside this module."""
    return read_table(__package__, "left_out.toml")


def _pattern(known: _Described, name: str) -> re.Pattern[str]:
    """Return the pattern of an entry; one that is never found where there is none."""
    return re.compile(_filled(str(known.get(name, _NEVER)), known))


def _filled(pattern: str, known: _Described) -> str:
    """Return a pattern with those of the entries that it names in their place."""
    pattern = unicodedata.normalize("NFKC", pattern)
    names = [name for name in known if f"{{{name}}}" in pattern]
    for name in names:
        pattern = pattern.replace(f"{{{name}}}", _filled(str(known[name]), known))
    return pattern
