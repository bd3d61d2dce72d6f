"""Questions in other languages that leave out what was named before, without "and" before them.

"Wie lange war es zu?", "¿Cuánto costó?" and "いつ完成しますか" name no thing: a pronoun stands for
it, or the verb has no subject. As in English, only closed-class words and forms of words decide.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from embeddings.conversation.left_out_words import (
    LeftOut,
    is_of_report,
    left_out_languages,
    left_out_of,
)
from embeddings.conversation.opening_words import Openings, openings, whole_question
from embeddings.conversation.pointing import THERE_IS, points_behind_verb
from embeddings.conversation.sentences import sentences
from embeddings.text.forms import plain
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.words import Word, words

_ENGLISH = language_of("en")
# So many words beside a pronoun name a question's topic: "how many guests did it have in summer?".
_BESIDE_PRONOUN = 2
# What stands so near behind an article is its noun: "the four new buses".
_NEAR = 3
# Signs for vowels, which Arabic leaves out as a rule.
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ASKED = re.compile(r"[?؟][\s»”\"')]*$")
_RUN = re.compile(r"[^\W\d_]+")


def leaves_out(question: str, before: str = "") -> bool:
    """Say whether a question in a language other than English lacks what it is about.

    Args:
        question: one that opens with no conjunction.
        before: the question before it, whose language may tell; empty where there is none.
    """
    if len(sentences(question)) > 1:
        return False
    text = _VOWEL_SIGNS.sub("", whole_question(question))
    if any(known.is_whole(text) for known in left_out_languages()):
        return True
    spoken = _spoken(question, before)
    if any(_lacks_subject(question, known) for known in spoken):
        return True
    return bool(spoken) and all(_lacks_noun(text, question, known) for known in spoken)


def _spoken(question: str, before: str) -> list[Openings]:
    """Return the languages whose closed-class words a question has most of, more than English.

    Of several with as many, those that the question before is as likely in.
    """
    counted = {known.language.code: _count(question, known) for known in openings()}
    most = max(counted.values())
    runs = _RUN.findall(plain(question))
    english = sum(run in _ENGLISH.stop or run in _ENGLISH.question_words for run in runs)
    if not most or english >= most:
        return []
    likely = [known for known in openings() if counted[known.language.code] == most]
    likely = [known for known in likely if known.is_likely(question, before)]
    told = max((_count(before, known) for known in likely), default=0)
    return [known for known in likely if _count(before, known) == told]


def _count(question: str, known: Openings) -> int:
    """Return how many runs of letters of a question are closed-class words of a language."""
    closed = _closed(known.language.code)
    return sum(run in closed for run in _RUN.findall(plain(question)))


@cache
def _closed(code: str) -> frozenset[str]:
    """Return the words of a language that name nothing: those of degree, time and measure, too."""
    known = next(each for each in openings() if each.language.code == code)
    said = left_out_of(code)
    return (
        known.closed | known.whole | said.light | said.pronouns | said.articles | said.before_verb
    )


def _lacks_noun(text: str, question: str, known: Openings) -> bool:
    """Say whether a question of a language names nothing, or little beside a pronoun.

    Args:
        text: the question, as `whole_question` returns it.
        question: as it was typed, for its capitals tell names.
        known: what is known of the language.
    """
    found, named = _named(question, known)
    if len(named) > _BESIDE_PRONOUN or is_of_report(text):
        return False
    asks = any(word.lower in known.language.question_words for word in found)
    if not named:
        return asks
    is_clause = asks or any(word.lower in known.whole for word in found)
    return is_clause and _means_another(text, found, named, known)


def _lacks_subject(question: str, known: Openings) -> bool:
    """Say whether a question of a language names nothing but what is done, and asks of it."""
    found, named = _named(question, known)
    asks = any(word.lower in known.language.question_words for word in found)
    opens = bool(found) and found[0].lower in left_out_of(known.language.code).be
    asks = asks or (opens and _ASKED.search(question) is not None)
    return asks and len(named) == 1 and _is_verb(found, named[0], known)


def _named(question: str, known: Openings) -> tuple[list[Word], list[int]]:
    """Return the words of a question, and the places of those that name something."""
    found = words(plain_digits(question).strip(), known.language.code)
    return found, [number for number, word in enumerate(found) if not _is_empty(word, known)]


def _is_empty(word: Word, known: Openings) -> bool:
    """Say whether a word names nothing: each part of one with a hyphen, as in "a-t-il"."""
    closed = _closed(known.language.code)
    empty = word.is_number or word.is_period or word.is_month or word.is_number_word
    return empty or word.is_stop or all(part in closed for part in word.lower.split("-"))


def _means_another(text: str, found: list[Word], named: list[int], known: Openings) -> bool:
    """Say whether a pronoun stands for what the question doesn't name before it."""
    code = known.language.code
    said = left_out_of(code)
    plain_text = said.dummy.sub(" ", THERE_IS.sub(" ", text))
    places = [n for n, word in enumerate(found) if is_pronoun(n, found, plain_text, known)]
    last = max(places, default=len(found))
    joined = any(word.lower in known.opens for word in found[1:last])
    if said.points.search(plain_text):
        return True
    before = [n for n in named if n < last]
    if (before and joined) or _names_before(found, before, said, known):
        return False
    return bool(places) or points_behind_verb(plain_text, code)


