"""Questions for a change over a period: "the change in the number of staff since 2018".

Where each year has a report of its own no sentence tells the change; the two years are asked about.
"""

import re
from collections.abc import Collection

from corpus.years import DASHES, YEAR
from embeddings.conversation.two_things import TwoThings

_PERIOD = (
    r"(?:,? ?(?:(?:between|from)"
    rf" (?P<first>{YEAR}) (?:and|to|until|till|through) (?P<second>{YEAR})|since (?P<since>{YEAR})"
    rf"|over the years (?P<start>{YEAR}) ?[{DASHES}] ?(?P<end>{YEAR}))(?!\d),? ?)"
)
# Not "the fall of Rome".
_CHANGE = (
    r"(?:(?:change|development|trend|evolution|growth|decline|drop|increase|decrease)s? (?:in|of)"
    r"|(?:rise|fall)s? in)"
)
# What is asked with yes or no is whether there is more of it; that a law has changed is said.
_MORE_OR_LESS = (
    r"(?:(?:increas|decreas|declin|narrow|widen|dropp?)(?:e|ed|d)?"
    r"|grow|grown|rise|risen|fall|fallen|gone (?:up|down))"
)
_ANYHOW = rf"(?:(?:chang|develop|evolv|improv)(?:e|ed|d)?|{_MORE_OR_LESS})"


def _has(changed: str) -> str:
    """Return the pattern of "has the population grown or fallen", by that of what it has done."""
    return rf"(?:did|has|have) (?P<of>.+?),? (?:been )?{changed}(?:,? (?:or|and) {changed})?"


_QUESTIONS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:(?:what (?:is|was)|show(?: me)?|give me) )?(?:the )?{_CHANGE} (?P<of>.+?){_PERIOD}",
        rf"how {_has(_ANYHOW)}{_PERIOD}",
        rf"{_has(_MORE_OR_LESS)}{_PERIOD}",
        rf"{_PERIOD}how {_has(_ANYHOW)}",
        rf"{_PERIOD}{_has(_MORE_OR_LESS)}",
    )
)
# What is no end of what is asked about.
_UNFINISHED = re.compile(r"\b(?:or|and|been)$", re.I)


def change_of(question: str, years: Collection[str]) -> TwoThings | None:
    """Tell a question for a change from one year to another; None for any other.

    Args:
        question: in English.
        years: those that the reports of a series are of. Of others a sentence may tell the change,
            and only these are asked about apart; "since" means up to the newest.
    """
    if not years:
        return None
    text = " ".join(question.split()).strip(" ?!.")
    matches = (pattern.fullmatch(text) for pattern in _QUESTIONS)
    match = next(filter(None, matches), None)
    if match is None or _UNFINISHED.search(match["of"]):
        return None
    first = match["first"] or match["start"] or match["since"]
    second = match["second"] or match["end"] or max(years)
    if first >= second or not {first, second} <= {*years}:
        return None
    asked = (f"{match['of']} in {first}", f"{match['of']} in {second}")
    return TwoThings(first, second, asked, True, is_change=True)
