"""Messages that ask several questions: each of them, where it can be searched by itself."""

import re
from collections.abc import Iterator

from embeddings.conversation import chinese
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.missing_noun import is_like_participle
from embeddings.conversation.opening_words import Openings
from embeddings.conversation.sentences import sentences
from embeddings.conversation.shared_subject import names_enough, share_subject
from embeddings.conversation.stands_alone import names_of, stands_alone
from embeddings.conversation.topics import AUXILIARY, topics
from embeddings.conversation.years_apart import tells_time, year_named
from embeddings.text.bm25 import is_spaceless
from embeddings.text.question_words import ASKING
from embeddings.text.words import answer_type, is_question_word, words
from embeddings.text.year_words import years

# So many are searched at most; a message with more stays one.
_MOST = 3
# A message of more characters is a story.
_LONGEST = 500
_ARABIC_MARK = re.compile(r"(?<=؟)")
# The languages in which a direct question tells itself from a clause: prepositions that may stand
# before a question word, and these words.
_ASKING = {
    "en": ("in|at|by|from|on|for|to|with|of", ASKING),
    "de": (
        "in|an|bei|von|aus|für|mit|zu|seit",
        "wer|wen|wem|was|welche[rnms]?|wann|wo|warum|wieso|wie",
    ),
    "fr": ("à|de|dans|en|par|pour", "qui|quel(?:le)?s?|quand|où|pourquoi|comment|combien"),
    "es": ("a|de|en|por|para", "quién(?:es)?|qué|cuál(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?"),
}


def _also(*languages: str) -> str:
    """Return "and", "also" and the like of languages, as a part of a pattern."""
    known = map(Openings.of, languages)
    return "|".join(sorted(word for each in known for word in each.joins | each.adds))


def _joint(language: str) -> str:
    """Return the pattern of "and" before a question: "and who", "and also in which"."""
    prepositions, asking = _ASKING[language]
    known = Openings.of(language)
    joins, adds = "|".join(sorted(known.joins)), "|".join(sorted(known.adds))
    behind = rf"(?:(?:{adds}) )?(?:(?:{prepositions}) )?(?:{asking})\b"
    return rf",? (?:{joins}|&) (?={behind})"


# What stands before a question that goes on: "And ...", "Also, ...", "2) ...".
_LEAD = re.compile(
    rf"(?:[\s,;:–—-]*(?:\(?\d[.):]|[-•*¿]|(?:{_also(*_ASKING)})\b|{chinese.ALSO}|请问))*[\s,:，、]*",
    re.I,
)
_GOES_ON = re.compile(rf"[^\w]*(?:{_also('en')})\b", re.I)
_JOINED = {language: re.compile(_joint(language), re.I) for language in _ASKING}
# Behind one of these in English stands a subject, so that the words are a clause: "what it costs".
_INVERTED = re.compile(
    r"(?:who|whom|whose|which|how (?:many|much)|(?:\w+ )?(?:\w+['’]s|\w+(?: \w+){0,4}? (?:am|is|are"
    r"|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)))\b",
    re.I,
)


def may_be_several(message: str) -> bool:
    """Say whether a message may ask several questions, before its language is known."""
    if len(message) > _LONGEST:
        return False
    joined = any(joint.search(message) for joint in _JOINED.values())
    return joined or len(_sentences(message)) > 1


def several_questions(message: str, language: str = "en") -> tuple[str, ...]:
    """Return the questions of a message in their order; none where it is to be read as a whole.

    What lacks its subject, says it again or only leads to a question belongs to the one beside it.

    Args:
        message: what asks, without what is said around it.
        language: the code of the language that it is in.
    """
    if not may_be_several(message):
        return ()
    asked: list[str] = []
    is_led = False
    for part in _parts(message, language):
        own = _without_lead(part)
        is_own = stands_alone(own, language, goes_on=bool(_GOES_ON.match(part)))
        if not asked or is_led or not is_own or _is_of_one(own, asked, language):
            asked = [*asked[:-1], " ".join([*asked[-1:], part])]
        else:
            asked.append(own)
        is_led = len(asked) == 1 and (is_led or asked == [part]) and not is_own
    asked = [_without_lead(each) for each in asked]
    is_several = 1 < len(asked) <= _MOST and not share_subject(asked, language)
    return tuple(asked) if is_several else ()


