"""The sentence splitters of single languages: pysbd's, without what makes them slow."""

from functools import cache
from types import SimpleNamespace
from typing import Any

import pysbd
from pysbd.abbreviation_replacer import AbbreviationReplacer

# Languages that pysbd knows well; others are split by general signs. Its Arabic, for one, ends a
# sentence at every comma.
KNOWN = frozenset("en de fr es it nl da pl ru bg el sk zh ja".split())


def segments(text: str, language: str) -> list[str]:
    """Return the sentences of a text by the rules of a known language.

    One in which the splitter changed something on its way is no slice of the text.
    """
    # Not `segment`, which builds a pattern of each sentence to look for it in the whole text.
    found: list[str] = _segmenter(language).processor(text).process()
    return found


@cache
def _segmenter(language: str) -> pysbd.Segmenter:
    """Return the splitter of a language, made once."""
    segmenter = pysbd.Segmenter(language=language, clean=False)
    rules = segmenter.language_module
    stops = tuple((name, f"{name.strip()}.") for name in rules.Abbreviation.ABBREVIATIONS)
    replacer = type("Replacer", (_Abbreviations, rules.AbbreviationReplacer), {"stops": stops})
    segmenter.language_module = type(rules.__name__, (rules,), {"AbbreviationReplacer": replacer})
    return segmenter


class _Abbreviations(AbbreviationReplacer):  # type: ignore[misc]  # pysbd has no types
    """Looks for the abbreviations that stand before a full stop; pysbd looks for hundreds."""

    lang: Any  # pysbd has no types
    stops: tuple[tuple[str, str], ...] = ()

    def search_for_abbreviations_in_string(self, text: str) -> str:
        """Return a text in which the full stops of abbreviations end no sentence."""
        rules, known, folded = self.lang, self.lang.Abbreviation, text.lower()
        stopped = [name for name, stop in self.stops if stop in folded]
        if not stopped:
            return text
        self.lang = SimpleNamespace(
            Abbreviation=SimpleNamespace(
                ABBREVIATIONS=stopped,
                PREPOSITIVE_ABBREVIATIONS=known.PREPOSITIVE_ABBREVIATIONS,
                NUMBER_ABBREVIATIONS=known.NUMBER_ABBREVIATIONS,
            )
        )
        try:
            return str(super().search_for_abbreviations_in_string(text))
        finally:
            self.lang = rules
