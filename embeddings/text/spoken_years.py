"""Years as they are said in English: "twenty nineteen", "two thousand and five"."""

import re

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_CENTURIES = "fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
# The last two digits: "nineteen", "twenty-one", "oh five".
_REST = (
    rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}"
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


def in_figures(text: str) -> str:
    """Return a text with "2019" for "twenty nineteen", and the like."""
    for pattern in _SPOKEN:
        text = pattern.sub(_figures, text)
    return text


def _figures(match: re.Match[str]) -> str:
    """Return a year in figures, behind what led to it."""
    century = match["century"].lower()
    hundreds = 20 if century == "two thousand" else _VALUES[century]
    rest = re.split(r"[ -]", (match["rest"] or "").lower())
    return f"{match['led']}{hundreds}{sum(_VALUES.get(word, 0) for word in rest):02}"