def is_pronoun(place: int, found: list[Word], text: str, known: Openings) -> bool:
    """Say whether a word is a pronoun: an article only where no noun follows it."""
    said, low = left_out_of(known.language.code), found[place].lower
    if low not in said.pronouns or not re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text):
        return False
    behind = found[place + 1 : place + 1 + _NEAR]
    if behind and (behind[0].is_period or behind[0].is_month):
        return False
    if low not in said.articles:
        return True
    nouns = [word for word in behind if not _is_empty(word, known)]
    return all(said.verbal.fullmatch(word.lower) and not word.is_capital for word in nouns)


def _names_before(found: list[Word], named: list[int], said: LeftOut, known: Openings) -> bool:
    """Say whether one of some words is a noun that a pronoun behind it may mean.

    One that is counted or chosen, as in "how many guests did it have?", is none.
    """
    for number in named:
        led = [word.lower for word in found[:number] if word.lower not in said.before_noun]
        low = led[-1] if led else ""
        if low in known.language.question_words and low not in said.before_verb:
            continue
        if number and found[number].is_capital:
            return True
        if low in said.articles if said.articles else not _has_form(found[number].lower, said):
            return True
    return False


def _has_form(low: str, said: LeftOut) -> bool:
    """Say whether a word has a form of verbs."""
    return any(pattern.fullmatch(low) is not None for pattern in (said.verb, said.verbal))


def _is_verb(found: Sequence[Word], place: int, known: Openings) -> bool:
    """Say whether the only word that names something is a verb, to which the subject is lacking."""
    said = left_out_of(known.language.code)
    word, led = found[place], _led(found[:place])
    if not led or (word.is_capital and place) or _asks_what(led, said):
        return False
    low, before = word.lower, led[-1].lower
    if before in said.articles and before not in said.before_verb:
        return False
    two = "_".join(each.lower for each in led[-2:])
    measured = before in said.light and before not in said.articles and len(led) > 1
    if (before in said.before_verb or two in said.before_verb or measured) and said.finite(low):
        return True
    verbs = (known.whole - known.language.question_words) | said.be
    auxiliary = any(each.lower in verbs for each in led)
    return auxiliary and said.verbal.fullmatch(low) is not None


def _asks_what(led: Sequence[Word], said: LeftOut) -> bool:
    """Say whether what is done to is asked for, and so isn't lacking: "what was built?"."""
    lows = ["", *(word.lower for word in led)]
    return any(low in said.what and past not in said.why for past, low in pairwise(lows))


def _led(before: Sequence[Word]) -> list[Word]:
    """Return the words before a verb without those of time, numbers and measures."""
    timed = [w for w in before if w.is_number or w.is_number_word or w.is_period or w.is_month]
    return [word for word in before if word not in timed]
