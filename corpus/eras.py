"""Years as Japan, Taiwan and Thailand count them, in figures or in Chinese digits, made western."""

import re
from collections.abc import Iterator

from corpus.digits import ascii_digits

# The year before the first of an era.
_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_BEFORE |= dict.fromkeys(("民國", "民国"), 1911)
_DIGITS = "〇一二三四五六七八九"
_TENS = rf"[{_DIGITS[1:]}]?十[{_DIGITS[1:]}]?"
_NUMERAL = rf"一?百(?:{_TENS}|[零〇]?[{_DIGITS[1:]}])?|{_TENS}|[{_DIGITS}零]{{1,3}}"
_OF_ERA = re.compile(rf"({'|'.join(_BEFORE)})\s*(元|\d{{1,3}}|{_NUMERAL})\s*(?=年)")
_DIGIT_BY_DIGIT = re.compile(rf"[{_DIGITS}零]{{4}}(?=\s*年)")
# Of the Buddhist era, behind a Thai word; figures before 1987 may count anything.
_BUDDHIST = re.compile(r"(?:พ\.\s?ศ\.|(?<=[\u0e00-\u0e7f]))\s*(25[3-9]\d)(?!\d|[.,]\d)")
_AHEAD = 543


def eras_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the years of eras in a text begin and end, and each as the west counts it."""
    plain = ascii_digits(text)
    for match in _OF_ERA.finditer(plain):
        yield *match.span(), str(_BEFORE[match[1]] + _number(match[2]))
    for match in _BUDDHIST.finditer(plain):
        yield *match.span(), str(int(match[1]) - _AHEAD)


def western_years(text: str) -> str:
    """Return a text with its years as the west counts them: "2021年度" for 令和三年度."""
    if text.isascii():
        return text
    plain = ascii_digits(text)
    plain = _DIGIT_BY_DIGIT.sub(lambda match: _figures(match[0]), plain)
    plain = _OF_ERA.sub(lambda match: str(_BEFORE[match[1]] + _number(match[2])), plain)
    return _BUDDHIST.sub(lambda match: f" {int(match[1]) - _AHEAD}", plain)


def _number(written: str) -> int:
    """Return the number that a year of an era is written with: 1 of 元, 110 of 一百一十."""
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    _, hundred, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    number = 10 * int(_figures(tens) or 1) if ten else 0
    return (100 if hundred else 0) + number + int(_figures(ones) or 0)


def _figures(written: str) -> str:
    """Return Chinese digits as figures."""
    return "".join(str(_DIGITS.index(digit)) for digit in written.replace("零", "〇"))
