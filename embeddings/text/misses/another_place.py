"""Sentences that have all of a question but one name, and another name in its place.

"212 samples came from Wales" doesn't answer how many came from Scotland, of which its passage has
nothing. Words that are no names may say the same as others, and exclude nothing; nor does a name
that may be another of the same: Kyiv for Kiev.
"""

from collections.abc import Sequence

from embeddings.text.languages import language_of
from embeddings.text.misses.opposed_words import names_time
from embeddings.text.misses.same_names import may_be_one
from embeddings.text.words import Word, is_question_word, stems, words

# So many words carry the topic of a question of which one may lack.
_FEWEST = 3
# How much of two words is the same where one is made of the other.
_SAME = 4


def has_another_in_place(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence has another name where a question has one, and all else of it.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of all of them.
    """
    if not language_of(language).capital_names:
        return False
    asked, found = words(question, language), words(sentence, language)
    held = stems(sentence, language)
    topic = [number for number, word in enumerate(asked) if _is_topic(word)]
    missing = [number for number in topic if held.isdisjoint(asked[number].stems)]
    if len(missing) != 1 or len(topic) < _FEWEST or not _is_name(asked, missing[0]):
        return False
    if any(_is_of(asked[missing[0]], word) for word in words(around, language)):
        return False
    name, before = asked[missing[0]], asked[missing[0] - 1].lower
    known = stems(question, language)
    others = [
        found[number]
        for number in range(len(found))
        if _is_name(found, number)
        and found[number - 1].lower == before
        and known.isdisjoint(found[number].stems)
    ]
    return bool(others) and not any(may_be_one(_plain(name), _plain(each)) for each in others)


def _is_topic(word: Word) -> bool:
    """Say whether a word carries a topic: no small word, number or question word."""
    closed = word.is_stop or word.is_number or word.is_number_word
    return not (closed or is_question_word(word))


def _plain(name: Word) -> str:
    """Return a name without the ending of a possessor."""
    return name.lower.removesuffix("'s").removesuffix("'")


def _is_of(name: Word, word: Word) -> bool:
    """Say whether a word is a name, or made of it, as "Indonesian" is of "Indonesia"."""
    return word.lower[:_SAME] == name.lower[:_SAME]


def _is_name(found: Sequence[Word], number: int) -> bool:
    """Say whether a word inside a text is written as a name, and is none of a time."""
    word = found[number]
    is_time = names_time(word.text, word.language)
    return number > 0 and word.is_written_as_name and not (is_time or word.text.isupper())
