"""Texts that were garbled before they came here: they are warned of, never guessed at."""

import re

# UTF-8 that was read as Latin-1 or windows-1252: a lead byte and what follows it, as letters.
_GARBLED = re.compile(
    "[\u00c2-\u00df\u00e0-\u00ef\u00f0]"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]{1,3}"
)
_ENOUGH = 2
_WORD = re.compile(r"[^\W\d_]+")
# What a page doesn't show: programs, styles, tags and names of signs.
_MARKUP = re.compile(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*|<[^<>]*>|&#?\w+;", re.IGNORECASE)
_ACCENTED = re.compile("[\u00aa-\u024f]+")
_FEWEST_WORDS = 4
_MOST = 2 / 3
_SHOWN = 20


def warnings_about(text: str) -> tuple[str, ...]:
    """Return what of a text is garbled or lost, a sentence each."""
    says: list[str] = []
    garbled = [m for m in _GARBLED.finditer(text) if _is_utf8(m[0])]
    if len(garbled) >= _ENOUGH:
        first = garbled[0].start()
        line = text.count("\n", 0, first) + 1
        shown = " ".join(text[max(0, first - _SHOWN) : first + _SHOWN].split())
        says.append(
            f"{len(garbled)} characters are garbled in the file itself, the first in line {line} "
            f"(“{shown}”): it was once read in the wrong character set. They are quoted as they "
            "stand; save the file anew from its source."
        )
    if lost := text.count("\ufffd"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        says.append(
            f"{lost} characters are lost and stand as �, the first in line {line}. Save the file "
            "anew from its source."
        )
    return tuple(says)


def _is_utf8(letters: str) -> bool:
    """Say whether letters are the bytes of one UTF-8 character (or more)."""
    for encoding in ("cp1252", "latin-1"):
        try:
            letters.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    # windows-1252 has no letter for five bytes; they come as control characters among letters.
    try:
        data = b"".join(
            c.encode("latin-1") if c < "\u00a0" else c.encode("cp1252") for c in letters
        )
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True


def is_garbled(text: str) -> bool:
    """Say whether most words of a page have accented Latin letters alone.

    No language is written so: a text of another script was decoded as if it were Western. A list
    of such letters in a page of other words is what it says.
    """
    words = _WORD.findall(_MARKUP.sub(" ", text))
    accented = sum(_ACCENTED.fullmatch(word) is not None for word in words)
    return accented > max(_FEWEST_WORDS, len(words) * _MOST)
