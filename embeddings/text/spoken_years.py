"""Years as they are said in English: "twenty nineteen", "two thousand and five"."""

import re
from itertools import chain

from corpus.years import YEAR
from embeddings.text.languages import language_of

_UNITS = [*chain(*language_of("en").counts[:9])]
_TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
}
_CENTURIES = "fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
# The last two digits: "nineteen", "twenty-one", "oh five".
_REST = (
    rf"(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}"
    rf"|(?:oh|o|zero)[ -](?:{'|'.join(_UNITS)})"
)
# What a year stands behind; elsewhere "nineteen ninety-nine" may be a price, and others a number.
_LED = (
    r"(?<![\w-])(?P<led>(?:in|since|from|until|till|during|year|between|before|after|by|to|and)"
    r"(?: the year)? )"
)
# A noun that follows makes it a number: "in twenty fifteen-minute visits".
_END = (
    r"(?=\W*$|[,;:?]| (?:and|to|until|till|or|than|what|how|who|which|where|was|were|did|is|are|do"
    r"|does|has|had|there|from|by|in|at|on|compared|versus|vs|the|report)\b)"
)
_SPOKEN = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LED}(?P<century>{_CENTURIES})[ -](?P<rest>{_REST}){_END}",
        rf"{_LED}(?P<century>two thousand)(?: and)? (?P<rest>{'|'.join(_UNITS)}|{_REST}){_END}",
        rf"{_LED}(?P<century>two thousand)(?P<rest>)(?=\W*$|[,;?])",
        # "Visitors twenty nineteen": as a number it would be said otherwise.
        r"(?<![\w-])(?P<led>)(?P<century>twenty) "
        rf"(?P<rest>{'|'.join(_TEENS)}|twenty(?:[ -](?:{'|'.join(_UNITS)}))?)(?=\W*$)",
    )
)
# A year at the end of what stands before "to", and behind "between ... and".
_SAID = (
    rf"(?:{YEAR}|(?:{_CENTURIES})[ -](?:{_REST})"
    rf"|two thousand(?: and)?(?: (?:{'|'.join(_UNITS)}|{_REST}))?)"
)
_BEHIND_YEAR = re.compile(rf"(?<![\w-]){_SAID},? $", re.I)
_AND_YEAR = re.compile(rf" and (?:the year )?{_SAID}(?![\w-])", re.I)


def in_figures(text: str) -> str:
    """Return a text with "2019" for "twenty nineteen", and the like."""
    for pattern in _SPOKEN:
        text = pattern.sub(_figures, text)
    return text


def _figures(match: re.Match[str]) -> str:
    """Return a year in figures, behind what led to it; the words where that leads to a number."""
    if not _leads_to_year(match):
        return match.group()
    century = match["century"].lower()
    hundreds = 20 if century == "two thousand" else _VALUES[century]
    rest = re.split(r"[ -]", (match["rest"] or "").lower())
    return f"{match['led']}{hundreds}{sum(_VALUES.get(word, 0) for word in rest):02}"


def _leads_to_year(match: re.Match[str]) -> bool:
    """Say whether "to", "by" and "and" stand behind a year, and "between" before two of them."""
    led = match["led"].lower().split()[:1]
    if led == ["between"]:
        return _AND_YEAR.match(match.string, match.end()) is not None
    is_weak = led in (["to"], ["by"], ["and"])
    return not is_weak or _BEHIND_YEAR.search(match.string[: match.start()]) is not None
