"""Question words without a noun: "how many were built?" lacks one, "how much is rent?" doesn't.

Behind "is", "was" and "have" stands a participle or an adjective, and then what is counted was
named before; or a noun, and then the question names what it is about.
"""

from collections.abc import Sequence

from embeddings.conversation.pronouns import DETERMINER, INDEFINITE
from embeddings.conversation.topics import AUXILIARY, PREPOSITION, topics
from embeddings.text.participles import is_participle
from embeddings.text.words import Word, is_question_word

# Words of degree between a question word and what it asks of.
_DEGREE = frozenset("more less fewer exactly precisely roughly else".split())
_HAVE = frozenset("has have had".split())
_BE_HAVE = frozenset("is are was were".split()) | _HAVE
# Behind one of these stands who did it: "how many has the museum lent?".
_ACTING = frozenset("do does did will can could would should may might must".split())
# What is done to people, who needn't be named.
_OF_PEOPLE = frozenset(
    """employ employs employed hire hires hired recruit recruits recruited kill kills killed injure
    injures injured arrest arrests arrested vaccinate vaccinated dismiss dismissed""".split()
)
_COMPARATIVE = frozenset("more less fewer".split())
# Adjectives that people ask amounts with, as they do with participles.
_ADJECTIVES = frozenset(
    """available deductible due enough extra foreign free necessary new outstanding possible private
    public remaining missing pending refundable renewable taxable useful worth
    """.split()
)


def lacks_noun(found: Sequence[Word]) -> bool:
    """Say whether a question word lacks its noun: "how many were built?", "where in the north?"."""
    counting = [word.lower for word in found[:2]] in (["how", "many"], ["how", "much"])
    if not counting and not is_question_word(found[0]):
        return False
    after = [word for word in found[2 if counting else 1 :] if word.lower not in _DEGREE]
    if not after or after[0].lower == "of":
        return not after
    if counting and len(after) == 1 and is_like_participle(after[0].lower):
        return True
    if after[0].lower in PREPOSITION and not any(word.lower in AUXILIARY for word in found):
        return True
    return (counting or found[0].lower == "which") and _lacks_subject(found, after, counting)


def lacks_object(found: Sequence[Word]) -> bool:
    """Say whether "how many" or "which" lacks what somebody did something to.

    "How many did the museum lend?" does. "How many does the museum employ?" means people.
    """
    which = bool(found) and found[0].lower == "which"
    if not which and [word.lower for word in found[:2]] != ["how", "many"]:
        return False
    after = found[1 if which else 2 :]
    verb = after[0].lower if len(after) > 2 else ""
    if verb not in _ACTING and (which or verb not in _HAVE):
        return False
    # "A" and "any" open what is had or done, and no subject: "how many have a car?".
    is_named = after[1].lower in DETERMINER - INDEFINITE or after[1].is_capital
    lows = {word.lower for word in after[2:]}
    # "How many have the right to vote?" says what they have; "how many has it built?" doesn't.
    done = verb in _ACTING or (any(map(is_like_participle, lows)) and "to" not in lows)
    says_what = not lows.isdisjoint(_OF_PEOPLE | {"or", "of"})
    return is_named and done and not says_what and bool(topics(after[2:]))


def _lacks_subject(found: Sequence[Word], after: Sequence[Word], counting: bool) -> bool:
    """Say whether what stands behind "how many", "how much" or "which" names no subject."""
    first, second = after[0].lower, after[1].lower if len(after) > 1 else ""
    if first in PREPOSITION:
        return True
    # Behind "do" and "will" comes a subject, "how much will the bridge cost?", or a verb alone.
    if first in AUXILIARY and (second in ("be", "been", "have", "there") or not second):
        return True
    if first not in _BE_HAVE:
        return first in AUXILIARY and counting and len(after) == 2
    return not _names_noun(found, first, list(after[1:]))


def _names_noun(found: Sequence[Word], verb: str, rest: Sequence[Word]) -> bool:
    """Say whether the words behind "is" or "have" name what a question is about."""
    if rest[-1].lower in ("one", "ones") or not topics(rest):
        return False
    if found[0].lower == "which" and found[2].lower in _COMPARATIVE:
        return False
    if rest[0].lower in DETERMINER:
        return not _is_superlative(rest, verb)
    noun = not is_like_participle(rest[0].lower)
    # "How many are women?" counts what was named before; "how much is bread?" asks of bread.
    return noun and (verb in _HAVE or found[1].lower == "much")


def _is_superlative(rest: Sequence[Word], verb: str) -> bool:
    """Say whether words end in "the oldest" or "the most expensive", without a noun."""
    if len(rest) == 2 and rest[-1].lower.endswith("est"):
        return True
    return verb not in _HAVE and len(rest) > 1 and rest[-2].lower in ("most", "least")


def is_like_participle(low: str) -> bool:
    """Say whether a word in lower case is a participle, or an adjective like one: "missing"."""
    low = low.removeprefix("un")
    return is_participle(low) or low in _ADJECTIVES or (low.endswith("able") and len(low) > 6)
