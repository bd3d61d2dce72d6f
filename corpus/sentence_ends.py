"""Where sentences end by general signs: for languages without a splitter, and inside quotations."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.abbreviation_lists import goes_on
from corpus.stops import DENSE_ENDS, SPACED_ENDS

# Marks that follow a full stop and still belong to its sentence: references, notes, emphasis.
REFERENCES = r"(?:\[\^?[\w ,–-]{1,12}\]|[¹²³⁰-⁹]{1,3}|[†‡])"
_CLOSERS = r"[\"”’»›)\]』」）】》*_]"
_END = re.compile(
    rf"[{SPACED_ENDS}]{{1,4}}{_CLOSERS}{{0,4}}{REFERENCES}{{0,6}}\s+(?=\S)"
    rf"|[{DENSE_ENDS}]{{1,4}}{_CLOSERS}{{0,4}}{REFERENCES}{{0,6}}\s*(?=[^\s。！？｡”’』」）])"
)
_OPENERS = '"“‘«‹(„「『[¿¡*_'
# Words before a full stop that seldom end a sentence, in the languages most often read.
_ABBREVIATIONS = frozenset(
    "approx ca cf incl max min est resp pp fig figs no nos mr mrs ms dr prof st rev gen col capt "
    "lt sgt hon jr sr vs etc al ed eds vol art sec ch p inc ltd co corp dept univ jan feb mar apr "
    "jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "bzw usw vgl evtl ggf inkl nr abs str hr fr zzgl mio mrd sog geb "
    "mme mlle mm env av bd pág núm sra srta dra exmo art arts sig dott ing ecc "
    "ул г гг им см тыс млн млрд руб стр рис".split()
)
# These end a sentence too where what follows starts with a capital.
_MAY_END = frozenset("etc usw ecc al co inc ltd corp jr г гг".split())
_LAST_WORD = re.compile(r"([^\W_]+)\.?$")
# Thai and Lao end no sentence by a full stop; where Devanagari has its danda, nor does it.
_UNSTOPPED, _INDIC = re.compile("[\u0e00-\u0eff]$"), re.compile("[\u0900-\u0dff]$")
# Between Thai or Lao letters a blank stands between clauses; one before or behind a number doesn't.
_BLANK = re.compile("(?<=[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0ede])\\s+(?=[\u0e01-\u0ede])")
# How many characters a clause has at least that is quoted alone.
_CLAUSE = 60
# Languages that write "3. Mai": a full stop behind a small number makes it an ordinal.
_ORDINAL = frozenset("de da no nb nn fi et cs sk sl hr hu pl is lv tr".split())
_QUOTES = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "(": ")", "（": "）", '"': '"'}
_QUOTED = re.compile('[“«„「『(（"”»」』]')


def sentence_ends(text: str, language: str = "") -> Iterator[int]:
    """Yield where the sentences after the first begin, told by general signs alone."""
    for match in _END.finditer(text):
        if _ends(text, match, language):
            yield match.end()


def ends_at_blanks(text: str) -> Iterator[int]:
    """Yield where clauses of Thai and Lao begin that are long enough to be quoted alone."""
    start = 0
    for blank in _BLANK.finditer(text):
        if blank.start() - start >= _CLAUSE and 2 * (len(text) - blank.end()) >= _CLAUSE:
            start = blank.end()
            yield start


def ends_in_quotations(text: str, language: str = "") -> Iterator[int]:
    """Yield where sentences begin inside of quotations and brackets, or right behind them."""
    if not _QUOTED.search(text):
        return
    inside = _inside(text)
    for end in sentence_ends(text, language):
        stop = len(text[:end].rstrip()) - 1
        if inside[stop] or text[stop] in "”»“」』":
            yield end


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Say whether a stop ends a sentence: no abbreviation, and no small letter behind it."""
    after = next((c for c in text[match.end() : match.end() + 8] if c not in _OPENERS), "")
    if after.islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    if _is_inside(text, match, language):
        return False
    word = _LAST_WORD.search(_unmarked(text[max(0, match.start() - 24) : match.start()]))
    if word is None:
        return True
    bare = word[1]
    if bare.isdigit():
        return not (len(bare) < 3 and language in _ORDINAL and after.isalpha())
    if len(bare) == 1 and bare.isalpha() and not "\u3040" <= bare <= "\u9fff":
        return _is_unit(text, match.start() - 1)
    if bare.casefold() in _MAY_END:
        return after.isupper()
    return bare.casefold() not in _ABBREVIATIONS


def _is_inside(text: str, match: re.Match[str], language: str) -> bool:
    """Say whether a full stop belongs to an abbreviation, or to a script that ends none by it."""
    before = text[max(0, match.start() - 24) : match.start()]
    if _UNSTOPPED.search(before) or ("।" in text and _INDIC.search(before)):
        return True
    return goes_on(f"{before}.", text[match.end() : match.end() + 8], language)


def _unmarked(text: str) -> str:
    """Return a text without the signs on its letters: a letter behind one is no initial."""
    return "".join(c for c in text if not unicodedata.category(c).startswith("M"))


def _is_unit(text: str, place: int) -> bool:
    """Say whether a letter is a unit behind a number, as in "4 m", and no initial."""
    before = text[max(0, place - 4) : place].rstrip()
    return before[-1:].isdigit()


def _inside(text: str) -> bytearray:
    """Return for each character whether it stands inside of a quotation or bracket."""
    marks = bytearray(len(text))
    closes: list[str] = []
    for place, character in enumerate(text):
        if closes and character == closes[-1]:
            closes.pop()
        elif character in _QUOTES and len(closes) < 9:
            closes.append(_QUOTES[character])
        marks[place] = bool(closes)
    return marks
