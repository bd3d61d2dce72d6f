"""Who did something and where, told without a name: "by volunteers", "in the eye clinic"."""

from collections.abc import Sequence
from functools import cache

from embeddings.text.participles import is_participle
from embeddings.text.quantities import dimensions
from embeddings.text.words import Word

# What leads to whoever did it, or to where it is; determiners may stand between, and a few words.
_LEADS = {
    "who": frozenset(["by"]),
    "where": frozenset(
        """in at on near beside behind inside outside under above below between opposite into along
        next around""".split()
    ),
}
_DETERMINERS = frozenset("a an the its their his her our some two three four".split())
# Those that say whose or which it is, not how many.
_OF_ONE = frozenset("the its their his her our".split())
_LED = 4
# What "by" leads to that is nobody, a means, a share or a time: "by bike", "by a tenth".
_NOBODY = frozenset(
    """accident age agreement air appointment arrangement auction ballot bicycle bike boat
    bus car card cash chance check cheque christmas coal coincidence consensus contract
    default design draw easter email end fax ferry fifth fire flood foot gas half hand
    invitation law letter lightning lot lots lottery mail majority means minority mistake
    nature necessity oil order phone plane post quarter raffle rail request road sea ship
    storm surprise taxi telephone tender tenth text third train tram transfer treaty
    unanimity virtue vote votes way weight""".split()
)
# What "in" and the like lead to in sayings: "in total", "at least", "on average", "in the end".
_NOWHERE = frozenset(
    """account addition advance all average balance behalf case cash charge common
    comparison conjunction contrast cooperation course danger debt default demand detail
    doubt effect end event exchange fact favor favour first force full future general hand
    honor honour last least light line memory mind moment most need number once order part
    particular partnership past person place practice preparation present principle process
    progress proportion purpose question recognition relation request response return risk
    schedule short spite square terms theory time total touch trouble turn use view whole
    work writing""".split()
)
_VOWELS = frozenset("aeiouy")


def led_to(sentence: Sequence[Word], kind: str) -> list[int]:
    """Return the numbers of the words of a sentence in English that are who or where.

    Args:
        sentence: its words.
        kind: the kind of answer, "who" or "where".
    """
    leads = [number for number, word in enumerate(sentence) if word.lower in _LEADS[kind]]
    behind = {place for lead in leads for place in range(lead + 1, lead + 1 + _LED)}
    return [n for n in sorted(behind) if n < len(sentence) and is_led_to(sentence, n, kind)]


def is_led_to(sentence: Sequence[Word], number: int, kind: str) -> bool:
    """Say whether a word of a sentence in English is who or where by the small word before it.

    Args:
        sentence: the words of the sentence.
        number: the number of the word.
        kind: the kind of answer, "who" or "where".
    """
    for place in range(number, max(-1, number - 1 - _LED), -1):
        if sentence[place].lower in _LEADS[kind]:
            named = _named(sentence[place + 1 : number + 1])
            if kind == "who":
                nobody = not named or named[-1] in _NOBODY
                measured = _is_measured(sentence[place + 1 : number + 1])
                return not (nobody or measured) and _is_done(sentence[:place])
            return bool(named) and named[0] not in _NOWHERE
        if not _belongs(sentence[place]):
            return False
    return False


def _belongs(word: Word) -> bool:
    """Say whether a word may stand in what is led to: no time, no number, no other small word."""
    timed = word.is_period or word.is_month or word.is_daytime or word.is_clock
    counted = word.is_number or word.is_number_word
    return word.lower in _DETERMINERS or not (word.is_stop or timed or counted)


def _named(phrase: Sequence[Word]) -> list[str]:
    """Return the words of what is led to in lower case, without determiners.

    There are none where it is what somebody does, and where it ends in a determiner.
    """
    if not phrase or phrase[-1].lower in _DETERMINERS or _is_doing(phrase[0]):
        return []
    return [word.lower for word in phrase if word.lower not in _DETERMINERS]


def _is_measured(phrase: Sequence[Word]) -> bool:
    """Say whether what is led to is so much: "by two euros", but not "by the Crown"."""
    counted = any(word.lower in _DETERMINERS - _OF_ONE for word in phrase)
    return counted and phrase[-1].lower in _units()


@cache
def _units() -> frozenset[str]:
    """Return the units of all quantities, without words that may describe somebody."""
    return frozenset(unit for dimension in dimensions() for unit in dimension.units) - {"old"}


def _is_doing(word: Word) -> bool:
    """Say whether a word is what somebody does, "painting"; behind "the" it would be a thing.

    In "king" and "wing" nothing is left to be done.
    """
    return word.lower.endswith("ing") and not _VOWELS.isdisjoint(word.lower[:-3])


def _is_done(before: Sequence[Word]) -> bool:
    """Say whether the words before "by" tell what is done: "run", and "run jointly"."""
    done = before[:-1] if before and before[-1].lower.endswith("ly") else before
    return bool(done) and done[-1].text.islower() and is_participle(done[-1].lower)
