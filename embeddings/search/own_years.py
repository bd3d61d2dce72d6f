"""The years that a report is of without saying so in each sentence, and what a question loses then.

"How many trees were planted in 2023?" is asked of the report of 2023 whose sentence is "12,500
trees were planted": the year is left out of what is matched, and counts by the sentence's period.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.eras import eras_in
from embeddings.index.collection import Collection
from embeddings.search.period_words import YEAR_MENTION
from embeddings.search.several_reports.report_years import ReportYears
from embeddings.search.wording import Wording
from embeddings.text.scripts import SPACELESS, plain_digits
from embeddings.text.words import Word, is_question_word, words
from embeddings.text.year_words import years, years_named

# A report that is given so early in a year is of the year before; later on of its own alone.
_EARLY = "06"
# What follows a year in a script that writes no spaces: "of", "in", a comma.
_FOLLOWS = re.compile(r"(?:\s?年度?)?(?:の|的|に(?:おける|は)?|は|里|中)?[，、,]?")
_SPACELESS = re.compile(f"[{SPACELESS}]")


class OwnYears:
    """The years that sentences of the only report may be of without naming them.

    `years` are the report's own, `headed` those beside them that sections are of, too. Reports of
    several years are told apart by theirs, and no year is left out.
    """

    def __init__(self, collection: Collection, report_years: ReportYears) -> None:
        self._language = collection.languages[0] if len(collection.languages) else ""
        self.years: frozenset[str] = frozenset()
        self.headed: frozenset[str] = frozenset()
        if not report_years.several and collection.dates:
            self.years = _own(collection.titles[0], collection.dates[0])
            self.headed = _headed(collection.headings, collection.dates[0])

    def readings(self, wording: Wording, read: frozenset[str]) -> tuple[Wording, ...]:
        """Return a question as it is asked, and without the only year that it names.

        A question that asks for nothing else keeps it, and one of another year than the report's.

        Args:
            wording: the question.
            read: codes of the languages that the model of words reads; "*" is all. Of these it
                finds the years of sections by their headings.
        """
        is_read = wording.is_read and bool(read & {"*", self._language})
        years = self.years - self.headed if is_read else self.years | self.headed
        bare = _left_out(wording, years)
        return (wording,) if bare is None else (wording, bare)


def _left_out(wording: Wording, own: frozenset[str]) -> Wording | None:
    """Return a question without the only year that it names; None where that is of no other."""
    named = years_named(wording.text)
    if len(named) != 1 or not named <= own:
        return None
    start, language = wording.start, wording.language
    asked = _without(wording.text[start:], named, language)
    earlier = _without(wording.text[:start], named, language)
    text = f"{earlier} {asked}".strip()
    if not any(map(_is_topic, words(text, language))):
        return None
    return replace(wording, text=text, start=len(text) - len(asked), own_years=named)


def _own(title: str, given: str) -> frozenset[str]:
    """Return the years of a report: its title's, or its date's.

    A title's that lie ahead are those of a plan, and far apart the ends of a period.
    """
    year, named = int(given[:4]), years_named(title)
    titled = sorted(map(int, named))
    if titled:
        return named if titled[-1] <= year and titled[-1] - titled[0] <= 1 else frozenset()
    return frozenset({str(year), *([str(year - 1)] if given[5:7] <= _EARLY else [])})


def _headed(headings: Sequence[str], given: str) -> frozenset[str]:
    """Return the years that headings name alone, beside that of a report's date."""
    named = [years(heading) for heading in headings]
    near = {str(int(given[:4]) + count) for count in (-1, 0, 1)}
    return frozenset[str]().union(*(each for each in named if len(each) == 1)) & near


def _without(text: str, named: frozenset[str], language: str) -> str:
    """Return a text without its mentions of some years and the small words that lead to them."""
    kept, end = "", 0
    for start, stop in sorted(_mentions(text, named)):
        if start < end:
            continue
        before = text[end:start]
        kept += before[: _lead(before, language)]
        tail = _FOLLOWS.match(text, stop) if _SPACELESS.match(text[stop : stop + 1]) else None
        end = tail.end() if tail else stop
        kept += " "
    joined = " ".join((kept + text[end:]).split())
    return re.sub(r"\s+(?=[.,;?？؟])", "", joined).lstrip(",;，、 ")


def _mentions(text: str, named: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a text names some years, as the west or an era counts them."""
    for start, end, year in eras_in(text):
        if year in named:
            yield start, end
    for match in YEAR_MENTION.finditer(plain_digits(text)):
        if match["year"] in named:
            yield match.span()


def _lead(text: str, language: str) -> int:
    """Return where the words begin that lead to a year: "in", "for the year", "im Jahr"."""
    # One small word leads to a year, and another to "the year" of it.
    end, small = len(text.rstrip()), 1
    for word in reversed(words(text, language)):
        if word.end != end or not small or is_question_word(word):
            break
        if word.is_period:
            small += 1
        elif word.is_stop:
            small -= 1
        else:
            break
        end = len(text[: word.start].rstrip(" '’"))
    return end


def _is_topic(word: Word) -> bool:
    """Say whether a word carries a topic."""
    return not (word.is_stop or word.is_period or is_question_word(word) or word.is_year)
