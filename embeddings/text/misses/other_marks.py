"""Things that a mark tells apart, "band A", "the fifth floor", "part-time": a text may have others.

A text that has the thing with another mark and nowhere with that asked for is about that other one.
"""

import re
from collections.abc import Iterator, Sequence

from embeddings.text.forms import plain
from embeddings.text.word_kinds import is_stop
from embeddings.text.words import Word, stem, words

# A letter, a number of few digits or one in Roman figures behind what it tells apart.
_NUMBERED = re.compile(
    r"(?<![\w-])([^\W\d_]{3,})[ -]([A-Z]|\d{1,3}|[IVX]+)(?![\w%]|[.,:/–-]\w| ?%"
    r"|(?: to| and| or| until|[–-]) ?\d)"
)
_ORDERED = re.compile(
    r"(?<![\w-])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d{1,2}(?:st|nd|rd|th)) ([^\W\d_]{3,})",
    re.I,
)
# Before a hyphen these make another of what stands behind it: a vice-chair is no chair.
_OTHERS = frozenset("vice ex non co sub deputy step".split())
# What says the same in other words before the thing.
_SAME = {
    "ex": "ex|former|previous|past|one-time",
    "vice": "vice|deputy|sub|assistant|acting|second",
    "deputy": "deputy|vice|sub|assistant|acting|second",
    "sub": "sub|deputy|vice|assistant|under",
    "co": "co|joint|fellow|other",
    "non": "non|not|no|un|in",
}
# These tell two of a kind apart before a hyphen. Other words may say the same, as "trial-scale" and
# "pilot-scale" do.
_TELLING = _OTHERS | frozenset(
    """one two three four five six seven eight nine ten single double half full part whole pre post
    over under upper lower inner outer north south east west high low short long early late first
    second third fourth fifth""".split()
)
# Who stands in for somebody is another, in one word with what is somebody: "Vizepräsident", 副主任.
_DEPUTY = re.compile(
    r"\b(?P<mark>vi[cz]e|wice|вице)-?(?P<of>[^\W\d_]{4,})"
    r"|(?P<sign>副)(?P<office>[^\W\d_]{0,2}?[长長任席记記理裁授师師员員监監])"
)
# "I" is nobody's mark, and "a" begins what comes next.
_NO_MARKS = frozenset("I")


def has_others(question: str, text: str, language: str = "en") -> bool:
    """Say whether a text has what a question names by a mark only with other marks.

    Args:
        question: what is asked.
        text: a passage, with the headings over it.
        language: the code of the language of both.
    """
    return (
        _is_numbered_otherwise(question, text, language)
        or _is_ordered_otherwise(question, text, language)
        or _is_joined_otherwise(question, text, language)
        or _is_of_whom_it_stands_in_for(question, text)
    )


def _is_numbered_otherwise(question: str, text: str, language: str) -> bool:
    """Say whether a text has "band D" alone, where "band A" is asked for."""
    asked = [*_numbered(question, language)]
    held = [*_numbered(text, language)] if asked else []
    things = {thing for thing, _ in held}
    return any(thing in things and (thing, mark) not in held for thing, mark in asked)


def _numbered(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the stems of what a text tells apart by letters or numbers behind it, and these."""
    for match in _NUMBERED.finditer(text):
        thing = words(match[1], language)[0]
        if not (thing.is_stop or thing.is_month or thing.is_number_word or match[2] in _NO_MARKS):
            yield thing.stems[0], match[2]


def _is_ordered_otherwise(question: str, text: str, language: str) -> bool:
    """Say whether a text has "the first breach" and no fifth, where "the fifth breach" is asked."""
    pairs = [*_ordered(question, language)]
    things = {thing for thing, _ in _ordered(text, language)} if pairs else frozenset()
    return any(
        thing in things and not re.search(rf"\b{mark}\b", text, re.I) for thing, mark in pairs
    )


def _ordered(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the stems of words behind ordinal numbers, and these."""
    for match in _ORDERED.finditer(text):
        thing = words(match[2], language)[0]
        if not (thing.is_stop or thing.is_period):
            yield thing.stems[0], match[1].lower()


def _is_joined_otherwise(question: str, text: str, language: str) -> bool:
    """Say whether a text has "full-time", or the chair alone, where "part-time", the vice-chair is.

    It isn't so where the text has the parts without a hyphen.
    """
    joined = _joined(words(question, language))
    found = words(text, language) if joined else []
    others = {stem(thing, language) for _, thing in _joined(found)}
    for mark, thing in joined:
        if is_stop(thing, language) or re.search(
            rf"\b(?:{_SAME.get(mark, re.escape(mark))})[ -]?{re.escape(thing)}", plain(text), re.I
        ):
            continue
        of = stem(thing, language)
        if of in others:
            return True
        if mark in _OTHERS and any(of in each.stems for each in found):
            return True
    return False


def _is_of_whom_it_stands_in_for(question: str, text: str) -> bool:
    """Say whether a text has the president and no deputy, where the vice-president is asked for."""
    held = text.casefold()
    return any(
        not _is_told(found, held) and (found["of"] or found["office"]) in held
        for found in _DEPUTY.finditer(question.casefold())
    )


def _is_told(found: re.Match[str], held: str) -> bool:
    """Say whether a text in lower case tells of one who stands in: not by the end of "service"."""
    mark = found["mark"]
    return re.search(rf"\b{mark}", held) is not None if mark else found["sign"] in held


def _joined(found: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the marks of words with a hyphen that tell two of a kind apart, and what is behind."""
    parts = [word.lower.rpartition("-") for word in found]
    return [(mark, thing) for mark, _, thing in parts if mark in _TELLING or mark.isdecimal()]
