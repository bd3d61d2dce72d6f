"""Languages: whether a message is in one that can be read, and else which one it is.

By its script first, which needs no model; a message in Latin letters by py3langid, which is loaded
when first needed and only asked of messages whose words aren't English.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, partial

from corpus.language_identifier import language_identifier
from embeddings.text.asking_languages import (
    asked_in,
    has_marks_of_spanish,
    surely_asked_in,
)
from embeddings.text.scripts import script_of
from embeddings.text.words import Word, words

log = logging.getLogger(__name__)

# The likeliest language of each script, as the first word of its letters' Unicode names has it.
_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "LAO": "lo",
    "TIBETAN": "bo",
    "MYANMAR": "my",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "MONGOLIAN": "mn",
}
# Letters that only some languages of a script have.
_LETTERS = (
    ("uk", re.compile("[іїєґ]", re.I)),
    ("be", re.compile("ў", re.I)),
    ("sr", re.compile("[ђћљњџј]", re.I)),
    ("kk", re.compile("[ңғүұқөһә]", re.I)),
    ("ur", re.compile("[ٹڈڑےں]")),
    ("fa", re.compile("[پچژگ]")),
)
# Letters of Russian that these languages lack.
_RUSSIAN, _SOUTH = re.compile("[ыэё]", re.I), frozenset("uk bg mk sr".split())
# Other languages that are written in the same script, so that a reader of one isn't sent away.
_SHARED = {"ru": {"uk", "be", "sr", "kk", "bg", "mk"}, "ar": {"fa", "ur"}, "hi": {"mr", "ne"}}
_LATIN = "en de fr es it pt nl sv da no fi pl cs hu ro tr id vi hr sk ca sw tl et lv lt sl".split()
# A message that the reports answer must be surely foreign and have some words; one that they don't
# answer, likely. None of 3,000 questions in English, many mistyped, is taken for another language.
_SURE, _LIKELY = 0.9, 0.8
_WORDS_SURE, _WORDS_LIKELY = 3, 2
# A message with this share of English words isn't asked about.
_ENGLISH = 0.7


def unread_script(text: str, read: frozenset[str]) -> str:
    """Return the language of a message in a script that isn't read; empty when it may be read.

    Args:
        text: the message.
        read: codes of the languages that are read; "*" is all of them.
    """
    # What is of Latin letters may be read, whoever's they are.
    scripts = Counter() if text.isascii() else Counter(map(script_of, filter(str.isalpha, text)))
    if "*" in read or not scripts:
        return ""
    if scripts["HIRAGANA"] + scripts["KATAKANA"]:
        scripts["HIRAGANA"] += scripts.pop("KATAKANA", 0) + scripts.pop("CJK", 0)
    script, count = scripts.most_common(1)[0]
    usual = _SCRIPTS.get(script, "")
    if not usual or ({usual} | _SHARED.get(usual, set())) & read or 2 * count < scripts.total():
        return ""
    return next((code for code, letters in _LETTERS if letters.search(text)), usual)


def unread_latin(
    text: str, read: frozenset[str], is_english: Callable[[str], bool], *, absent: bool
) -> str:
    """Return the language of a message in Latin letters that isn't read; empty when it may be.

    Args:
        text: the message.
        read: codes of the languages that are read; "*" is all of them.
        is_english: says whether a word in lower case is English.
        absent: nothing was found for it, so less is lost by a wrong guess.
    """
    found = [word for word in words(text) if word.lower.isalpha()]
    latin = _without_names([w for w in found if script_of(w.text[0]) == "LATIN"], is_english)
    fewest = _WORDS_LIKELY if absent else _WORDS_SURE
    if "*" in read or len(latin) < fewest or 2 * len(latin) <= len(found):
        return ""
    if "en" in read and sum(is_english(w.lower) for w in latin) >= _ENGLISH * len(latin):
        return ""
    chances = _chances(" ".join(word.lower for word in latin))
    best = max(chances, key=lambda code: chances[code])
    enough = chances[best] >= (_LIKELY if absent else _SURE)
    return best if enough and best not in read else ""


def question_language(text: str, is_english: Callable[[str], bool], usual: str) -> str:
    """Return the code of the likeliest language of a question.

    Args:
        text: the question.
        is_english: says whether a word in lower case is English.
        usual: the code of the language of a question that doesn't tell, such as a name alone, or
            one in characters that Chinese and Japanese share.
    """
    if by_script := unread_script(text, frozenset()):
        return _of_report(by_script, text, usual)
    found = _without_names([word for word in words(text) if word.lower.isalpha()], is_english)
    is_spanish = has_marks_of_spanish(text)
    chances = partial(_chances, text.lower())
    said = _without_names(words(text), is_english)
    if found and sum(is_english(word.lower) for word in found) >= _ENGLISH * len(found):
        surely = "es" if is_spanish else surely_asked_in(said, _LATIN, is_english, chances, usual)
        return surely or "en"
    if foreign := unread_latin(text, frozenset({"en"}), is_english, absent=True):
        return foreign
    if is_spanish:
        return "es"
    asked = asked_in(said, _LATIN, is_english, chances, usual)
    return asked or (usual if usual in _LATIN else "en")


def _of_report(language: str, text: str, usual: str) -> str:
    """Return the language of a text by its letters, or the usual one where that has them all."""
    shared = usual in _SHARED.get(language, ()) or (language, usual) == ("zh", "ja")
    is_russian = language == "ru" and usual in _SOUTH and _RUSSIAN.search(text)
    return usual if shared and not is_russian else language


def _without_names(found: list[Word], is_english: Callable[[str], bool]) -> list[Word]:
    """Return words without the names among them, which tell of no language.

    A name is a capitalised word behind the first that isn't English; where all words are
    capitals, none tells.
    """
    if all(word.is_capital for word in found):
        return found
    return [w for i, w in enumerate(found) if not i or not w.is_capital or is_english(w.lower)]


def _chances(text: str) -> dict[str, float]:
    """Return how likely a text is in each of the common languages of Latin script; sums to 1.

    While the disk takes no file, into which py3langid unpacks what it knows, all is in English.
    """
    try:
        rank = _identifier()
    except OSError as error:
        log.warning("Languages can't be told, and English is taken for granted: %s", error)
        return {"en": 1.0}
    return dict(rank(text))


@cache
def _identifier() -> Callable[[str], list[tuple[str, float]]]:
    """Load what tells the common languages of Latin script apart, when first needed."""
    rank: Callable[[str], list[tuple[str, float]]] = language_identifier(_LATIN).rank
    return rank
