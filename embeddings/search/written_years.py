"""Years of a question written as the reports write them: 平成17年 for 2005, 2023 for 令和5年."""

import re
from dataclasses import replace

from corpus.eras import eras_in
from embeddings.index.collection import Collection
from embeddings.search.wording import Wording
from embeddings.text.scripts import plain_digits
from embeddings.text.year_words import western_mentions

# Languages in which reports count years by eras.
_OF_ERAS = frozenset("ja zh th".split())
_YEAR_SIGN = re.compile("年")


class WrittenYears:
    """How the reports of a collection write the years that they name by an era.

    A year that some of them write as the west does isn't rewritten, nor is any where no report is
    in a language of eras.
    """

    def __init__(self, collection: Collection) -> None:
        self._counts_eras = not _OF_ERAS.isdisjoint(collection.languages)
        texts = [*collection.texts, *collection.headings] if self._counts_eras else []
        self._by_era: dict[str, str] = {}
        western: set[str] = set()
        for text in texts:
            self._by_era |= {year: text[start:end] for start, end, year in eras_in(text)}
            western |= {year for _, _, year in western_mentions(text)}
        for year in western:
            self._by_era.pop(year, None)
        self._western = western

    def as_reports_do(self, wording: Wording) -> Wording:
        """Return a question with its years as the reports write them."""
        if not self._counts_eras:
            return wording
        start = wording.start
        asked, earlier = self._written(wording.text[start:]), self._written(wording.text[:start])
        text = f"{earlier}{asked}"
        return replace(wording, text=text, start=len(earlier))

    def _written(self, text: str) -> str:
        """Return a text with its years as the reports write them."""
        kept = text
        for start, end, year in sorted(western_mentions(text), reverse=True):
            if year in self._by_era:
                sign = "" if _YEAR_SIGN.match(text, end) or self._by_era[year].isdecimal() else "年"
                kept = f"{kept[:start]}{self._by_era[year]}{sign}{kept[end:]}"
        if kept != text:
            return kept
        for start, end, year in sorted(eras_in(plain_digits(text)), reverse=True):
            if year in self._western and year not in self._by_era:
                kept = f"{kept[:start]}{year}{kept[end:]}"
        return kept
