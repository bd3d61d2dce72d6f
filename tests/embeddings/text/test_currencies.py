"""Tests of what money is called."""

import pytest

from embeddings.text.currencies import currency_codes, currency_words
from embeddings.text.quantities import quantities_given


@pytest.mark.parametrize(
    "text",
    [
        "The fee is 350 crowns.",
        "A mooring costs 40 shillings a night.",
        "The price of a crate is SEK 450.",
        "The fare to the island is 220 NOK.",
        "A lamp costs ₦500, or 12 kr.",
        "They pay 15 guilders, and later Rs 900.",
        "It takes two thousand ringgit.",
    ],
)
def test_money_of_any_country_is_money(text: str) -> None:
    """Words, codes and signs of currencies that nobody wrote a list of are units of money."""
    assert "money" in quantities_given(text)


@pytest.mark.parametrize(
    "text", ["All 350 boats came.", "TOP 10 of places", "They won 12 games.", "ALL 350 BOATS"]
)
def test_other_numbers_are_no_money(text: str) -> None:
    """A code that is a word in a heading is no money, nor is a word before a number."""
    assert not quantities_given(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La cotisation est de 350 dirhams."),
        ("es", "La entrada cuesta 12 soles."),
        ("de", "Die Karte kostet CHF 40."),
        ("pt", "O bilhete custa 500 kwanzas."),
        ("ru", "Взнос составляет 350 сомов."),
        ("zh", "会费为350瑞士法郎。"),
        ("ja", "会費は350クローナです。"),
        ("hi", "शुल्क 350 टका है।"),
    ],
)
def test_money_is_told_in_other_languages(language: str, text: str) -> None:
    """Of a language that babel knows the currencies of all countries are told."""
    assert "money" in quantities_given(text, language)


def test_words_are_units_and_not_countries() -> None:
    """The unit stands last in some languages and first in others; countries are left out."""
    assert {"krona", "kronor", "dirhams"} <= currency_words("en")
    assert {"couronne", "couronnes", "dirhams"} <= currency_words("fr")
    assert currency_words("en").isdisjoint({"swedish", "new", "gold"})
    assert currency_words("fr").isdisjoint({"suédoise", "suédoises", "nouveaux"})
    assert not currency_words("xx")


def test_codes_are_those_in_use() -> None:
    """Codes of today, without those that are English words in capitals."""
    assert {"SEK", "NOK", "CNY", "CHF"} <= currency_codes()
    assert currency_codes().isdisjoint({"DEM", "TOP", "ALL", "XXX"})
