"""Questions for a reason, held against sentences that say no more than that it is so, and when.

"The judge retired in June 2019" gives no reason why she retired. A sentence with any other word
that the question lacks may give one: "rain closed the pool".
"""

import re
from collections.abc import Sequence

from embeddings.text.misses.opposed_words import names_time
from embeddings.text.reasons import reason_asked, reason_given
from embeddings.text.words import Word, stems, words

# A number in a script without spaces with what is counted, and small words that stand beside it.
_COUNTED = re.compile(r"(?:\d[\d.,]*[年月日])+|\d[\d.,]*\w?|[了于於在已的是共有和与與]")


def is_unexplained(question: str, sentence: str, text: str, language: str) -> bool:
    """Say whether a question asks why, and a sentence says nothing that it lacks but numbers.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        text: its passage.
        language: the code of the language of all of them.
    """
    if not reason_asked(question, language) or reason_given(text, language):
        return False
    found = words(sentence, language)
    if any(word.is_spaceless for word in found):
        return _adds_no_character(question, sentence)
    asked = stems(question, language)
    known = [not asked.isdisjoint(word.stems) for word in found]
    return any(known) and not any(_adds(found, known, number) for number in range(len(found)))


def _adds(found: Sequence[Word], known: Sequence[bool], number: int) -> bool:
    """Say whether a word of a sentence tells something else than a time, a number or a name."""
    word = found[number]
    if word.is_stop or known[number] or _is_time_or_number(word):
        return False
    before = found[number - 1] if number else None
    if before is not None and (before.is_number or before.is_number_word):
        return False
    return not _belongs_to_name(found, known, number)


def _is_time_or_number(word: Word) -> bool:
    """Say whether a word tells a time or a number."""
    is_time = word.is_year or word.is_day or word.is_month or word.is_period or word.is_daytime
    is_named = names_time(word.text, word.language)
    return is_time or is_named or word.is_number or word.is_number_word


def _belongs_to_name(found: Sequence[Word], known: Sequence[bool], number: int) -> bool:
    """Say whether a word is what somebody is, or is called beside a name that is asked about."""
    beside = found[number + 1 : number + 2]
    if not beside or not beside[0].is_capital:
        return False
    return known[number + 1] or _belongs_to_name(found, known, number + 1)


def _adds_no_character(question: str, sentence: str) -> bool:
    """Say whether a sentence without spaces is one clause, and has no more than a question.

    What stands before the first character of both says who or what it is.
    """
    clause = sentence.strip().rstrip("。.!")
    shared = [place for place, character in enumerate(clause) if character in question]
    if not shared or any(mark in clause for mark in "，,；;：:（("):
        return False
    rest = _COUNTED.sub("", clause[shared[0] :])
    return all(character in question for character in rest)
