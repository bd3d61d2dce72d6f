"""What the beginning and end of a line say: outline labels, marks of lists, ends of sentences."""

import re
from dataclasses import dataclass
from unicodedata import category

from corpus.readers.outline_words import part_words
from corpus.stops import NO_TITLE_ENDS, STOPS

_ROMAN = r"[IVXLC]+"
_COUNT = (
    rf"(?:\d+|{_ROMAN}|[A-Z]\b|the\s+\w+|(?i:one|two|three|four|five|six|seven|eight|nine|ten))"
)
_EAST = {"篇编編部편부": "part", "章장": "chapter", "节節절": "section", "条條조": "article"}
# Labels that outlines use, by kind: "I.", "(1)", "1.", "1.2", "Chapter 3", "Article II".
_LABELS = (
    *(
        (kind, re.compile(rf"(?i:{part_words(kind)})\s+({_COUNT})(?:\b|(?=\W|$))"))
        for kind in ("part", "chapter", "section", "article")
    ),
    *(
        (kind, re.compile(rf"[第제]\s?([0-9０-９零〇一二三四五六七八九十百千]+)\s?[{marks}]"))
        for marks, kind in _EAST.items()
    ),
    ("section", re.compile(r"§{1,2}\s*(\d+)")),
    ("numeral", re.compile(r"([零〇一二三四五六七八九十]{1,3})、")),
    ("roman", re.compile(rf"({_ROMAN})[.,]\s+\S")),
    # "1. ", "1.2 ", "1- ", "1、", in any digits; in Arabic no blank need follow the dash.
    (
        "number",
        re.compile(
            r"(\d{1,3}(?:\.\d{1,3}){0,5})"
            r"(?:\.?\s+\S|\s?[、\uff0e]\s*(?=[^\W\d])|[-–](?:\s+(?=[^\W\d])|(?=[\u0590-\u08ff])))"
        ),
    ),
    ("letter", re.compile(r"([A-Z])\.\s+\S")),
    ("bracket", re.compile(r"[(（](\w{1,4})[)）]\s*\S")),
)
# "(1)", "1.", "a)", "-", "1、": what an item of a list begins with.
_ITEM = re.compile(
    r"(?:[-*+•·◦‣▪–—●○■□◆►✓]|\[[ xX]\]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\((?:\d{1,3}|\w)\))"
    r"\s+(?=\S)|\d{1,2}(?:-\s+|\s?[、\uff0e]\s*)(?=[^\W\d])"
)
_PROSE_END = re.compile(rf"[{NO_TITLE_ENDS}]\W{{0,20}}$")
_STOP_END = re.compile(rf"[{STOPS}]\W{{0,6}}$")
# Thai and Lao end no sentence with a mark; a line of so many letters is no title there.
_UNMARKED = re.compile("[\u0e00-\u0eff]")
_TITLE_LETTERS = 50


@dataclass(frozen=True, slots=True)
class Label:
    """An outline label: its kind, its count ("3", "IV"), and how deep it is within its kind."""

    kind: str
    count: str
    depth: int = 1


def label_of(line: str) -> Label | None:
    """Return the outline label that a line starts with, if any."""
    for kind, pattern in _LABELS:
        if match := pattern.match(line):
            count = match[1]
            depth = count.removesuffix(".0").count(".") + 1 if kind == "number" else 1
            return Label(kind, count, depth)
    return None


def label_kind(line: str) -> str | None:
    """Return the kind of outline label that a line starts with, if any."""
    label = label_of(line)
    return label.kind if label else None


def is_bare_label(line: str) -> bool:
    """Say whether a line is a label and nothing else, such as "CHAPTER I."."""
    text = line.strip(" .:—–-*_")
    label = label_of(text)
    if label and label.kind in ("part", "chapter", "section", "article"):
        end = text.rindex(label.count) + len(label.count)
        return len(text) - end <= 1
    return re.fullmatch(_ROMAN, text) is not None and len(text) <= 6


def item_mark(line: str) -> str:
    """Return the mark that an item of a list begins with; empty for any other line."""
    match = _ITEM.match(line)
    return match[0].strip() if match else ""


def ends_like_prose(line: str) -> bool:
    """Say whether a line ends with a mark that no title ends with."""
    return _PROSE_END.search(line[-24:]) is not None


def is_unmarked(line: str) -> bool:
    """Say whether a line ends in a script that ends no sentence with a mark."""
    last = next((c for c in reversed(line[-24:]) if c.isalpha()), "")
    return _UNMARKED.match(last) is not None


def is_long_unmarked(line: str) -> bool:
    """Say whether a line without a mark is too long for a title; signs on letters don't count."""
    return is_unmarked(line) and sum(category(c) != "Mn" for c in line) >= _TITLE_LETTERS


def ends_with_stop(line: str) -> bool:
    """Say whether a line ends a sentence or a clause."""
    return _STOP_END.search(line[-8:]) is not None


def is_capitals(line: str) -> bool:
    """Say whether a line is written in capitals."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def starts_small(line: str) -> bool:
    """Say whether a line goes on in the middle of a sentence: it starts with a small letter."""
    first = next((c for c in line if c.isalnum()), "")
    return first.islower()
