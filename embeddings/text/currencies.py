"""What money is called in a language: words and codes of currencies, as Unicode's CLDR has them.

It comes with babel. A name there says whose money it is, too ("Swedish kronor", "couronnes
suédoises"), which a report leaves out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_name

# Signs of currencies in Unicode: of its block for them, and of others.
SIGNS = "$¢£¤¥֏؋৲৳฿\u20a0-\u20cf﷼\uff04\uffe0\uffe1\uffe5\uffe6"
# What stands for all of them, and for what is written in place of a sign.
ANY_CURRENCY, SHORT = "¤", frozenset({"Rs", "kr", "Kr", "Kč", "zł", "Fr", "Ft", "лв"})
# Codes that are words in a heading: "TOP 10", "ALL 350 BOATS".
_WORDS = frozenset({"ALL", "CUP", "TOP", "TRY"})
# Numbers whose words have all the plural forms that languages have for whole numbers.
_COUNTS = (1, 2, 5, 11)
_WORD = re.compile(r"[^\W\d_]+")
# What stands where units do, "nuevos séqueles", and isn't one.
_NO_UNITS = frozenset(
    "gold konvertibel konvertibla nouveau nouveaux novo novos nowe nowy nowych nuevo nuevos nuovi "
    "nuovo pa".split()
)


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of what is the money of a country today, in capitals."""
    everywhere = get_global("territory_currencies").values()
    used = {code for each in everywhere for code, _, until, tender in each if tender and not until}
    return frozenset(used - _WORDS)


@cache
def currency_words(language: str) -> frozenset[str]:
    """Return the words for units of money in a language, in lower case and all their forms.

    Args:
        language: an ISO 639-1 code; of one that babel doesn't know no words are returned, and of
            one without spaces the names as they are.
    """
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [
        _WORD.findall(get_currency_name(code, count, locale).lower())
        for code in sorted(currency_codes())
        for count in _COUNTS
    ]
    named = [name for name in names if "".join(name).upper() not in currency_codes()]
    places = _words_of(locale.territories.values())
    return _units_of(named) - places


def _units_of(names: Sequence[list[str]]) -> frozenset[str]:
    """Return the words of names that stand for the unit, all first in a name or all last.

    Whose money it is differs from name to name; what the unit is doesn't, and tells where.
    """
    often = Counter(word for name in names for word in set(name))
    is_first = sum(often[name[0]] > often[name[-1]] for name in names if name)
    is_last = sum(often[name[0]] < often[name[-1]] for name in names if name)
    end = 0 if is_first > is_last else -1
    return frozenset(name[end] for name in names if name) - _NO_UNITS


def _words_of(names: Iterable[str]) -> frozenset[str]:
    """Return all words of some names, in lower case."""
    return frozenset(word for name in names for word in _WORD.findall(name.lower()))
