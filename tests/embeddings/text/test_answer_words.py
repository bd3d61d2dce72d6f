"""Which words can be the answer, by the kind of answer that a question asks for."""

import pytest

from embeddings.text.answer_words import is_answer
from embeddings.text.words import words


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The mayor is Ida Holm since 2018.", ["Ida", "Holm"]),
        ("ru", "Мэр города Анна Лунд, 41.", ["Анна", "Лунд"]),
        # A script without capitals tells no name, so that any word may be one.
        ("ar", "رئيس البلدية خالد 41", ["رئيس", "البلدية", "خالد"]),
        ("hi", "अनीता देशमुख 41", ["अनीता", "देशमुख"]),
        ("ko", "시장은 김은영 41", ["시장은", "김은영"]),
    ],
)
def test_who_is_answered_by_names(language: str, text: str, names: list[str]) -> None:
    """By words with a capital behind the first, where the script has capitals; by no number."""
    found = words(text, language)
    before = [None, *found]
    answers = [w.text for w, last in zip(found, before, strict=False) if is_answer(w, "who", last)]
    assert answers == names
