"""Whether a question of a message may be about what only another names: "what is the area?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from embeddings.conversation import chinese
from embeddings.conversation.left_out_words import left_out_of
from embeddings.conversation.opening_words import Openings
from embeddings.conversation.topics import AUXILIARY, PREPOSITION, is_empty
from embeddings.text.bm25 import is_spaceless
from embeddings.text.languages import language_of
from embeddings.text.words import MONTHS, Word, is_question_word, words

# Days have a capital, too.
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", re.I)
# What is counted isn't named by its measure: "床位有多少张".
_MEASURE = re.compile(r"(多少|几)[张位辆艘台本只棵间头册件处]")
# What asks for a degree belongs to it: "wie groß", "hoe lang".
_DEGREE = frozenset("wie hur hvor hoe".split())
# A word of so many characters of Chinese or Japanese is two: "停车费".
_TWO_WORDS = 3
_NAMING = re.compile(r"[^\u3040-\u309f誰何\W\d]")
# Behind this several words are one topic: "who is the prime minister?".
_WHAT_IS_THE = re.compile(r"(?:(?:what|who) (?:is|are|was|were)|(?:what|who)['’]s) the")


def share_subject(questions: Sequence[str], language: str) -> bool:
    """Say whether one of several questions in English may be about a name that another names.

    "What is the area?" is, beside "what is the population of Dalian?".
    """
    if language != "en" or not any(map(_names_object, questions)):
        return False
    return any(map(_is_bare, questions))


def names_enough(question: str, asked: Sequence[str], language: str) -> bool:
    """Say whether a later question asks nothing that belongs to what one of the first names.

    It names two things or a name, or each of the first names one thing alone: the police, and not
    the beds of a hospital. In English `share_subject` tells it.
    """
    if language == "en":
        return True
    if is_spaceless(question):
        enough = _named_spaceless(question) >= _TWO_WORDS
        return enough or all(map(chinese.counts_only, asked))
    return _names_two(question, language) or all(names_one(each, language) for each in asked)


def names_one(question: str, language: str) -> bool:
    """Say whether a question names a single thing, with its article or behind "how many"."""
    known, said = Openings.of(language), left_out_of(language)
    found = words(question, language)
    named = [
        number
        for number, word in enumerate(found)
        if not (word.is_stop or word.is_number or word.lower in known.whole | said.light)
    ]
    if len(named) != 1 or not any(map(is_question_word, found)):
        return False
    word, before = found[named[0]], [each.lower for each in found[: named[0]]]
    if said.noun.fullmatch(word.lower):
        return True
    if before and before[-1] in said.before_noun:
        return before[-2:-1] != [] and before[-2] in known.language.question_words
    if not before:
        return False
    counted = before[-1] in known.language.question_words - said.before_verb
    is_name = word.is_capital and known.language.capital_names
    verbs = known.whole - known.language.question_words
    is_said = any(each.lower in verbs for each in found) and not is_name
    return counted or before[-1] in said.articles or (not said.articles and is_said)


def _names_two(question: str, language: str) -> bool:
    """Say whether a question names two things or a name."""
    found = words(question, language)
    named = [
        word
        for number, word in enumerate(found)
        if not (word.is_stop or word.is_number or is_question_word(word))
        and not (number and found[number - 1].lower in _DEGREE and not word.is_capital)
    ]
    is_name = language_of(language).capital_names and any(w.is_capital for w in named if w.start)
    return len(named) > 1 or is_name


def _named_spaceless(question: str) -> int:
    """Return how many characters of a question name something."""
    if chinese.is_chinese(question):
        return len(chinese.topic(_MEASURE.sub(r"\1", question)))
    return len(_NAMING.findall(question))


def _is_name(word: Word) -> bool:
    """Say whether a word has the capital of a name."""
    is_time = word.lower in MONTHS or _DAY.fullmatch(word.text)
    return word.is_capital and not (word.is_stop or is_question_word(word) or is_time)


def _names_object(question: str) -> bool:
    """Say whether a question names a name without an article, of which another may ask, too.

    Behind a preposition ("of Dalian"), its verb or an auxiliary; "who is President?" names none.
    """
    found = words(question)
    for before, word in pairwise(found):
        if not _is_name(word) or _is_name(before):
            continue
        low = before.lower
        is_office = found[0].lower == "who" and low in AUXILIARY
        is_object = low in AUXILIARY or not (before.is_stop or is_question_word(before))
        if low in PREPOSITION or (is_object and not is_office and not word.text.isupper()):
            return True
    return False


def _is_bare(question: str) -> bool:
    """Say whether a question has a single topic, no name and nothing behind a preposition."""
    found = words(question)
    named = [number for number, word in enumerate(found) if not is_empty(word)]
    if any(map(_is_name, found[1:])):
        return False
    if not named:
        return True
    if any(word.lower in PREPOSITION for word in found[1 : named[-1]]):
        return False
    opening = " ".join(word.lower for word in found[: named[0]])
    return len(named) == 1 or _WHAT_IS_THE.fullmatch(opening) is not None
