"""Which reports a question says that it means: `report:ID`, `year:2021`, "in the 2021 report".

What says so is cut out of the question, for no sentence need hold it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.report_phrases import of_years, read_phrases
from corpus.model import Entry
from corpus.years import BETWEEN_YEARS, SECOND_YEAR
from embeddings.conversation.followup import is_elliptical
from embeddings.text.bm25 import is_spaceless
from embeddings.text.year_words import years_named

_REPORT = re.compile(
    r"(?<!\w)(?:report|报告)(?::|：)(?:[\"“](?P<title>[^\"”]+)[\"”]|(?P<id>[\w-]+(?:\.[\w-]+)*))",
    re.I,
)
_YEAR_IS = re.compile(
    rf"(?<!\w)(?:year|年份?)(?::|：)\s?(?P<years>\d{{4}}(?:{BETWEEN_YEARS}{SECOND_YEAR})?)(?!\d)",
    re.I,
)

# So many characters of a long message are read for phrases, the last: its question stands there.
_READ = 1000
# What asks the question before it again.
_AND = "and?"
# What separates what a directive leaves behind.
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_LOOSE = re.compile(r"\s+(?=[,.;:?!，。；：？！])|^[\s,，:：;]+|(?<=\s)\s+")


@dataclass(frozen=True, slots=True)
class NoReport:
    """What a question names that no report is, and the ids that there are."""

    named: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directed:
    """A question without what says which reports it means, and the ids of these; None for any.

    `by_year` says that only a year chose them, `is_told` that the question itself did, and
    `stands_alone` that with it the question says all that it is about.
    """

    question: str
    sources: frozenset[str] | None = None
    by_year: bool = False
    is_told: bool = False
    stands_alone: bool = False
    missing: NoReport | None = None


class Directives:
    """Reads of questions which of a library's reports they mean."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def read(
        self, question: str, history: Sequence[str], sources: frozenset[str] | None
    ) -> Directed:
        """Read a question; what it doesn't say, the choice of reports does.

        Args:
            question: what was asked. Where it says nothing but which reports it means, it asks the
                question before it of these.
            history: what was asked before.
            sources: ids of the only reports that are searched; None for all. A question may mean
                others all the same, for it is asked later than they were chosen.
        """
        read = directed(question, self._entries)
        if read.sources is None:
            return replace(read, sources=sources)
        both = read.sources if sources is None else read.sources & sources
        text = read.question
        if not any(map(str.isalnum, text)):
            text = _AND if history else question
        # In Chinese what is left may be too short to tell; "2020年报告里有多少船" asks on nothing.
        alone = is_spaceless(question) and not is_elliptical(question)
        told = replace(read, question=text, sources=both or read.sources, is_told=True)
        return replace(told, stands_alone=alone)

    def inherited(self, read: Directed, history: Sequence[str]) -> frozenset[str] | None:
        """Return the reports for a question that is read with earlier ones, which may mean some.

        What it says itself counts; a year of its own takes the place of one before it.
        """
        for earlier in () if read.is_told else reversed(history):
            before = directed(earlier, self._entries)
            if before.sources and not (before.by_year and years_named(read.question)):
                return before.sources
        return read.sources

    def without(self, question: str) -> str:
        """Return a question without what says which reports it means."""
        return directed(question, self._entries).question


def directed(question: str, entries: Mapping[str, Entry]) -> Directed:
    """Read which reports a question means.

    What is spelled out, `report:ID` and `year:2021`, must be there, if any report is; a phrase such
    as "in the 2021 report" counts where there is such a report, and else is read as other words.

    Args:
        question: what was asked.
        entries: the reports that there are, by their ids.
    """
    named = [_named(match, entries) for match in _REPORT.finditer(question)]
    dated = [of_years(match["years"], entries) for match in _YEAR_IS.finditer(question)]
    missing = [_name(match) for match, found in _spelled(question, named, dated) if not found]
    if missing and entries:
        return Directed(question, missing=NoReport(tuple(missing), tuple(entries)))
    text = _YEAR_IS.sub(" ", _REPORT.sub(" ", question))
    groups = [set[str]().union(*found) for found in (named, dated) if found]
    story, asked = text[:-_READ], text[-_READ:]
    phrased, asked = read_phrases(asked, entries)
    text = f"{story}{asked}"
    if phrased:
        groups.append(phrased)
    if not groups:
        return Directed(question)
    chosen = set.intersection(*groups) or groups[0]
    return Directed(_tidied(text), frozenset(chosen), not named)


def _spelled(
    question: str, named: list[set[str]], dated: list[set[str]]
) -> list[tuple[re.Match[str], set[str]]]:
    """Return the directives that are spelled out, each with the reports that it means."""
    reports = zip(_REPORT.finditer(question), named, strict=True)
    return [*reports, *zip(_YEAR_IS.finditer(question), dated, strict=True)]


def _name(match: re.Match[str]) -> str:
    """Return the id, the title or the year that a directive gives."""
    return next(each for each in match.groups() if each)


def _named(match: re.Match[str], entries: Mapping[str, Entry]) -> set[str]:
    """Return the report that `report:` names, by its id or by its title in quotation marks."""
    if match["id"]:
        return {match["id"].lower()} & entries.keys()
    return {name for name, entry in entries.items() if entry.has_title(match["title"])}


def _tidied(text: str) -> str:
    """Return a text without the blanks and marks that a cut leaves."""
    return _BETWEEN_CHINESE.sub("", " ".join(_LOOSE.sub("", f" {text}").split()))
