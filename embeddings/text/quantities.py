"""Quantities: which one a question asks for, and whether a text gives one of the kind.

"How many yuan" asks for money, and so does "what does it cost"; a sentence that gives only a length
or a share can't be the answer. Units of one dimension stand for each other.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.toml_tables import read_table
from embeddings.text.currencies import ANY_CURRENCY, SHORT, SIGNS, currency_codes, currency_words
from embeddings.text.quantities_abroad import (
    asked_abroad,
    counted_abroad,
    given_abroad,
    is_told,
    named_abroad,
)
from embeddings.text.told_in_words import asked_in_words, asks_for_change, told_in_words

# A number in digits, a word and its sign, as they are told apart here.
_TOKEN = re.compile(rf"\d[\d,.]*|[^\W\d_]+(?:[-’'][^\W\d_]+)*[²³23]?|[%\uff05‰°{SIGNS}]")
_SIGN = re.compile(f"[{SIGNS}]")
# How many words may stand between a number and its unit, as in "2.7 trillion yuan".
_BETWEEN = 2
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion half a an".split()
)
# Who asks "who", "why", "what about", "how do they" or yes or no, asks for no quantity.
_FOR_AMOUNTS = re.compile(
    r"(?:^|\b(?:and|but|or)\b,?)\s*"
    r"(?:what|how (?:much|many|old|far|tall|deep|wide|high|hot|cold|heavy))\b",
    re.I,
)
_AUXILIARIES = (
    "is|are|was|were|can|could|do|does|did|will|would|shall|has|have|had|may|might|must|should"
)
_FOR_OTHERS = re.compile(
    r"\b(?:who|whose|whom|why|where|when|which)\b"
    rf"|^\s*(?:(?:how )?(?:{_AUXILIARIES})|if|whether)\b",
    re.I,
)
_FOR_ANYTHING = re.compile(
    r"^\s*(?:(?:and|but|so|or),? )?what (?:about|if|else|happen(?:s|ed)?|ha(?:s|d) happened"
    r"|causes?|caused|makes?|made|explains?|explained|led to|leads to)\b",
    re.I,
)
# What a question is asked by, before what it asks: "could you tell me", "do you know". Shorter than
# what `conversation.asking` takes for a request, of which some, "give me", ask for a thing itself.
_INDIRECT = re.compile(
    r"^\s*(?:please,? )?"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell|show)(?: me| us)"
    r"|do you (?:happen to )?know|(?:i|we)(?: want|(?:['’]d| would) like) to know|tell me)\b[\s,]*",
    re.I,
)
# Who asks how many there are of things asks for no price of theirs: "how many cheap flats to rent".
# What it joins to that is asked for by itself: "and at what cost".
_COUNTS = re.compile(r"\bhow many\b", re.I)
# Numbers that units are counted in: "how many hundred million yuan".
_MANY = "(?:(?:hundred|thousand|million|billion|trillion)s? (?:of )?)*"
_JOINED = re.compile(r"(?:\s+(?:and|but|or)\b|[,;])+\s*", re.I)
_ASKS_ITSELF = re.compile(r"(?:(?:at|for|by|to|in) )?(?:how|what|which)\b|in\b", re.I)
# Units of two words, and a share that is counted.
_WHOLE = (
    ("area", re.compile(r"\bhow many (?:\w+ )?(?:square|sq)\b", re.I)),
    ("volume", re.compile(r"\bhow many (?:\w+ )?cubic\b", re.I)),
    ("share", re.compile(r"\bhow many per cent\b", re.I)),
)
# "How long" asks for either; without a unit, no word tells which.
_HOW_LONG, _EITHER = re.compile(r"\bhow long\b", re.I), frozenset({"length", "time"})
# Units that are other words as well ask for nothing: "Does she have a degree?"
_AMBIGUOUS = frozenset(
    "degree foot second square cubic won real li m g l half quarter third fifth tenth old age aged "
    "cent yard pound".split()
)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A kind of quantity: the units that it is given in, and what asks for it.

    `asks` are its phrases, and its units where they ask; `counts` is how many of a unit there are.
    """

    name: str
    units: frozenset[str]
    asks: re.Pattern[str]
    counts: re.Pattern[str]


@cache
def dimensions() -> tuple[Dimension, ...]:
    """Read the dimensions from quantities.toml, beside this module."""
    return tuple(
        Dimension(
            name,
            frozenset(data["units"]) | (_money() if name == "money" else frozenset()),
            _asking(name, data["units"], data["asks"]),
            re.compile(rf"\bhow many {_MANY}(?:\w+ )?{_any_unit(data['units'])}\b", re.I),
        )
        for name, data in read_table(__package__, "quantities.toml").items()
    )


