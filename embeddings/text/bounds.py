"""Numbers with a bound, "over 10 m" and "up to 10 m": which side of it a text is about."""

import re
from collections.abc import Mapping

# What stands before a number, or behind it and its unit, by the side of it that is meant.
_ABOVE = (
    r"over|above|more than|longer than|larger than|older than|at least|exceeding|über|mehr als"
    r"|mindestens|ab|plus de|au moins|más de|al menos|più di|almeno|mais de|meer dan"
)
_BELOW = (
    r"up to|under|below|less than|fewer than|shorter than|smaller than|younger than|at most"
    r"|no more than|not exceeding|bis(?: zu)?|unter|weniger als|höchstens|jusqu['’]à|moins de"
    r"|hasta|menos de|fino a|meno di|até|tot|minder dan|not more than|nicht mehr als|pas plus de"
    r"|no más de|non più di"
)
# Where nothing parts words.
_ABOVE_BARE, _BELOW_BARE = "超过|超|高于|大于", "不超过|不足|低于|小于"
_NOT = "".join(f"(?<!{word} )" for word in ("no", "not", "nicht", "pas", "non"))
_MORE = r"(?:or|and|oder|und|et|y|o|e) (?:more|over|above|older|longer|mehr|plus|más|più|mais)|以上"
_LESS = (
    r"(?:or|and|oder|und|et|y|o|e) (?:less|fewer|under|below|younger|shorter|weniger|moins|menos)"
    r"|以下|以内"
)
_BEFORE_BELOW = rf"(?:(?<!\w)(?:{_BELOW})|{_BELOW_BARE})"
_BEFORE_ABOVE = rf"(?:(?<!\w){_NOT}(?:{_ABOVE})|(?<!不)(?:{_ABOVE_BARE}))"
_NUMBER = r"(?P<number>\d[\d.,]*(?<![.,]))"
_SIDES = tuple(
    (side, re.compile(pattern, re.I))
    for side, pattern in (
        ("below", rf"{_BEFORE_BELOW} ?(?:the age of |\D)?{_NUMBER}"),
        ("above", rf"{_BEFORE_ABOVE} ?(?:the age of |\D)?{_NUMBER}"),
        ("below", rf"(?<![\w.,]){_NUMBER}(?: ?[^\W\d]+)? ?(?:{_LESS})"),
        ("above", rf"(?<![\w.,]){_NUMBER}(?: ?[^\W\d]+)? ?(?:{_MORE})"),
    )
)


def bounds(text: str) -> Mapping[str, frozenset[str]]:
    """Return the numbers of a text that are bounds, each with its sides, "above" and "below"."""
    found: dict[str, frozenset[str]] = {}
    for side, pattern in _SIDES:
        for match in pattern.finditer(text):
            number = match["number"]
            found[number] = found.get(number, frozenset()) | {side}
    return found


def is_across(asked: Mapping[str, frozenset[str]], held: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text has a bound that is asked for, but only on its other side."""
    return any(number in held and held[number].isdisjoint(sides) for number, sides in asked.items())


def is_within(asked: Mapping[str, frozenset[str]], held: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text has all bounds that are asked for, on their side."""
    return all(not sides.isdisjoint(held.get(number, ())) for number, sides in asked.items())
