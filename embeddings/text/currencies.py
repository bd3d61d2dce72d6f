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

from embeddings.text.scripts import MARKS

# Signs of currencies in Unicode: of its block for them, and of others.
SIGNS = "$¢£¤¥֏؋৲৳฿\u20a0-\u20cf﷼\uff04\uffe0\uffe1\uffe5\uffe6"
# What stands for all of them, and for what is written in place of a sign.
ANY_CURRENCY, SHORT = "¤", frozenset({"Rs", "kr", "Kr", "Kč", "zł", "Fr", "Ft", "лв"})
# Codes that are words in a heading, "ALL 350 BOATS", or short for other things: "COP 26".
_WORDS = frozenset(
    "ALL AMD AWG BAM BIF BOB CAD COP CUP CVE DOP ERN GEL GIP JOD LAK MAD MOP MUR NAD PAB PEN PHP "
    "SAR SCR SDG SOS SSP STN TMT TOP TRY VES".split()
)
# Numbers whose words have all the plural forms that languages have for whole numbers.
_COUNTS = (1, 2, 5, 11)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
# A word of fewer letters is mostly some other word as well: it stands for money where several
# currencies have it, or where it is one of these. A word of kana may have one letter less.
_LETTERS = 5
_KANA = re.compile("[\u30a0-\u30ff]{4}")
_SHORT_UNITS = frozenset(
    "baht birr cedi euro jen juan lira liras lire naira rand tenge yen yens yuan бат "
    "бата иен иена иены сом сома юань юаня єн єна єни юані євро евро ليرة يورو يوان 円 "
    "ユーロ バーツ レアル 엔화 위안화 유로 바트 टका यूरो येन युआन".split()
)
# What stands where units do, "nuevos séqueles", "островов", and isn't one; and units that are
# ordinary words: fish, lions, frames, rails, salts, sounds.
_NO_UNITS = frozenset(
    "gold konvertibel konvertibla nouveau nouveaux novo novos nowe nowy nowych nuevo "
    "nuevos nuovi nuovo pa bceao herzegowina верде герцеговины герцеговина герцеговини "
    "гвинеи ґвінеї макао мʼянми намибии всеао островов островів принсипи принсіпі "
    "прінсіпі руанды стерлингов dobra dobry drams kinas leona leonas leone leoner "
    "leones leoni marchi marco marcos marek mark marka marki marks leków dramy леков "
    "леків मार्क pulas reale reales reals rieles soles som sons takas talas вона вони "
    "драма драми солей солів قرطبة".split()
)
# Chinese names say the country and the unit, of two letters or more, without a blank.
_CHINESE = re.compile("[\u4e00-\u9fff]+")


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of what is the money of a country today, in capitals.

    Those that are mostly other words are left out.
    """
    return _used_codes() - _WORDS


@cache
def _used_codes() -> frozenset[str]:
    """Return the codes of what is the money of a country today, whatever else they mean."""
    everywhere = get_global("territory_currencies").values()
    return frozenset(
        code for each in everywhere for code, _, until, tender in each if tender and not until
    )


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
    names = [_names_of(code, locale) for code in sorted(_used_codes())]
    units = _units_of(names) | _ends_of("".join(name) for each in names for name in each)
    return units - _NO_UNITS - _words_of(locale.territories.values())


def _names_of(code: str, locale: Locale) -> frozenset[tuple[str, ...]]:
    """Return the words of each form of a currency's name; none where it has only its code."""
    names = (get_currency_name(code, count, locale).lower() for count in _COUNTS)
    found = frozenset(tuple(_WORD.findall(name)) for name in names)
    return frozenset(name for name in found if name and "".join(name).upper() != code)


def _units_of(names: Sequence[frozenset[tuple[str, ...]]]) -> frozenset[str]:
    """Return the words of currencies' names that stand for the unit, all first or all last.

    Whose money it is differs from name to name; what the unit is doesn't, and tells where. A word
    that only one currency has is left out where it is likely to mean other things.
    """
    every = [name for each in names for name in each]
    often = Counter(word for name in every for word in set(name))
    is_first = sum(often[name[0]] > often[name[-1]] for name in every)
    is_last = sum(often[name[0]] < often[name[-1]] for name in every)
    end = 0 if is_first > is_last else -1
    held = Counter(word for each in names for word in {name[end] for name in each})
    return frozenset(word for word, several in held.items() if several > 1 or _is_telling(word))


def _is_telling(word: str) -> bool:
    """Say whether a word for one currency alone is hardly any other word."""
    return (
        len(word) >= _LETTERS
        or word in _SHORT_UNITS
        or any(script.fullmatch(word) for script in (_KANA, _CHINESE))
    )


def _ends_of(names: Iterable[str]) -> frozenset[str]:
    """Return what several Chinese names end with, which a report says without the country."""
    named = (name for name in names if _CHINESE.fullmatch(name))
    ends = Counter(name[start:] for name in named for start in range(1, len(name) - 1))
    return frozenset(end for end, several in ends.items() if several > 1)


def _words_of(names: Iterable[str]) -> frozenset[str]:
    """Return all words of some names, in lower case."""
    return frozenset(word for name in names for word in _WORD.findall(name.lower()))
