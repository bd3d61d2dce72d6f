"""Headings without their labels, their markup and what trails behind them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

from corpus.toml_tables import read_table
from embeddings.text.languages import language_of
from embeddings.text.year_words import years

# What headings.toml says, by kind and language.
KNOWN: Mapping[str, Mapping[str, Sequence[str]]] = read_table(__package__, "headings.toml")
_COUNTS = "|".join(chain(*language_of("en").counts))
_LABELS = "|".join(map(re.escape, chain.from_iterable(KNOWN["labels"].values())))
# Markup that a heading may bring along: links, attributes, tags, emphasis, code, footnotes.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(
    r"\{[#.:][^}]*\}|<[^<>]{1,80}>|\[\^?\d{1,3}\]|&[a-z]{2,6};|[*`#~|•►→]+|(?<!\w)_+|_+(?!\w)"
)
# A label of several parts: "1.2.3", "A.1", "IV.", "III,", "(6)", "Annex A —", "Item 4 (b)", "Q1.".
_LABEL = re.compile(
    r"\W*?(?:[(（\[]?(?:\d{1,3}(?:[.\-]\d{1,3}){0,5}(?!\d)[a-z]?|[IVXLC]+|[A-Za-z](?=[.)\]:）]|\d)"
    r"(?:\.?\d{1,3}){0,4}|[一二三四五六七八九十]+(?=[)）、.]))"
    r"(?:[)）\]]|、|[.:)）]+(?=\s|[^\d\s])|\s*[—–:]\s+|(?<=\d)\s+(?=[A-Z\u4e00-\u9fff]))"
    r"|第\S{1,4}[章节條条部分篇]|(?:附[件表录]|[图表])\s*\d{1,3}|§{1,2}\s*\d+[a-z]?(?![a-z])"
    rf"|(?i:{_LABELS})(?:\s*\d+(?:\.\d+)*|\s+(?:[IVXLC]+|[A-Z]"
    rf"|(?i:{_COUNTS})))\b"
    r"(?:\s*\([a-z\d]{1,3}\))*"
    r"\s*[.:)—–-]*|[IVX]{2,},(?=\s+[^\W\d_])|[QA]\s*[:.)])\s*"
)
# What stands behind the topic of a section that another page begins, or a table's.
_AGAIN = r"(?:continued|cont['’.]?d?\.?|fortsetzung|suite|продолжение|续)"
_TRAIL = re.compile(
    rf"\s*(?:[(（\[]\s*{_AGAIN}\s*[)）\]]|[—–,-]\s*{_AGAIN})$",
    re.I,
)
# Who signed: "J. Smith, Chair".
SIGNED = re.compile(r"(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+,(?: [A-Z][\w-]+){1,3}$")
# A label of one word and a number, "Artículo 30", and how many headings have one like it.
_NUMBERED = re.compile(r"\W*([^\W\d_]{2,})\s+(\d{1,4}|[IVXLC]+)[a-z]?(?!\w)[.:)—–-]*\s*")
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Habits:
    """How a report writes its headings.

    `labels` are the words in small letters that many of them begin with, a number behind; `shouts`
    says that most are in capitals.
    """

    labels: frozenset[str] = frozenset()
    shouts: bool = False

    @classmethod
    def of(cls, headings: Sequence[str]) -> Self:
        """Look at all headings of a report."""
        begun = {match.group(1, 2) for each in headings if (match := _NUMBERED.match(each))}
        counts = Counter(word.lower() for word, number in begun if not years(number))
        labels = frozenset(word for word, count in counts.items() if count >= _OFTEN)
        return cls(labels, 2 * sum(map(str.isupper, headings)) > len(headings))

    def without_label(self, heading: str) -> str:
        """Return a heading without such a label."""
        match = _NUMBERED.match(heading)
        is_label = match is not None and match[1].lower() in self.labels
        return heading[match.end() :] if match and is_label else heading


# Those of a report of which nothing is known.
USUAL = Habits()


def bare(heading: str) -> str:
    """Return a heading without its markup and its labels."""
    text = _MARKUP.sub(" ", _LINK.sub(r"\1", heading))
    text = "".join(
        sign for sign in text if ord(sign) < 0x1F000 and not 0x2600 <= ord(sign) < 0x27C0
    )
    text = " ".join(text.split()).strip("“”\"' ")
    while not SIGNED.match(text) and (label := _LABEL.match(text)) and label.end():
        text = text[label.end() :].strip()
    text = _TRAIL.sub("", text)
    return text[1:-1].strip() if text[:1] in ("(", "（") and text[-1:] in (")", "）") else text
