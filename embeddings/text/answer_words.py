"""Which words can be the answer to a question, by the kind of answer that it asks for."""

from embeddings.text.told_in_words import FREQUENCIES, asked_in_words, asks_how_often
from embeddings.text.words import Word

# The halves of a day, as their abbreviations are cut.
_HALVES = frozenset([("a", "m"), ("p", "m")])


def is_answer(word: Word, kind: str, before: Word | None = None) -> bool:
    """Say whether a word can be the answer, by the kind that is asked for.

    Args:
        word: a word of a sentence.
        kind: the kind of answer.
        before: the word before it; a day stands behind its month, a name isn't a first word. Where
            a script has no capitals, any word may be a name.
    """
    if kind == "number":
        return (word.is_number and not (word.is_year or word.is_day)) or word.is_number_word
    if kind == "when":
        dated = word.is_year or word.is_month or word.is_day or word.is_daytime
        return dated or (before is not None and _is_timed(word, before))
    if kind in ("who", "where") and (word.is_number or word.text.lower() != word.text.upper()):
        return word.is_capital and before is not None and not word.is_stop
    return not word.is_stop


def answers_too(question: str, word: Word, before: Word | None = None) -> bool:
    """Say whether a word can answer a question for a number in English, though it is none.

    "How often?" is answered by "weekly", and "how long has she been head?" by "since 2020".

    Args:
        question: what is asked.
        word: a word of a sentence in English.
        before: the word before it.
    """
    if "since" in asked_in_words(question):
        return is_answer(word, "when", before)
    return word.lower in FREQUENCIES and asks_how_often(question)


def _is_timed(word: Word, before: Word) -> bool:
    """Say whether a word and the one before it tell a day or an hour: "May 4", "9 pm", "p.m."."""
    day = word.is_number and before.is_month
    return day or (word.is_clock and before.is_number) or (before.lower, word.lower) in _HALVES
