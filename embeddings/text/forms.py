"""One form of a word that is written in several ways: accents, spellings, plurals, past tenses."""

import re
import unicodedata

# Marks that are seen as nothing: soft hyphens and characters without width.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2018\u2019\u02bc\u2032"

_SIGNS = str.maketrans(
    dict.fromkeys(HYPHENS, "-") | dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE)
)
# Latin letters that have no accent to lose.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
# Behind a prefix stands more than two letters: "co-op" has two words.
_SHORT = 2
# "l'eau" is "eau", in French and Italian.
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|un|dell|nell|all|sull)'(?=\w{3})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
# British spellings and their American ones; what is rewritten needlessly is so on both sides.
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|er|ers|ing|al|able|ful|less|ite|ites|hood)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|able|ations?)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=cent|heat|.met|.lit)re(?=s?$)|(?<=^met|^lit|^fib)re(?=s?$)"), "er"),
    (re.compile(r"(?<=catal|.dial|.anal|monol)ogue(?=s?$)|(?<=^dial|^anal)ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=^def|^off|^lic)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=^program)me(?=s?$)"), ""),
    (re.compile(r"^sulph"), "sulf"),
    (re.compile(r"^(p|orthop|encyclop|medi|an|arch)ae(?=d|m|o|v)"), r"\1e"),
)
_SPELLINGS = dict(
    pair.split("/")
    for pair in """grey/gray aluminium/aluminum plough/plow ploughs/plows ploughed/plowed gaol/jail
    mould/mold moulds/molds kerb/curb kerbs/curbs manoeuvre/maneuver manoeuvres/maneuvers
    jewellery/jewelry enrolment/enrollment fulfilment/fulfillment fulfil/fulfill enrol/enroll
    judgement/judgment ageing/aging skilful/skillful wilful/willful cosy/cozy tyre/tire tyres/tires
    sceptical/skeptical sceptic/skeptic draught/draft draughts/drafts""".split()
)
_IRREGULAR = dict(
    pair.split("/")
    for pair in """men/man women/woman children/child geese/goose mice/mouse feet/foot teeth/tooth
    oxen/ox wolves/wolf shelves/shelf halves/half calves/calf knives/knife wives/wife thieves/thief
    loaves/loaf began/begin begun/begin bought/buy brought/bring built/build burnt/burn
    caught/catch chose/choose chosen/choose drank/drink driven/drive drove/drive fallen/fall
    fell/fall forbade/forbid forbidden/forbid fought/fight froze/freeze frozen/freeze grew/grow
    grown/grow held/hold hidden/hide kept/keep knew/know known/know learnt/learn lent/lend
    lost/lose paid/pay sang/sing sank/sink sunk/sink sent/send shrank/shrink shrunk/shrink
    sold/sell sought/seek spent/spend spoke/speak spoken/speak stole/steal stolen/steal
    struck/strike sung/sing swam/swim swum/swim taught/teach threw/throw thrown/throw
    withdrawn/withdraw withdrew/withdraw woven/weave written/write wrote/write worn/wear""".split()
)


def plain(word: str) -> str:
    """Return a word in lower case, with the usual signs, letters and digits and no unseen mark."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).lower().translate(_SIGNS)


def parts(word: str, prefixes: frozenset[str] = frozenset()) -> list[str]:
    """Return the parts of a plain word between hyphens; a prefix belongs to what it stands by.

    Args:
        word: the word, in lower case.
        prefixes: those of its language that are written with a hyphen or without one.
    """
    found = [part for part in word.split("-") if part]
    while len(found) > 1 and found[0] in prefixes and len(found[1]) > _SHORT:
        found[:2] = ["".join(found[:2])]
    return found


def base_form(word: str) -> str:
    """Return the form that a plain word shares with its other spellings and irregular forms."""
    if word[0].isdigit():
        return word.replace(",", "") if _THOUSANDS.fullmatch(word) else word
    bare = _ELISION.sub("", _without_accents(word).removesuffix("'s"), count=1)
    bare = _IRREGULAR.get(bare, _SPELLINGS.get(bare, bare))
    for pattern, spelling in _AMERICAN:
        bare = pattern.sub(spelling, bare)
    return bare


def _without_accents(word: str) -> str:
    """Return a word without the accents of its Latin letters."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word.translate(_LETTERS))
    if not letters[0].isascii():
        return word
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
