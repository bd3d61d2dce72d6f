"""Pronouns and words that point: whether they mean something outside their own sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from embeddings.conversation.dummy_it import is_dummy
from embeddings.conversation.missing_noun import is_like_participle
from embeddings.conversation.pronouns import DEMONSTRATIVE, IT, ITS, ITSELF, THEMSELVES, THEY
from embeddings.conversation.topics import (
    AUXILIARY,
    LIGHT,
    MEASURES,
    PREPOSITION,
    is_empty,
    topics,
)
from embeddings.text.words import MONTHS, Word, is_question_word

# A part of the same sentence that another part's pronoun may stand for ends at one of these.
_BOUNDARY = frozenset(
    """and or but as like than if when while because since after before that which who what until
    although though so once where whether to""".split()
)
# Nouns that "this" and "these" point at without meaning anything said before.
_HERE = frozenset(
    """year years report reports document text paper file speech article page section chapter
    province country region state city nation government administration month week day days time
    period morning decade century term constitution book factbook""".split()
)
# What some are asked for of, and words for how many they are, which name nothing.
_SOME_OF = frozenset("them it which whom".split())
_SHARE = frozenset("proportion fraction majority minority rest half quarter third".split())
_BE = frozenset("is are was were be been isn't aren't wasn't weren't".split())
_EXISTENTIAL = _BE | frozenset(
    "will has have had can could would may might should any a an".split()
)
# Behind one of these, "that" opens a clause.
_BEFORE_THAT = LIGHT | frozenset("so say says said true such all".split())
# "Which session was it?" names all that it asks about.
_WAS_IT = re.compile(r"\b(?:is|was|were) (?:it|this|that)\W*$", re.I)
_OF_REPORT = re.compile(r"\bthis\b.*\b(?:report|document|text|speech|paper|file|book)\b", re.I)
# "The same pension as sailors" and "at the same time" point at nothing.
_SAME_AS = re.compile(r"\bsame\b.*\b(?:as|time)\b", re.I)
# What is said of the same: "does the same hold for women?".
_HOLDS = frozenset("apply applies count counts go goes happen hold holds true work works".split())
# "And other towns" and "than other towns" need nothing said before.
_LISTED = frozenset("and or than each the with among with to from".split())
_ONE_OF = frozenset("which that this another other first second third last next same".split())


def points_back(sentence: str, found: list[Word]) -> bool:
    """Say whether a pronoun or a word that points means something outside its sentence."""
    if is_dummy(sentence, found):
        found = [word for word in found if word.lower not in ("it", "it's")]
    return any(_points(position, found, sentence) for position in range(len(found)))


def means_them(found: list[Word]) -> bool:
    """Say whether "they" stands for something said before and not for the government.

    "How are they funded?" does; "what do they do about pollution?" names its own topic.
    """
    positions = [position for position, word in enumerate(found) if word.lower in THEY | THEMSELVES]
    if not positions:
        return False
    after = found[positions[0] + 1 :]
    named = [n for n, word in enumerate(after) if not is_empty(word)]
    between = after[: named[0]] if named else []
    return not any(w.lower in PREPOSITION or w.lower in ("have", "any") for w in between)


def means_some_of_them(found: list[Word]) -> bool:
    """Say whether a question asks for some of what was said before: "which of them were lost?".

    It doesn't where it has named it: "how many ships sank, and how many of them were trawlers?".
    """
    return any(
        before.lower == "of"
        and word.lower in _SOME_OF
        and all(named.lower in _SHARE for named in topics(found[:position]))
        for position, (before, word) in enumerate(pairwise(found))
    )


def _points(position: int, found: list[Word], sentence: str) -> bool:
    """Say whether the word at a position points outside its sentence."""
    low = found[position].lower.removesuffix("'s")
    count = len(topics(found))
    if position == len(found) - 1 and count > 1 and _WAS_IT.search(sentence):
        return False
    if low in IT:
        return not _has_antecedent(found[: position + 1], sentence)
    if low in ITS | ITSELF:
        # Behind "who" and "what" comes a verb: "who runs its kitchen?".
        start = 2 if found[0].lower in ("who", "what") else 0
        return not topics(found[start:position])
    if low in DEMONSTRATIVE:
        inside = position and _has_antecedent(found[: position + 1], sentence)
        outside = not inside and not _OF_REPORT.search(sentence)
        return outside and _demonstrates(low, found, position, count)
    return _stands_for(low, found, position, count, sentence)


def _stands_for(low: str, found: list[Word], position: int, count: int, sentence: str) -> bool:
    """Say whether "one", "there", "others", "same" or "else" stands for something said before."""
    before = found[position - 1].lower if position else ""
    after = found[position + 1] if position + 1 < len(found) else None
    if low == "ones":
        return count <= 4 and len(topics(found[:position])) < 2
    if low == "one":
        alone = after is None or (after.lower != "of" and (after.is_stop or before != "the"))
        return alone and before in _ONE_OF | {"the"}
    if low == "there":
        beside = before in _EXISTENTIAL or (after is not None and after.lower in _EXISTENTIAL)
        return position > 0 and count <= 2 and not beside
    if low in ("others", "another", "latter", "former"):
        alone = after is None or after.is_stop or low == "others"
        return count <= 2 and alone
    if low == "other":
        return _means_the_others(found, position, count)
    if low == "same":
        named = after is not None and _is_noun(after)
        return count <= (1 if named else 3) and not _SAME_AS.search(sentence)
    return low == "else" and not _names_its_own(found)


def _means_the_others(found: list[Word], position: int, count: int) -> bool:
    """Say whether "other" sets its noun against one named before: "any other towns?".

    "Which other parishes shrank?" and "what other taxes are there?" name all that they ask about.
    """
    after = found[position + 1].lower if position + 1 < len(found) else "than"
    before = found[position - 1].lower if position else ""
    verbal = any(word.lower in AUXILIARY for word in found)
    asks = found[0].lower == "any" or verbal or any(is_question_word(word) for word in found)
    if not asks or after == "than" or before in _LISTED:
        return False
    return count <= 1 and not (verbal and count == 1 and after not in MEASURES)


def _is_noun(word: Word) -> bool:
    """Say whether the word behind "the same" is a noun, and no verb as in "the same applies"."""
    low = word.lower
    verb = low in _HOLDS or is_like_participle(low)
    return not (verb or word.is_stop or low in PREPOSITION or low in AUXILIARY)


def _names_its_own(found: list[Word]) -> bool:
    """Say whether a question with "else" names a thing: "what else is forbidden on buses?".

    A verb alone, "who else signed?", and a month name none.
    """
    named = [n for n, word in enumerate(found) if not is_empty(word) and word.lower not in MONTHS]
    if len(named) != 1:
        return len(named) > 1
    before = found[named[0] - 1].lower if named[0] else ""
    return before in PREPOSITION or before in ("a", "an", "the")


def _demonstrates(low: str, found: list[Word], position: int, count: int) -> bool:
    """Say whether "this", "that", "these" or "those" points at something said before."""
    before = found[position - 1] if position else None
    after = found[position + 1] if position + 1 < len(found) else None
    if after is None:
        return count <= 3
    if after.lower in _HERE:
        return False
    relative = before is not None and (not is_empty(before) or before.lower in _BEFORE_THAT)
    if low == "that" and relative:
        return False
    if low in ("that", "those") and after.lower in ("who", "which", "whose"):
        return False
    return count <= (3 if is_empty(after) else 2)


def _has_antecedent(found: Sequence[Word], sentence: str) -> bool:
    """Say whether an earlier clause of the sentence names what its last word may stand for.

    Inside one clause a pronoun never means its subject (Chomsky, "Lectures on Government and
    Binding", 1981, principle B), so "when did the council approve it?" points outside. What only
    sets the scene, as "in Dalian, is it open?", isn't meant either.
    """
    scene = found[0].lower in PREPOSITION
    ends = [
        position
        for position in range(1, len(found) - 1)
        if found[position].lower in _BOUNDARY
        or (not scene and "," in sentence[found[position - 1].end : found[position].start])
    ]
    if (
        found[-1].lower in ("he", "she", "it's", "it'll")
        and len(found) > 1
        and not is_empty(found[-2])
    ):
        ends.append(len(found) - 1)  # "the system he introduced"
    return bool(ends) and bool(topics(found[: ends[-1]]))
