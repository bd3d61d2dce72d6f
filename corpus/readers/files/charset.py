"""Bytes of a text file as text: which character set they are written in."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import chardet

from corpus.model import ReportError
from corpus.readers.files.mojibake import is_garbled, warnings_about
from corpus.refusal import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The character sets that texts of a language were kept in before Unicode, likeliest first.
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_CENTRAL = ("cp1250", "iso8859-2")
_LEGACY = {
    "zh": ("gb18030", "big5hkscs"),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk"), _CYRILLIC),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro"), _CENTRAL),
    "el": ("cp1253", "iso8859-7"),
    "tr": ("cp1254",),
    "he": ("cp1255",),
    "ar": ("cp1256",),
    "fa": ("cp1256",),
    **dict.fromkeys(("et", "lv", "lt"), ("cp1257",)),
    "vi": ("cp1258",),
    "th": ("cp874",),
}
_SCRIPTS = {
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL", "CJK"),
    "el": ("GREEK",),
    "he": ("HEBREW",),
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "th": ("THAI",),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk"), ("CYRILLIC",)),
}
# Names that pages give, and detectors find, for what is in truth a larger set.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "ascii": "cp1252",
    "tis-620": "cp874",
}
_SAMPLE = 200_000
# Blanks and stops, which every text has many of in the right order of bytes.
_COMMON = frozenset(" \n\r.,，。、：；")
# A file that is UTF-8 but for a few bytes is a damaged UTF-8 file.
_FEW = 0.001
# A soft hyphen at a line's end is left for the reader that joins the lines.
_INVISIBLE = re.compile("\u00ad(?![ \t]*\n)|[\u200b\u2060\ufeff]")
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_TO_LETTERS = dict(
    zip(map(ord, _LIGATURES), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with line ends as `\\n`, and what may be wrong with it, a sentence each.

    Soft hyphens and marks of no width are gone, ligatures are letters, and accents are one
    character with their letter: what a person sees is the same, and words are found.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, language: str = "", declared: Iterable[str] = ()) -> Decoded:
    """Return the text of a file.

    Args:
        data: the file.
        language: the code of the language that it is in; empty where that isn't known.
        declared: names of character sets that the file itself gives, likeliest first.

    Raises:
        ReportError: it is binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        kept = data.replace(b"\0", b"")
        if not _is_stray(data, kept):
            return _decoded(data, _wide(data))
        data = kept
    if len(_CONTROLS.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) / 50:
        raise ReportError("it is binary, not text. Save it as UTF-8 text.", Refusal.NO_REPORT)
    if b"\x1b$" in data and _is(data, "iso2022_jp"):
        return _decoded(data, "iso2022_jp")
    if _is(data, "utf-8") or _is_nearly_utf8(data):
        return _decoded(data, "utf-8")
    return _decoded(data, _legacy(data, language, declared))


def readable(text: str) -> str:
    """Return a text as it is seen: no soft hyphens, letters for ligatures, composed accents."""
    text = _INVISIBLE.sub("", text)
    if any(ligature in text for ligature in _LIGATURES):
        text = text.translate(_TO_LETTERS)
    return unicodedata.normalize("NFC", text)


def _decoded(data: bytes, encoding: str) -> Decoded:
    """Decode a file whose character set is known."""
    text = data.decode(encoding, "replace")
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(readable(text), encoding, warnings_about(text))


def _wide(data: bytes) -> str:
    """Return which kind of UTF-16 a file with zero bytes is.

    Raises:
        ReportError: it is none.
    """
    sample = data[: _SAMPLE // 2 * 2]
    texts = {name: sample.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    encoding = max(texts, key=lambda name: sum(c in _COMMON for c in texts[name]))
    text = texts[encoding]
    strange = sum(not (c.isprintable() or c in "\t\n\r\f\v") for c in text) + text.count("�")
    if len(data) % 2 or strange > len(text) / 50:
        raise ReportError("it is binary, not text. Save it as UTF-8 text.", Refusal.NO_REPORT)
    return encoding


def _is_stray(data: bytes, kept: bytes) -> bool:
    """Say whether a file is UTF-8 but for zero bytes that mean nothing: one, or a few of many."""
    return len(data) - len(kept) <= max(1, len(data) * _FEW) and _is(kept, "utf-8")


def _is(data: bytes, encoding: str) -> bool:
    """Say whether a file is written in a character set without any fault."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_nearly_utf8(data: bytes) -> bool:
    """Say whether a file is UTF-8 with a few damaged bytes."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    lost, whole = text.count("�"), sum(c > "\x7f" for c in text)
    return whole > 20 and lost < _FEW * len(text) and lost * 20 < whole


def _legacy(data: bytes, language: str, declared: Iterable[str]) -> str:
    """Return the character set of a file that isn't Unicode."""
    for name in declared:
        if (
            (encoding := _python_name(name))
            and not encoding.startswith("utf")
            and _is(data, encoding)
            and not is_garbled(data[:_SAMPLE].decode(encoding, "replace"))
        ):
            return encoding
    guesses = list(_guesses(data))
    likely = _LEGACY.get(language, ())
    for guess in guesses:
        if guess in likely and _is(data, guess):
            return guess
    for encoding in likely:
        if _is(data, encoding) and _reads_as(data.decode(encoding), language):
            return encoding
    return next((guess for guess in guesses if _is(data, guess)), "cp1252")


def _guesses(data: bytes) -> Iterator[str]:
    """Yield what the detector finds, likeliest first."""
    for found in chardet.detect_all(data[:_SAMPLE], max_bytes=_SAMPLE):
        if (name := found["encoding"]) and (encoding := _python_name(name)):
            yield encoding


def _python_name(name: str) -> str:
    """Return what Python calls the largest set that a name may mean; empty if it knows none."""
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    return _LARGER.get(known, known)


def _reads_as(text: str, language: str) -> bool:
    """Say whether the letters of a text beyond ASCII are those of a language."""
    letters = [c for c in text[:20_000] if c > "\x7f" and c.isalpha()]
    if not letters:
        return False
    scripts = _SCRIPTS.get(language, ("LATIN",))
    good = sum(unicodedata.name(letter, "").startswith(scripts) for letter in letters)
    return good >= 0.9 * len(letters)