def year_of(questions: tuple[str, ...], number: int, language: str = "en") -> str:
    """Return the year that a question without one takes from those before it; empty for none.

    What asks when, or about now, takes none.
    """
    question = questions[number]
    if tells_time(question) or answer_type(question, language) == "when":
        return ""
    return year_named(next(filter(years, reversed(questions[:number])), ""))


def _sentences(message: str) -> list[str]:
    """Return the sentences of a message, cut behind the question mark of Arabic, too."""
    cut = (part for each in sentences(message) for part in _ARABIC_MARK.split(each))
    return [part.strip() for part in cut if any(map(str.isalnum, part))]


def _parts(message: str, language: str) -> Iterator[str]:
    """Yield the sentences of a message, and of those joined by "and who" either."""
    for sentence in _sentences(message):
        yield from _joined(sentence, language)


def _joined(sentence: str, language: str) -> Iterator[str]:
    """Yield the direct questions that a sentence joins, or the sentence."""
    pattern = _JOINED.get(language)
    joint = pattern.search(sentence) if pattern else None
    if joint is None or not _is_direct(sentence[: joint.start()], language):
        yield sentence
        return
    left, right = sentence[: joint.start()], _without_lead(sentence[joint.end() :])
    is_clause = language == "en" and not _INVERTED.match(right)
    if is_clause or not stands_alone(right, language, goes_on=True):
        yield sentence
        return
    yield f"{_with_verb(left, right, language)}?"
    yield from _joined(_opened(right, left), language)


def _with_verb(left: str, right: str, language: str) -> str:
    """Return what "how many X" asks with its verb in "how many X and how many Y were there"."""
    found = words(left, language)
    if language != "en" or topics(found) != found[-1:] or found[0].lower in ("who", "what"):
        return left
    if any(word.lower in AUXILIARY for word in found):
        return left
    verb = next((w.start for w in words(right) if w.lower in AUXILIARY), len(right))
    return f"{left} {right[verb:].rstrip(' ?')}".rstrip()


def _without_lead(text: str) -> str:
    """Return a question without "and" or a number before it."""
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else ""
    return _opened(rest, lead.group()) if lead and lead.end() and rest else text


def _opened(rest: str, before: str) -> str:
    """Return the rest of a sentence with the beginning of one."""
    return f"{'¿' * ('¿' in before)}{rest[:1].upper()}{rest[1:]}"


def _is_direct(text: str, language: str) -> bool:
    """Say whether words are a direct question in which no other is told: "what is said of who"."""
    own = _without_lead(text)
    found = words(own, language)
    asking = [n for n, word in enumerate(found) if is_question_word(word)]
    return (
        bool(asking) and asking[0] <= 1 and asking[-1] <= asking[0] + 1 and not is_elliptical(own)
    )


def _is_of_one(question: str, asked: list[str], language: str) -> bool:
    """Say whether a question asks what another before it asks, or may ask about what that names."""
    return not names_enough(question, asked, language) or _is_said(question, asked, language)


def _is_said(question: str, asked: list[str], language: str) -> bool:
    """Say whether a question asks what another before it asks, in fewer or more words."""
    return any(_is_same(question, other, language) for other in asked)


def _is_same(one: str, other: str, language: str) -> bool:
    """Say whether all that one of two questions names is named by the other, in the same years."""
    if is_spaceless(one) and chinese.is_chinese(one):
        left, right = chinese.topic(one), chinese.topic(other)
        return left in right or right in left
    first, second = names_of(one, language), names_of(other, language)
    if first == second:
        return not (years(one) and years(other)) or years(one) == years(other)
    return first <= second or second <= first or (language == "en" and _adds_verb(one, second))


def _adds_verb(question: str, said: frozenset[str]) -> bool:
    """Say whether a question adds but a verb to what is counted in another: "what area is new?"."""
    found = words(question)
    counted = next((word for word in found if not is_question_word(word)), None)
    if counted is None or said.isdisjoint(counted.stems):
        return False
    new = (word for word in topics(found) if said.isdisjoint(word.stems))
    return all(is_like_participle(word.lower) for word in new)
