"""How near to a possible answer the words of a question are matched, within a sentence."""

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.query import Query
from embeddings.text.answer_words import answers_too, is_answer
from embeddings.text.led_to import led_to
from embeddings.text.words import Word

# In words: how fast a match fades with its distance from a possible answer, and a tight window.
_NEAR, _TIGHT = 8.0, 10
# How often a sentence has a possible answer, where a question asks for no such kind: the mean over
# the questions that the judge is trained on.
USUAL_ANSWER = 0.8


def possible_answers(query: Query, sentence: list[Word]) -> list[int]:
    """Return the numbers of words that can be the answer and that the question doesn't hold."""
    question_stems = {part for word in query.words for part in word.stems}
    found = [
        (number, word, sentence[number - 1] if number else None)
        for number, word in enumerate(sentence)
        if not question_stems & set(word.stems)
    ]
    answers = [n for n, word, before in found if is_answer(word, query.answer_type, before)]
    if answers or query.language != "en":
        return answers
    if query.answer_type in ("who", "where"):
        new = {number for number, _, _ in found}
        return [number for number in led_to(sentence, query.answer_type) if number in new]
    if query.answer_type != "number":
        return answers
    return [n for n, word, before in found if answers_too(query.question, word, before)]


def near_answer(matches: Vectors, answers: list[int], shares: Vectors) -> float:
    """Return how well the weakest words are matched near the best placed answer, 0 without one.

    A match fades with its distance from the answer; the answer with the best mean counts.
    """
    best = (0.0, 0.0)
    for answer in answers:
        faded = _faded(matches, answer)
        soft = np.exp(-(faded - faded.min()) / 0.1)
        best = max(best, (float(faded @ shares), float((faded * soft).sum() / soft.sum())))
    return best[1]


def mean_near_answer(matches: Vectors, answers: list[int], shares: Vectors) -> float:
    """Return how well the words are matched near the best placed answer, 0 without one."""
    return max((float(_faded(matches, answer) @ shares) for answer in answers), default=0.0)


def _faded(matches: Vectors, answer: int) -> Vectors:
    """Return (w,) the best match of each word, faded by its distance from an answer."""
    fading = np.exp(-np.abs(np.arange(len(matches)) - answer) / _NEAR)[:, None]
    faded: Vectors = (matches * fading).max(axis=0)
    return faded


def tightness(matches: Vectors, shares: Vectors) -> float:
    """Return how well the words are matched within the best few neighbouring words."""
    if not len(matches):
        return 0.0
    starts = range(0, max(1, len(matches) - _TIGHT + 1), 2)
    windows = (matches[start : start + _TIGHT] for start in starts)
    return max(float(window.max(axis=0) @ shares) for window in windows)
