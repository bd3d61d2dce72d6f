"""Words in quotation marks, and where a text holds them: exactly, but for case and typography."""

import re
from dataclasses import dataclass

# A letter or digit of a script with spaces: in others words have no borders.
_BORDER = r"(?![\u3040-\u9fff])[^\W_]"
# Pairs of marks; a straight one opens at a word's beginning and closes at its end, so that inches
# and apostrophes aren't quotation marks. „ is closed by “ in German and by ” in others; »…« is
# German and Danish, ”…” Swedish and Finnish. Single ones are apostrophes, too, and quote only where
# they stand around all of a question.
_QUOTED = re.compile(
    r"^\W*?[‘'‹›]((?:[^‘’'‹›]|(?<=\w)['’](?=\w))+)[’'›‹]\W*$|‹([^‹›]+)›|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|\uff02([^\uff02]+)\uff02"
    rf"|”([^“”„]+)”|(?<!{_BORDER})\"([^\"]+)\"(?!{_BORDER})"
)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_SINGLE, _DOUBLE = "'\u2018\u2019\u02bc\uff07", '"\u201c\u201d\u201e\u00ab\u00bb\uff02'
# From a sign of ASCII to its full-width form, which reports in Chinese and Japanese may have.
_TO_FULL_WIDTH = 0xFEE0
_PIECE = re.compile(r"\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quotations:
    """What a question quotes, in its order, and the words around it."""

    phrases: tuple[str, ...]
    rest: str


def quotations(question: str) -> Quotations:
    """Read what stands in quotation marks; marks around no letter or digit quote nothing."""
    found = [next(filter(None, match.groups())) for match in _QUOTED.finditer(question)]
    stripped = (" ".join(phrase.split()).strip(" ,.;:!?，。；：！？") for phrase in found)
    phrases = tuple(phrase for phrase in stripped if any(map(str.isalnum, phrase)))
    rest = " ".join(_QUOTED.sub(" ", question).split())
    return Quotations(tuple(dict.fromkeys(phrases)), rest)


def without_marks(question: str) -> str:
    """Return a question with what it quotes, but without the marks."""
    plain = _QUOTED.sub(lambda match: next(filter(None, match.groups())), question)
    return " ".join(plain.split())


def exactly(phrase: str) -> re.Pattern[str]:
    """Return the pattern that finds a phrase as whole words.

    Case, the length of blanks, the kinds of dashes and quotes, and the width of letters don't
    count. Letters of scripts without spaces have no borders, and a Korean word ends where its
    particle begins, which is written with it.
    """
    first, *others = _PIECE.findall(phrase)
    # A set in front, with its cases, is looked for many times as fast as a border before it.
    before = r"(?<![^\W_].)" if _is_bordered(phrase[0]) else ""
    body = "".join(map(_piece, others))
    after = r"(?![^\W_])" if _is_bordered(phrase[-1]) and not _is_hangul(phrase[-1]) else ""
    return re.compile(f"{_piece(first, cases=True)}{before}(?i:{body}){after}")


def _piece(piece: str, *, cases: bool = False) -> str:
    """Return the pattern of one character, in both its cases where asked, or run of blanks."""
    if piece.isspace():
        return r"\s+"
    kinds = next((kinds for kinds in (_DASHES, _SINGLE, _DOUBLE) if piece in kinds), "")
    if "!" <= piece <= "~" and not kinds:
        kinds = piece + chr(ord(piece) + _TO_FULL_WIDTH)
    if cases:
        both = [*map(str.lower, kinds or piece), *map(str.upper, kinds or piece)]
        kinds = piece + "".join(each for each in both if len(each) == 1)
    return f"[{re.escape(kinds)}]" if kinds else re.escape(piece)


def _is_bordered(letter: str) -> bool:
    """Say whether a word ends at the letter's other side: a letter or digit of a spaced script."""
    return letter.isalnum() and not "\u3040" <= letter <= "\u9fff"


def _is_hangul(letter: str) -> bool:
    """Say whether a letter is a Korean syllable."""
    return "\uac00" <= letter <= "\ud7a3"
