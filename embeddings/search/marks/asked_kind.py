"""The kind of answer that a question asks for, and which of some texts give one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from corpus.eras import western_years
from embeddings.search.query import Query
from embeddings.text.answer_words import is_answer
from embeddings.text.led_to import led_to
from embeddings.text.named_people import kind_asked
from embeddings.text.quantities import (
    are_told,
    counted_behind,
    quantities_given,
    quantities_wanted,
)
from embeddings.text.reasons import reason_asked, reason_given
from embeddings.text.words import AnswerType, Word, words

# How many words may stand between a number and what it counts: "six new wind turbines".
_BETWEEN = 2
# A number where nothing separates words, before what it counts: "11.3万人", "二十二座".
_NUMBER = r"(?:\d[\d.,]*|[一二三四五六七八九十百千两〇])[十百千万亿億余多数]*"
# A number that is an ordinal or a part of a date there: "第13号", "令和5年".
_ORDINAL, _DATED = "第", re.compile("[年月日号號時时]")
# A year or day whose words are also units of time: "3月12日", "в 2023 году", "ngày 12 tháng 3". A
# day alone is "12日", and a duration "12日間".
_DATES = re.compile(
    r"(?<!\d)[12]\d{3} ?(?:[年년]|год\w*|р[оі]к\w*|rok\w*|yıl\w*)"  # noqa: RUF001  # Cyrillic
    r"|(?<!\d)\d{1,2} ?[月월](?: ?\d{1,2} ?[日号號일])?"
    r"|(?<!\d)\d{1,2} ?[日号號일](?!間|间|간)"
    r"|(?:ngày )?(?:\d{1,2} )?\btháng \d{1,2}(?: năm \d{4})?|\bnăm \d{4}",
    re.I,
)
# What stands between the two words of a person's name.
_NAMED = re.compile(r"\.?[ \u00a0-]")


@dataclass(frozen=True, slots=True, eq=False)
class AskedKind:
    """What kind of answer a question asks for.

    `quantities` are the dimensions of which any answers, `counted` is what follows "how many", and
    `is_reason` says that it asks why. `named` are its words, in lower case, of which none is new.
    """

    kind: AnswerType
    language: str
    quantities: frozenset[str]
    counted: str
    named: frozenset[str]
    is_reason: bool = False

    @classmethod
    def of(cls, query: Query) -> Self:
        """Read a question by its own words, whatever was asked before it."""
        return cls(
            kind_asked(query.question, query.language),
            query.language,
            quantities_wanted(query.question, query.language),
            counted_behind(query.question, query.language),
            frozenset(word.lower for word in query.words),
            reason_asked(query.question, query.language),
        )

    def given(self, texts: Sequence[str], language: str, *, is_strict: bool = False) -> list[bool]:
        """Return which of some texts in a language give an answer, by the surest sign that any has.

        None does where the question doesn't tell what kind of answer it asks for.

        Args:
            texts: sentences, items or clauses.
            language: theirs.
            is_strict: a number of which nobody knows what it counts is no answer.
        """
        for gives in self._signs(language, is_strict):
            if any(found := [gives(text) for text in texts]):
                return found
        return [False] * len(texts)

    def allows(self, text: str, language: str) -> bool:
        """Say whether a text has a number, date or person that answers, if not by the surest sign.

        What asks for money may mean how many per cent more: "how much did the income grow?"
        """
        if self.kind == "number" and self._has_number(text, language):
            return True
        return any(gives(text) for gives in self._signs(language, is_strict=False))

    def _signs(self, language: str, is_strict: bool) -> Iterator[Callable[[str], bool]]:
        """Yield what tells that a text gives an answer, the surest first."""
        if self.is_reason:
            yield lambda text: reason_given(text, language)
            return
        if self.counted and language == self.language:
            yield self._counts
        if self.quantities and are_told(language):
            if "time" in self.quantities:
                yield lambda text: self._measures(_DATES.sub(" ", western_years(text)), language)
            yield lambda text: self._measures(text, language)
        elif self.kind == "number" and not is_strict:
            yield lambda text: self._has_number(text, language)
        elif self.kind == "when":
            yield lambda text: self._has_date(text, language)
        elif self.kind == "who":
            yield lambda text: self._has_person(text, language)

    def _measures(self, text: str, language: str) -> bool:
        """Say whether a text has a number with a unit of what is asked for."""
        return bool(self.quantities & quantities_given(text, language))

    def _counts(self, text: str) -> bool:
        """Say whether a text has a number of what is counted."""
        found = words(self.counted, self.language)
        if not found:
            return False
        if found[0].is_spaceless:
            bare = re.escape(self.counted[0]), re.escape(self.counted[:2])
            return any(re.search(_NUMBER + unit, text) for unit in bare)
        counted = next((set(word.stems) for word in found if not word.is_stop), set())
        held = words(text, self.language)
        return any(
            (word.is_number or (word.is_number_word and not word.is_stop))
            and any(counted & set(other.stems) for other in held[n + 1 : n + 2 + _BETWEEN])
            for n, word in enumerate(held)
        )

    def _has_number(self, text: str, language: str) -> bool:
        """Say whether a text has a number that the question lacks, and no date or ordinal."""
        return any(
            is_answer(word, "number") and word.lower not in self.named
            for word in words(text, language)
            if text[word.start - 1 : word.start] != _ORDINAL and not _DATED.match(text, word.end)
        )

    def _has_date(self, text: str, language: str) -> bool:
        """Say whether a text has a date that the question lacks."""
        found = words(text, language)
        return any(
            word.lower not in self.named and (is_answer(word, "when", before) or _dated(word, text))
            for before, word in pairwise([None, *found])
            if word is not None
        )

    def _has_person(self, text: str, language: str) -> bool:
        """Say whether a text has a name of two words that the question lacks, and no unit.

        In English it may say by whom, without a name: "by volunteers".
        """
        found = words(text, language)
        if language == "en" and any(
            found[number].lower not in self.named for number in led_to(found, "who")
        ):
            return True
        return any(
            one.is_written_as_name
            and other.is_written_as_name
            and _NAMED.fullmatch(text[one.end : other.start])
            for before, one, other in zip([None, *found], found, found[1:], strict=False)
            if not (before and before.is_number) and self.named.isdisjoint((one.lower, other.lower))
        )


def _dated(word: Word, text: str) -> bool:
    """Say whether a number is followed by the sign of a year, month or day."""
    return word.is_number and _DATED.match(text, word.end) is not None
