"""Scripts: which letters are written without spaces, digits and numbers, accents and diacritics."""

import re
import unicodedata
from functools import lru_cache

from corpus.digits import ascii_digits
from embeddings.text.languages import Language

# Letters of scripts that write no spaces: Thai, Lao, Myanmar, Khmer, Chinese, Japanese; and
# Korean, whose words carry their particles. To stand inside of a set of a pattern, as all here.
SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Vowel signs and accents that are characters of their own; no pattern counts them as letters.
MARKS = "".join(
    chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
# They join the letters of Persian and Hindi words.
JOINERS = "\u200c\u200d"
_CHINESE_DIGITS = "〇一二三四五六七八九"
CHINESE_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万亿两半]+")
_FIGURES = str.maketrans(f"{_CHINESE_DIGITS}零两", "012345678902")
_DIGIT_BY_DIGIT = re.compile(f"[{_CHINESE_DIGITS}零两]+")
_CHINESE_TENS = re.compile(f"([{_CHINESE_DIGITS[1:]}]?)十([{_CHINESE_DIGITS[1:]}]?)")
_CHINESE_YEAR = re.compile(rf"[{_CHINESE_DIGITS}零]{{4}}(?=年)")
_ARABIC_MARKS = str.maketrans("٫٬", ".,")
_LATIN = re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]", re.I)
# Latin letters that are no letter with an accent to Unicode.
_PLAIN_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_ARABIC_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=..)")
_PLAIN_ARABIC = str.maketrans("أإآٱىة", "اااايه", "ـ")
_HEBREW_OR_ARABIC = re.compile("[\u0590-\u06ff]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")


@lru_cache(4096)
def script_of(letter: str) -> str:
    """Return the first word of a letter's Unicode name, which is its script: "LATIN", "CJK"."""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def plain_digits(text: str) -> str:
    """Return a text of the same length with 0 to 9 for digits of any script.

    Chinese digits count where they write a year, as in "二〇二二年". The marks in Arabic numbers
    become "." and ",".
    """
    if text.isascii():
        return text
    plain = ascii_digits(text).translate(_ARABIC_MARKS)
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_FIGURES), plain)


def chinese_number(text: str) -> str:
    """Return a number in Chinese from 0 to 99, or digit by digit, in figures; else the text."""
    tens = _CHINESE_TENS.fullmatch(text)
    if tens is None or not text:
        return text.translate(_FIGURES) if _DIGIT_BY_DIGIT.fullmatch(text) else text
    first, last = (digits.translate(_FIGURES) for digits in tens.groups())
    return str(int(first or 1) * 10 + int(last or 0))


def plain_number(text: str, language: Language) -> str:
    """Return a number without marks of groups and with a point for its decimals.

    Args:
        text: a number as it is written, such as "1.234,5".
        language: the language that it is written in; it decides where the marks alone don't.
    """
    number = re.sub(r"\s", "", plain_digits(text))
    marks = re.findall("[.,]", number)
    if not marks:
        return number
    last = marks[-1]
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number) is not None
    if len(set(marks)) == 2:
        decimal = last
    elif len(marks) > 1 or (grouped and last != language.decimal):
        decimal = ""
    else:
        decimal = last
    whole, _, rest = number.rpartition(decimal) if decimal else (number, "", "")
    whole = re.sub("[.,]", "", whole)
    return f"{whole}.{rest}" if decimal else whole


@lru_cache(100_000)
def normalised(word: str) -> str:
    """Return a word in lower case without what its script may leave out.

    Diacritics and the article of Arabic, points of Hebrew, the dot of Hindi letters, the dots
    of the Russian "ё". Latin accents stay; `without_accents` takes them off.
    """
    word = unicodedata.normalize("NFC", word)
    if _HEBREW_OR_ARABIC.search(word):
        bare = _ARABIC_ARTICLE.sub("", _without_marks(word))
        return bare.translate(_PLAIN_ARABIC)
    if _DEVANAGARI.search(word):
        return unicodedata.normalize("NFD", word).replace("\u093c", "")
    return word.replace("ё", "е")


@lru_cache(100_000)
def without_accents(word: str) -> str:
    """Return a word of Latin letters in lower case without accents; any other as it is."""
    if word.isascii() or not _LATIN.match(word):
        return word
    return _without_marks(unicodedata.normalize("NFD", word)).translate(_PLAIN_LATIN)


def _without_marks(word: str) -> str:
    """Return a word without the accents and diacritics that are characters of their own."""
    return "".join(letter for letter in word if unicodedata.category(letter) != "Mn")
