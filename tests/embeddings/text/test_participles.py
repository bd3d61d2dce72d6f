"""Participles of English verbs."""

import pytest

from embeddings.text.participles import is_participle


@pytest.mark.parametrize("word", ["built", "unpaid", "repainted", "written", "undertaken"])
def test_participles(word: str) -> None:
    """They end in "ed", or are irregular, and may have "un" before them."""
    assert is_participle(word)


@pytest.mark.parametrize("word", ["rose", "travel", "need", "red", "unit"])
def test_no_participles(word: str) -> None:
    """The past of a verb is none where it is another word."""
    assert not is_participle(word)
