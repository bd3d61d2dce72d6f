"""Joins the lines of a paragraph to the text that a person reads: blanks and hyphens."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf.characters import SOFT

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_HYPHENS = f"-‐‑¬{SOFT}"
# Scripts that put no blank between words or sentences: Thai to Khmer, Chinese, Japanese.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_NO_BLANK = re.compile(f"[{_UNSPACED}]")
# Of these, the scripts that put a blank between words and figures, whichever comes first.
_FIGURES_APART = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*$", re.IGNORECASE)
_ADDRESS_LENGTH = 300
_MOST_WORDS = 400_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file that don't end a line, and whether it hyphenates at the end of lines."""

    plain: Counter[str]
    hyphened: Counter[str]
    hyphenates: bool


def words_of(lines: Sequence[str]) -> Words:
    """Count the words that stand inside lines."""
    plain: Counter[str] = Counter()
    hyphened: Counter[str] = Counter()
    for line in lines:
        inner = line.rstrip(_HYPHENS) if line.endswith(tuple(_HYPHENS)) else line
        cut = inner[: inner.rfind(" ") + 1] if inner is not line else line
        lower = cut.lower()
        if len(plain) < _MOST_WORDS:
            plain.update(_WORD.findall(lower))
            plain.update(word for word in lower.split() if _HANGUL.search(word))
            hyphened.update(_HYPHENED.findall(lower))
    return Words(plain, hyphened, _hyphenates(lines, plain, hyphened))


def _hyphenates(lines: Sequence[str], plain: Counter[str], hyphened: Counter[str]) -> bool:
    """Say whether hyphens at the end of lines part words: as the words that are known tell."""
    joined = kept = ends = 0
    for line, following in pairwise(lines):
        if not line.endswith(tuple(_HYPHENS)):
            continue
        ends += 1
        head, tail = _halves(line, following)
        joined += bool(head) and plain[head + tail] > 0
        kept += bool(head) and hyphened[f"{head}-{tail}"] > 0
    return joined > kept or (joined == kept and ends > 0.02 * len(lines))


def _halves(line: str, following: str) -> tuple[str, str]:
    """Return the last word of a line without its hyphen and the first of the next, in small."""
    head = re.search(r"[^\W\d_]+$", line.rstrip(_HYPHENS))
    tail = re.match(r"[^\W\d_]+", following)
    if not head or not tail:
        return "", ""
    return head[0].lower(), tail[0].lower()


def joined(lines: Iterable[str], words: Words) -> tuple[str, tuple[int, ...]]:
    """Return the text of lines that follow each other, and where in it each of them begins."""
    text = ""
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for line in lines:
        if parts:
            kept, between = _between(text, line, words)
            length += len(kept) - len(text) + len(between)
            parts[-1] = kept + between
        starts.append(length)
        parts.append(line)
        length += len(line)
        text = line
    whole = "".join(parts)
    return whole.replace(SOFT, "-") if SOFT in whole else whole, tuple(starts)


def _between(line: str, following: str, words: Words) -> tuple[str, str]:
    """Return a line as it stays before the next, and what comes between."""
    if not line or not following:
        return line, ""
    if line.endswith(tuple(_HYPHENS)) and len(line) > 1 and line[-2] != " ":
        return _at_hyphen(line, following, words), ""
    if line[-1] in "—–/" and len(line) > 1 and line[-2] != " ":
        return line, "" if line[-1] != "–" or line[-2].isdigit() else " "
    if following[0] == "—" and not following[1:2].isspace() and line[-1].isalnum():
        return line, ""
    if _ADDRESS.search(line[-_ADDRESS_LENGTH:]) and re.match(r"[\w%/?&=#.-]*[/%&=?#_]", following):
        return line, ""
    if _NO_BLANK.match(line[-1]) or _NO_BLANK.match(following[0]):
        return line, "" if _tight(line[-1], following[0]) else " "
    if _HANGUL.match(line[-1]) and _HANGUL.match(following[0]):
        return line, _korean_blank(line, following, words)
    return line, " "


def _tight(last: str, first: str) -> bool:
    """Say whether two characters, one of them of a script without blanks, stand together."""
    if _FIGURES_APART.match(last) and first.isdigit():
        return False
    if _FIGURES_APART.match(first) and (last.isdigit() or last == "%"):
        return False
    both = _NO_BLANK.match(last) and _NO_BLANK.match(first)
    return bool(both) or not (last.isalpha() and first.isalpha())


def _korean_blank(line: str, following: str, words: Words) -> str:
    """Return a blank unless the words of the file tell that a line ends inside one."""
    head, tail = line.split()[-1].lower(), following.split()[0].lower()
    if words.plain[head + tail]:
        return ""
    return " " if words.plain[head] > 1 or words.plain[tail] > 1 else ""


def _at_hyphen(line: str, following: str, words: Words) -> str:
    """Return a line that ends with a hyphen, with or without it."""
    bare = line[:-1]
    with_hyphen = f"{bare}-" if line[-1] in f"¬{SOFT}" else line
    head, tail = _halves(line, following)
    if not head or not tail or _ADDRESS.search(line[-_ADDRESS_LENGTH:]):
        return with_hyphen
    apart = words.plain[head + tail], words.hyphened[f"{head}-{tail}"]
    if apart[0] != apart[1]:
        return bare if apart[0] > apart[1] else with_hyphen
    if following[0].isupper() and not line[-2].isupper():
        return with_hyphen
    if not words.hyphenates:
        return with_hyphen
    whole = len(head) > 2 and len(tail) > 2
    known = words.plain[head] > 1 and words.plain[tail] > 1
    return with_hyphen if whole and known else bare
