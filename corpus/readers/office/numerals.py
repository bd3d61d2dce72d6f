"""Numbers as office programs write them before the items of lists: 3, iii, C, 三, ③."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_SYLLABLES = "가나다라마바사아자차카타파하"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
# The longest label of letters, and the largest number, that a person would write so.
_MOST = 4999
_DIGITS_AT_MOST = 10


def whole_number(text: str) -> int | None:
    """Return the number that an attribute holds; None for what is none, or longer than any is."""
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) < _DIGITS_AT_MOST else None


def numeral(number: int, style: str) -> str:
    """Return a number in a style as Word names it: "decimal", "lowerRoman", "upperLetter", ...

    A style that isn't known, and a number that it can't write, give digits.
    """
    if not 0 < number <= _MOST:
        return str(number)
    match style:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return _letters(number)
        case "lowerLetter":
            return _letters(number).lower()
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return _ordinal(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if number <= 20:
            return chr(0x2460 + number - 1)
        case "decimalFullWidth":
            return str(number).translate({ord("0") + i: 0xFF10 + i for i in range(10)})
    return _eastern(number, style)


def _eastern(number: int, style: str) -> str:
    """Return a number in Chinese, Japanese, Korean or Russian characters, else in digits."""
    if style in ("none", "bullet"):
        return ""
    if style in (
        "chineseCounting", "chineseCountingThousand", "japaneseCounting",
        "taiwaneseCountingThousand", "taiwaneseCounting", "koreanCounting",
    ):  # fmt: skip
        return _chinese(number)
    if style in ("ideographDigital", "koreanDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    rows = {
        "ideographTraditional": _STEMS,
        "ideographZodiac": _BRANCHES,
        "ganada": _SYLLABLES,
        "russianLower": _RUSSIAN,
        "russianUpper": _RUSSIAN.upper(),
    }
    row = rows.get(style, "")
    return row[number - 1] if number <= len(row) else str(number)


def roman(number: int) -> str:
    """Return a number from 1 to 4999 in Roman capitals."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letters(number: int) -> str:
    """Return A to Z, then AA to ZZ, as Word counts."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1) if times < 8 else str(number)


def _ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, ..."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _chinese(number: int) -> str:
    """Return a number in Chinese: 三, 十二, 二十一, 一百零五."""
    written, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + sign
            gap = False
        else:
            gap = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written
