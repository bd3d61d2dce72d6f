"""Whether a text in English tells of another than is asked for: it rose, and "why did it fall?".

Of what excludes each other, up and down, wide and long, spring and autumn, a text that has the one
and nowhere the other doesn't answer a question for that other, however alike all else is.
"""

import re
from collections.abc import Iterator

from embeddings.text.quantities import quantities_given

_UP = (
    r"rises?|rose|risen|rising|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?"
    r"|(?:go(?:es|ing|ne)?|went) up"
)
# "In the fall", "last fall", "every fall" is a season, and "fell ill", "fell behind" no decline.
_SEASONAL = "in|in the|this|last|next|each|every|early|late|the"
_BEFORE_FALL = "".join(rf"(?<!\b{word} )" for word in _SEASONAL.split("|"))
_DOWN = (
    rf"(?:{_BEFORE_FALL}falls?|fell|fallen|falling)"
    r"(?! (?:ill|sick|asleep|silent|vacant|due|short|behind|apart|over|off|on|under|in love)\b)"
    r"|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|shr[aiu]nk(?:s|ing)?|(?:go(?:es|ing|ne)?|went) down"
)
# What may say the same as either, so that nothing is sure of a text that has it.
_ALSO_UP = r"up|rais\w+|gain\w*|higher|more|added|doubled|trebled|tripled|expand\w*|improv\w+"
_ALSO_DOWN = r"down|cut|cuts|reduc\w+|lower\w*|los[est]+|loss\w*|less|fewer|halved|saved|shed"
_EXTREMES = tuple(
    pair.split("/")
    for pair in """longest/shortest highest/lowest largest/smallest biggest/smallest
    greatest/smallest fastest/slowest oldest/youngest oldest/newest warmest/coldest
    hottest/coldest heaviest/lightest deepest/shallowest widest/narrowest
    busiest/quietest nearest/farthest""".split()
)
# Who asks whether it fell is told so by "it rose"; who asks why or by how much isn't. In other
# questions the word may belong to what is asked about: "where do trees grow?"
_OF_CHANGE = re.compile(r"^\W*(?:why\b|by (?:how (?:much|many)|what)\b)", re.I)
_OPEN = re.compile(r"^\W*(?:by |to |at |in |on )?(?:what|which|who|why|when|where|how)\b", re.I)
_MEASURES = {
    "wide": r"wide\w*|widths?|broad|breadth|across|diameter|span\w*",
    "high": r"high\w*|heights?|tall\w*|altitude|above|elevation|rises?|rose",
    "long": r"long\w*|lengths?|lasts?|lasted|stretch\w*|runs?",
    "deep": r"deep\w*|depths?|below|underground|down",
    "thick": r"thick\w*",
}
_SAME_MEASURE = {"tall": "high", "broad": "wide"}
_HOW = re.compile(r"\bhow (wide|high|tall|long|deep|thick|broad)\b", re.I)
_MEASURED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundred|half a|a))[\w.,-]* (?:centi|milli|kilo)?(?:met(?:re|er)s?|foot|feet|yards?"
    r"|inch(?:es)?|miles?|cm|mm|km|m|ft)[ -](wide|high|tall|long|deep|thick|broad)\b",
    re.I,
)
_SEASONS = "spring|summer|autumn|winter"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# One of a few times stands behind such a word; behind others, "until March", it bounds a span.
_TIMES = tuple(
    re.compile(rf"\b(?i:in|on|during|last|this|every|each) (?:the )?(?:early |late )?({names})s?\b")
    for names in (_SEASONS, _WEEKDAYS, _MONTHS)
)
_ASKS_WHEN = re.compile(
    r"^\W*(?:and )?(?:when|(?:in|on|by|until|since|from) (?:what|which|when))\b", re.I
)
_SPANS = re.compile(
    r"\b(?:except|daily|every day|all year|throughout|until|till|since|from|between|other)\b", re.I
)


def tells_otherwise(question: str, sentence: str, around: str) -> bool:
    """Say whether a sentence tells of the opposite or of another of a kind than is asked for.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
    """
    if not _OPEN.search(question):
        return False
    return (
        _is_opposite(question, sentence, around)
        or _is_measured_otherwise(question, sentence, around)
        or _is_of_other_time(question, sentence, around)
    )


def _is_opposite(question: str, sentence: str, around: str) -> bool:
    """Say whether a sentence says that it rose, where it is asked why or by how much it fell.

    Or that one is the smallest, where the largest is asked for.
    """
    return any(
        _has(asked, question)
        and not _has(told, question)
        and _has(told, sentence)
        and not _has(f"{asked}|{also}", around)
        for asked, told, also in _opposed(question)
    )


def _opposed(question: str) -> Iterator[tuple[str, str, str]]:
    """Yield how what excludes each other is asked for, told, and told in other words."""
    if _OF_CHANGE.search(question):
        yield from ((_DOWN, _UP, _ALSO_DOWN), (_UP, _DOWN, _ALSO_UP))
    for pair in _EXTREMES:
        for asked, told in (pair, pair[::-1]):
            opposed = {word for each in _EXTREMES if told in each for word in each} - {told}
            yield asked, told, "|".join(sorted(opposed))


def _is_measured_otherwise(question: str, sentence: str, around: str) -> bool:
    """Say whether a sentence says how long something is, where it is asked how wide it is."""
    asked = _HOW.search(question)
    told = {_measure(each) for each in _MEASURED.findall(sentence)} if asked else set()
    if not asked or not told:
        return False
    measure = _measure(asked[1])
    if measure == "long" and "time" in quantities_given(sentence):
        return False
    return measure not in told and not _has(_MEASURES[measure], around)


def _measure(word: str) -> str:
    """Return the measure that a word asks for or tells: "high" for "tall"."""
    return _SAME_MEASURE.get(word.lower(), word.lower())


def _is_of_other_time(question: str, sentence: str, around: str) -> bool:
    """Say whether a sentence is of the spring, where something of the autumn is asked.

    Who asks when something is asks for the other time: "When does the pool shut in May reopen?"
    """
    if _ASKS_WHEN.search(question) or _SPANS.search(sentence) or _SPANS.search(question):
        return False
    for times in _TIMES:
        asked, told = set(times.findall(question)), set(times.findall(sentence))
        if len(asked) == 1 == len(told) and not _has("|".join(asked), around):
            return True
    return False


def _has(pattern: str, text: str) -> bool:
    """Say whether a text has one of some words, by itself: "drop-in" isn't "drop"."""
    return re.search(rf"(?<!-)\b(?:{pattern})\b(?!-)", text, re.I) is not None