def _money() -> frozenset[str]:
    """Return the units of money that quantities.toml needn't name."""
    return currency_words("en") | {ANY_CURRENCY}


def quantities_asked(question: str, language: str = "en") -> frozenset[str]:
    """Return the dimensions of which any answers a question; none where it doesn't say.

    A unit asks where no number stands before it: "how many yuan", but not "the 5 yuan ticket".
    """
    if language != "en":
        return asked_abroad(question, language)
    if _HOW_LONG.search(question):
        return _EITHER | asked_in_words(question)
    if asks_for_change(question):
        return frozenset()
    question = _INDIRECT.sub("", question)
    is_other = _FOR_OTHERS.search(question) and not _FOR_AMOUNTS.search(question)
    if is_other or _FOR_ANYTHING.match(question):
        return frozenset()
    if not _COUNTS.search(question):
        return _wanted(question)
    return frozenset().union(*map(_asked_beside, _JOINED.split(question)))


def quantities_wanted(question: str, language: str = "en") -> frozenset[str]:
    """Return those too that are named where nothing asks: "the fare of the bus".

    In English, whose questions for other things are known, these are asked for in any case.
    """
    asked = quantities_asked(question, language)
    return asked if asked or language == "en" else named_abroad(question, language)


def counted_behind(question: str, language: str = "en") -> str:
    """Return what of a question stands behind "how many"; empty where that isn't asked."""
    if language != "en":
        return counted_abroad(question, language)
    counts = _COUNTS.search(question)
    return question[counts.end() :].strip() if counts else ""


def _asked_beside(clause: str) -> frozenset[str]:
    """Return the dimensions that a clause of a question asks for which counts something."""
    if _COUNTS.search(clause):
        whole = next((name for name, counted in _WHOLE if counted.search(clause)), "")
        counted = (each.name for each in dimensions() if each.counts.search(clause))
        return frozenset([whole]) if whole else frozenset(counted)
    return _wanted(clause) if _ASKS_ITSELF.match(clause) else frozenset()


def _wanted(text: str) -> frozenset[str]:
    """Return the dimensions that phrases and units of a text ask for."""
    asked = frozenset(each.name for each in dimensions() if each.asks.search(text))
    return asked | asked_in_words(text)


def quantities_given(text: str, language: str = "en") -> frozenset[str]:
    """Return the dimensions of which a text gives a number with its unit."""
    if language != "en":
        return given_abroad(text, language)
    tokens = _tokens(text)
    given = [part for n in _with_number(tokens) for part in (tokens[n], *tokens[n].split("-"))]
    told = frozenset(each.name for each in dimensions() if each.units.intersection(given))
    return told | told_in_words(text)


def are_told(language: str) -> bool:
    """Say whether it can be told which quantities a text in a language gives."""
    return language == "en" or is_told(language)


def _tokens(text: str) -> list[str]:
    """Return the words, numbers and signs of a text in lower case."""
    return [_unified(match.group()) for match in _TOKEN.finditer(text)]


def _unified(token: str) -> str:
    """Return a token in lower case, one sign in place of all signs and codes of currencies."""
    is_money = token in SHORT or token in currency_codes() or _SIGN.match(token)
    return ANY_CURRENCY if is_money else token.lower()


def _with_number(tokens: list[str]) -> frozenset[int]:
    """Return the numbers of the tokens that have a number before them, or right behind a sign."""
    counts = {
        n
        for n, token in enumerate(tokens)
        if token[0].isdigit() or not _NUMBERS.isdisjoint([token, *token.split("-")])
    }
    behind = {n + step for n in counts for step in range(1, _BETWEEN + 2)}
    before = {n - 1 for n in counts if n and not tokens[n - 1][0].isalnum()}
    return frozenset(n for n in behind | before if n < len(tokens)) | counts


def _asking(name: str, units: list[str], phrases: list[str]) -> re.Pattern[str]:
    """Return a pattern of what asks for a dimension: its phrases, and its units in their places."""
    asks = [rf"\b{re.escape(phrase)}\b" for phrase in phrases]
    # "In recent years" says when; "the length, in km" says what is asked for.
    if name != "time":
        asks.append(rf"(?:\bin|,) (?:\w+ )?{_any_unit(units)}(?=\s*[,?.;]|\s*$)")
    return re.compile("|".join(asks), re.I)


def _any_unit(units: list[str]) -> str:
    """Return a pattern of any of some units that are no other words as well."""
    words = [re.escape(unit) for unit in units if unit.isalpha() and unit not in _AMBIGUOUS]
    return rf"(?:{'|'.join(words)})"
