"""Answers in other words than their questions: no rule may say that they miss the point."""

import pytest

from corpus.toml_tables import read_table
from embeddings.text.misses.misses_point import Compared, misses_point

_ANSWERS = [
    (language, question, sentence)
    for rule in read_table(__package__, "right_answers.toml").values()
    for language, answers in rule.items()
    for question, sentence in answers.items()
]


@pytest.mark.parametrize(("language", "question", "sentence"), _ANSWERS)
def test_right_answer_meets_the_point(language: str, question: str, sentence: str) -> None:
    """Each rule excludes only what surely tells of something else."""
    compared = Compared(question, sentence, sentence, "", language, language)
    assert not misses_point(compared)
