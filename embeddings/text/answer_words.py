"""Which words can be the answer to a question, by the kind of answer that it asks for."""

from collections.abc import Sequence

from embeddings.text.told_in_words import FREQUENCIES, asked_in_words, asks_how_often
from embeddings.text.words import Word

# What leads to whoever did it, or to where it is; articles may stand between, and few words more.
_LEADS = {
    "who": frozenset(["by"]),
    "where": frozenset(
        """in at on near beside behind inside outside under above below between opposite into along
        next around""".split()
    ),
}
_ARTICLES = frozenset("a an the its their his her our some two three four".split())
_LED = 4
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


def is_led_to(sentence: Sequence[Word], number: int, kind: str) -> bool:
    """Say whether a word of a sentence in English is who or where by the small word before it.

    Not all have names: "by volunteers" says by whom it was done, "in the eye clinic" where.

    Args:
        sentence: the words of the sentence.
        number: the number of the word.
        kind: the kind of answer, "who" or "where".
    """
    word = sentence[number]
    if not _may_be_led_to(word):
        return False
    for place in range(number - 1, max(-1, number - 1 - _LED), -1):
        before = sentence[place]
        if before.lower in _LEADS[kind]:
            return kind != "who" or (place > 0 and _is_done(sentence[place - 1]))
        if before.lower not in _ARTICLES and (before.is_stop or not _may_be_led_to(before)):
            return False
    return False


def _is_done(word: Word) -> bool:
    """Say whether a word may tell what is done by somebody: a small one or a name doesn't."""
    return word.text.islower() and not word.is_stop


def _may_be_led_to(word: Word) -> bool:
    """Say whether a word may name somebody or a place: no number, no time, nothing that is done."""
    timed = word.is_period or word.is_month or word.is_daytime or word.is_clock
    counted = word.is_number or word.is_number_word
    return not (word.is_stop or timed or counted or word.lower.endswith("ing"))


def _is_timed(word: Word, before: Word) -> bool:
    """Say whether a word and the one before it tell a day or an hour: "May 4", "9 pm", "p.m."."""
    day = word.is_number and before.is_month
    return day or (word.is_clock and before.is_number) or (before.lower, word.lower) in _HALVES
