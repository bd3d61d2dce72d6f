"""From headings to questions that a person might ask; a heading that makes none is passed over."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

from bot.answering.heading_labels import KNOWN, SIGNED, USUAL, Habits, bare
from bot.answering.heading_requests import has_object, leads_to_object
from embeddings.conversation.chinese import is_chinese
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.topics import AUXILIARY, PREPOSITION
from embeddings.text.bm25 import is_spaceless
from embeddings.text.languages import known_languages, language_of
from embeddings.text.words import (
    MONTHS,
    NUMBERS,
    PERIOD,
    STOP,
    Word,
    is_question_word,
    words,
)

_ASKS = ("?", "？")

# Headings that say what part of a report it is and nothing of what it is about.
_GENERIC = frozenset(chain.from_iterable(KNOWN["generic"].values()))
# What stands between "how" and the verb of a question that is written without its mark.
_MEASURED = frozenset("much many long often far old big large high soon late fast".split())
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_CODE = re.compile(
    r"://|www\.|\S@\S|\w\(\)|[\\{}<>=;]|\b\w+_\w+|\.(?:md|txt|pdf|html?|docx?)\b", re.I
)
_CONCERNING = re.compile(r"^(?:on|of|about|concerning|regarding|re:)\s+(?=\w)", re.I)
_SUBJECTS = frozenset("we i you they it he she there here this that these those let".split())
# What begins no name of a topic: "as for the committee", "welcome to the office", "and finally".
_OPENING = frozenset(
    """as if because although though please welcome thank thanks dear and or but so yet nor never
    always""".split()
)
_EXCLAIMS = ("!", "！")
# What speaks to whoever reads, in a question that asks the report nothing.
_READER = frozenset("you your need any want got".split())
# What a heading says to whoever reads it, in other words: "le saviez-vous ?", 你知道吗？.
_TO_READER = frozenset(chain.from_iterable(KNOWN["reader"].values()))
# What a question that is answered by yes or no opens with in other languages.
_OPENS = frozenset(chain.from_iterable(KNOWN["asks"].values()))
# So few words without one that asks are no question to a report.
_FEW = 3
_CAPITALS = frozenset("us uk eu un it who ai".split())
_DATED = MONTHS | NUMBERS | PERIOD | frozenset("quarter half week day month q h".split())
# No word of a topic: parts of reports, dates, closed-class words.
_TELLS_NOTHING = _GENERIC | _DATED | STOP | frozenset("table figure chapter section annex".split())
# Words between the nouns of other languages that are written in Latin letters.
_FOREIGN = frozenset(
    "der das und dem les des la le el los las du et y il gli della uns sur aux för och het".split()
)


def question_about(
    heading: str,
    phrase: str,
    length: int,
    is_english: Callable[[str], bool],
    habits: Habits = USUAL,
) -> str | None:
    """Return a question about a section; None where its heading makes no good one.

    Args:
        heading: the heading as the report has it.
        phrase: how the interface asks about a section, with `{title}`.
        length: how many characters the question may have.
        is_english: says whether a word in lower case is English.
        habits: how the report writes its headings.
    """
    title = habits.without_label(bare(heading))
    if title.endswith(_ASKS):
        return _as_asked(title, length)
    if title.endswith(_EXCLAIMS):
        return None
    title = _CONCERNING.sub("", title.strip(" .:…,;-–—。：；，、"), count=1)
    if is_chinese(title):
        is_told = title not in _GENERIC and is_chinese(phrase)
        return _cut(title, phrase, length) if is_told else None
    if title.isupper() and (habits.shouts or " " in title) and not _is_foreign(title):
        title = _in_small_letters(title, is_english)
    if not _is_topic(title, is_english):
        return None
    found = words(title)
    if _is_unmarked_question(found):
        return _as_asked(f"{title[0].upper()}{title[1:]}?", length)
    is_article = found[0].lower in ("the", "a", "an") and len(found) > 1
    if (is_question_word(found[0]) or is_article) and not title[1].isupper():
        title = title[0].lower() + title[1:]
    return _cut(title, phrase, length)


def _is_unmarked_question(found: Sequence[Word]) -> bool:
    """Say whether words are a question without its mark: "how much does it cost"."""
    behind = [word.lower for word in found[1:] if word.lower not in _MEASURED]
    return is_question_word(found[0]) and bool(behind) and behind[0] in AUXILIARY


def question_led(lead: str, length: int) -> str | None:
    """Return the question of an FAQ that leads to its answer; None where it is none by itself."""
    title = bare(lead)
    return _as_asked(title, length) if title.endswith(_ASKS) else None


def _as_asked(title: str, length: int) -> str | None:
    """Return a heading that is a question; None if it is long, several, or lacks its topic."""
    text = title.rstrip("?？! ") + title.rstrip("! ")[-1]
    alone = not any(mark in text[:-1] for mark in ("?", "？", ". ", "。"))
    is_good = alone and len(text) <= length and not is_elliptical(text)
    return text if is_good and not _asks_the_reader(text) else None


def _asks_the_reader(text: str) -> bool:
    """Say whether a question asks whoever reads it, as "lost your card?" and "no bike?" do."""
    if text.casefold().strip(" ¿?？!！.…").replace(",", "").replace("’", "'") in _TO_READER:
        return True
    found = words(text)
    led = found[1:] if found and found[0].lower in PREPOSITION else found
    if is_spaceless(text) or not led:
        return not led
    if is_question_word(led[0]) or led[0].lower in AUXILIARY:
        return False
    if found[0].lower in _OPENS or any(word.lower in _foreign_asking() for word in found):
        return False
    return len(found) <= _FEW or any(word.lower in _READER for word in found)


@cache
def _foreign_asking() -> frozenset[str]:
    """Return the words that ask in other languages than English."""
    others = (language_of(code) for code in known_languages() if code != "en")
    return frozenset(chain.from_iterable(other.question_words for other in others))


def _is_foreign(title: str) -> bool:
    """Say whether a title is surely in another language than English: by its letters or words.

    Nobody knows then which of its words are names, which keep their capitals.
    """
    is_accented = any(sign.isalpha() and not sign.isascii() for sign in title)
    return is_accented or not _FOREIGN.isdisjoint(title.lower().split())


def _in_small_letters(title: str, is_english: Callable[[str], bool]) -> str:
    """Return a heading in capitals as it would be written in a sentence; acronyms stay."""
    asks = any(word.lower in AUXILIARY for word in words(title))

    def written(match: re.Match[str]) -> str:
        """Return a word in small letters unless it is an acronym or a name."""
        low = match[0].lower()
        is_name = low in _CAPITALS and len(title.split()) <= 3 and not (low == "who" and asks)
        if is_english(low) and not is_name:
            return low
        return match[0] if len(low) <= 4 else match[0].capitalize()

    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", written, title)


def _is_topic(title: str, is_english: Callable[[str], bool]) -> bool:
    """Say whether a heading in Latin letters names something that one can ask about."""
    found = words(title)
    letters = [word for word in found if word.text[0].isalpha()]
    if not letters or title.casefold() in _GENERIC or _CODE.search(title) or "?" in title:
        return False
    if all(word.lower in _TELLS_NOTHING or word.is_number for word in found):
        return False
    first = letters[0].lower.split("'")[0]
    if first in _OPENING or SIGNED.match(title):
        return False
    asks = is_question_word(letters[0])
    if not asks and (first in _SUBJECTS or first in PREPOSITION or first in AUXILIARY):
        return False
    if not asks and any(word.lower in AUXILIARY - {"may", "will", "can"} for word in found[1:]):
        return False
    if not asks and has_object(title, is_english):
        return False
    if title.count("(") != title.count(")") or (len(title) < 3 and not title.isupper()):
        return False
    if _ROMAN.fullmatch(title):
        return False
    # Another language's words don't stand in an English sentence; names do.
    small = [word.lower for word in letters if word.text.islower()]
    foreign = [low for low in small if len(low) > 2 and not is_english(low)]
    return 3 * len(foreign) < len(letters) and not _FOREIGN.intersection(small)


def _cut(title: str, phrase: str, length: int) -> str | None:
    """Return the question about a title, which is cut at a word where it is too long.

    None where what is done is cut from what it is done to: "persevering in strengthening …".
    """
    room = length - len(phrase.format(title=""))
    if len(title) <= room:
        return phrase.format(title=title)
    if leads_to_object(title):
        return None
    cut = title[: room - 1]
    return phrase.format(title=f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:')}…")
