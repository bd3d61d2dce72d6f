"""Whether a question of a message can be searched without the others: it lacks no subject."""

import re

from embeddings.conversation import chinese
from embeddings.conversation.dummy_it import is_dummy
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.left_out import is_pronoun
from embeddings.conversation.left_out_words import left_out_of
from embeddings.conversation.opening_words import Openings
from embeddings.conversation.pointing import THERE_IS, pointing_words, points_behind_verb
from embeddings.conversation.pronouns import POINTING
from embeddings.conversation.shared_subject import names_one
from embeddings.conversation.topics import AUXILIARY, PREPOSITION, topics
from embeddings.text.bm25 import is_spaceless
from embeddings.text.words import Word, is_question_word, words

_SPEAKER = frozenset("i we you one someone somebody people".split())
# A subject has a particle of its own where it is left out otherwise.
_OF_TOPIC = {"ja": re.compile("[はが]"), "ko": re.compile(r"[은는이가](?=\s)")}
_ARTICLE = re.compile(
    r"\b(?:le|la|les|un|une|du|des|el|los|las|una|il|lo|gli|i|o|os|as|um|uma|de|het|een) \w"
    r"|\b[ld]['’]\w",
    re.I,
)


def stands_alone(question: str, language: str, *, goes_on: bool = False) -> bool:
    """Say whether a question names all that it asks about.

    Args:
        question: one of a message, without "and" before it.
        language: the code of its language.
        goes_on: it stood behind "and", so that without a verb it is the rest of the one before.
    """
    if language not in _OF_TOPIC and is_spaceless(question) and chinese.is_chinese(question):
        return chinese.asks(question) and not chinese.is_elliptical(question)
    found = words(question, language)
    if not found or is_elliptical(question):
        return False
    if language == "en":
        return _in_english(question, found, goes_on=goes_on)
    return _abroad(question, found, Openings.of(language))


def names_of(question: str, language: str) -> frozenset[str]:
    """Return the stems of all words that say what a question asks about."""
    closed = AUXILIARY if language == "en" else Openings.of(language).whole
    return frozenset(
        stem
        for word in words(question, language)
        if not (word.is_stop or word.is_year or is_question_word(word) or word.lower in closed)
        for stem in word.stems
    )


def _in_english(question: str, found: list[Word], *, goes_on: bool) -> bool:
    """Say whether a question opens as one, and nothing of it stands for something else."""
    if not _opens(found) or not topics(found):
        return False
    said = {word.lower for word in found}
    if said & POINTING or ("it" in said and not is_dummy(question, found)):
        return False
    if goes_on and found[0].lower != "who" and not said & AUXILIARY and len(topics(found)) < 2:
        return False
    return len(topics(found)) > 1 or not said & _SPEAKER


def _opens(found: list[Word]) -> bool:
    """Say whether words open with what asks: a question word, or a verb such as "is"."""
    led = found[0].lower in PREPOSITION and len(found) > 1
    first = found[1] if led else found[0]
    return is_question_word(first) or first.lower in AUXILIARY


def _abroad(question: str, found: list[Word], known: Openings) -> bool:
    """Say whether a question names two things, or one with its article, particle or capital."""
    code = known.language.code
    if code in _OF_TOPIC:
        return _OF_TOPIC[code].search(question) is not None
    plain = THERE_IS.sub(" ", question)
    if points_behind_verb(plain, code):
        return False
    cut = words(plain, code)
    if any(_points(place, cut, plain, known) for place in range(len(cut))):
        return False
    if not any(map(is_question_word, found)):
        return False
    named = [w for w in found if not (w.is_stop or w.is_number or w.lower in known.whole)]
    if not known.language.capital_names:
        return any(word.is_capital for word in named if word.start)
    verbs = known.whole - known.language.question_words
    is_said = _ARTICLE.search(question) and any(word.lower in verbs for word in found)
    return len(named) > 1 or (len(named) == 1 and bool(is_said)) or names_one(question, code)


def _points(place: int, found: list[Word], question: str, known: Openings) -> bool:
    """Say whether a word stands for something, as an article does where no noun follows it."""
    code, low = known.language.code, found[place].lower
    if low not in pointing_words(code):
        return False
    is_article = low in left_out_of(code).articles
    return not is_article or is_pronoun(place, found, question.lower(), known)
