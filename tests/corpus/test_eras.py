"""Years of eras, in any text."""

from corpus.eras import eras_in
from embeddings.text.year_words import years


def test_years_of_eras_are_found_where_they_stand() -> None:
    """Each with its year as the west counts it."""
    assert [*eras_in("昭和63年と令和元年")] == [(0, 4, "1988"), (6, 9, "2019")]
    assert [*eras_in("ปี พ.ศ. 2566")] == [(3, 12, "2023")]
    assert not [*eras_in("the year 2023")]


def test_a_text_names_the_years_of_eras_as_the_west_counts_them() -> None:
    """Beside those that it names so itself."""
    assert years("平成17年10月と2019年") == {"2005", "2019"}
    assert years("民國110年") == {"2021"}
