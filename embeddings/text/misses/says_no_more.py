"""Sentences that say no more than a question does, but for names, numbers and times.

Only of such a sentence is it sure that it doesn't say in other words what is asked: "Ann left the
board" tells who is no longer on it, "Ann is on the board" doesn't.
"""

import re
from collections.abc import Sequence

from embeddings.text.languages import language_of
from embeddings.text.misses.opposed_words import names_time
from embeddings.text.words import Word, stems, words

# A number in a script without spaces with what is counted, and small words that stand beside it.
_COUNTED = re.compile(
    r"(?:\d[\d.,]*[年月日])+|\d[\d.,]*|[〇零一二三四五六七八九十百千万萬亿億两兩]|[了于於在已的是共有和与與\W]"
)


def says_no_more(question: str, sentence: str, language: str, also: str = "") -> bool:
    """Say whether a sentence has no topic word that a question lacks but names and numbers.

    Args:
        question: what is asked.
        sentence: a sentence.
        language: the code of the language of both.
        also: words that the sentence may have besides.
    """
    found = words(sentence, language)
    if any(word.is_spaceless for word in found):
        return not set(_COUNTED.sub("", sentence)) - set(question + also)
    known = stems(question, language) | stems(also, language)
    return all(
        word.is_stop
        or _is_time_or_number(word)
        or not known.isdisjoint(word.stems)
        or _is_name(found, number)
        for number, word in enumerate(found)
    )


def _is_time_or_number(word: Word) -> bool:
    """Say whether a word tells a time or a number."""
    is_time = word.is_month or names_time(word.text, word.language)
    return is_time or word.is_number or word.is_number_word


def _is_name(found: Sequence[Word], number: int) -> bool:
    """Say whether a word is a name: one of several with capitals, or one inside a sentence."""
    if not found[number].is_capital:
        return False
    beside = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
    if any(word.is_capital and not word.is_stop for word in beside):
        return True
    return number > 0 and language_of(found[number].language).capital_names
