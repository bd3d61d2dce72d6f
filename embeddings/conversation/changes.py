"""Questions for a change over a period: "the change in the number of staff since 2018".

Where each year has a report of its own no sentence tells the change; the two years are asked about.
"""

import re
from collections.abc import Collection

from corpus.years import YEAR
from embeddings.conversation.two_things import TwoThings

_PERIOD = (
    r"(?:,? ?(?:(?:between|from)"
    rf" (?P<first>{YEAR}) (?:and|to|until|till|through) (?P<second>{YEAR})|since (?P<since>{YEAR})"
    rf"|over the years (?P<start>{YEAR}) ?[-–—] ?(?P<end>{YEAR}))(?!\d),? ?)"
)
_CHANGE = (
    r"(?:change|development|trend|evolution|growth|rise|fall|decline|drop|increase|decrease)s?"
)
_CHANGED = (
    r"(?:chang|develop|evolv|increas|decreas|declin|narrow|widen|dropp?|improv)(?:e|ed|d)?"
    r"|grow|grown|rise|risen|fall|fallen|gone (?:up|down)"
)
_QUESTIONS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:(?:what (?:is|was)|show(?: me)?|give me) )?(?:the )?{_CHANGE} (?:in|of)"
        rf" (?P<of>.+?){_PERIOD}",
        rf"how (?:did|has|have) (?P<of>.+?) (?:{_CHANGED}){_PERIOD}",
        rf"(?:did|has|have) (?P<of>.+?) (?:{_CHANGED}){_PERIOD}",
        rf"{_PERIOD}(?:how )?(?:did|has|have) (?P<of>.+?) (?:{_CHANGED})",
    )
)


def change_of(question: str, years: Collection[str]) -> TwoThings | None:
    """Tell a question for a change from one year to another; None for any other.

    Args:
        question: in English.
        years: those that reports are of. Of others a sentence may tell the change, and only these
            are asked about apart; "since" means up to the newest.
    """
    text = " ".join(question.split()).strip(" ?!.")
    matches = (pattern.fullmatch(text) for pattern in _QUESTIONS)
    match = next(filter(None, matches), None)
    if match is None or not years:
        return None
    first = match["first"] or match["start"] or match["since"]
    second = match["second"] or match["end"] or max(years)
    if first >= second or not {first, second} <= {*years}:
        return None
    asked = (f"{match['of']} in {first}", f"{match['of']} in {second}")
    return TwoThings(first, second, asked, True)
