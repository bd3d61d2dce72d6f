"""BM25 over words and over characters."""

import pytest

from embeddings.text.bm25 import Bm25, character_terms, is_spaceless, word_terms


def test_bm25_finds_rows_by_rare_words() -> None:
    """The row with the rare word is first, rows without any aren't found, and shares add up."""
    bm25 = Bm25.of([word_terms(t) for t in ("grain and grain", "grain trains", "schools")])
    assert bm25.best(word_terms("trains grain"), 5).tolist() == [1, 0]
    assert bm25.scores(["unknown"]).tolist() == [0, 0, 0]
    assert bm25.coverages(["train", "grain"])[1] == 1.0
    assert 0 < bm25.coverages(["train", "grain"])[0] < 0.5


def test_nothing_to_index_finds_nothing() -> None:
    """No rows, or rows without terms, are no error."""
    assert Bm25.of([]).best(["a"], 3).tolist() == []
    assert Bm25.of([[], []]).scores(["a"]).tolist() == [0, 0]


def test_chinese_is_cut_into_characters_and_pairs() -> None:
    """Latin words and numbers inside stay whole."""
    assert character_terms("2021年GDP增长") == ["2021", "年", "gdp", "增", "长", "增长"]


@pytest.mark.parametrize(
    ("text", "said"), [("今年GDP目标", True), ("GDP in 大连?", False), ("", False), ("123", False)]
)
def test_a_script_without_spaces_is_told_by_most_letters(text: str, said: bool) -> None:
    """A name in Chinese doesn't make an English question Chinese."""
    assert is_spaceless(text) is said
