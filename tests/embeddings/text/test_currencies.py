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
    "text",
    [
        "All 350 boats came.",
        "TOP 10 of places",
        "They won 12 games.",
        "ALL 350 BOATS",
        "12 soles were landed.",
        "At COP 26 it was agreed.",
        "An SOS 112 was sent.",
        "There are CAD 3 drawings of it.",
        "SDG 13 is met.",
    ],
)
def test_other_numbers_are_no_money(text: str) -> None:
    """A code that is a word in a heading is no money, nor is a word before a number."""
    assert not quantities_given(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La cotisation est de 350 dirhams."),
        ("es", "La entrada cuesta 12 quetzales."),
        ("de", "Die Karte kostet CHF 40."),
        ("pt", "O bilhete custa 500 kwanzas."),
        ("ru", "Взнос составляет 350 сомов."),
        ("zh", "会费为350瑞士法郎。"),
        ("zh", "会费为350法郎。"),
        ("zh", "会费为350克朗。"),
        ("ja", "会費は350クローナです。"),
        ("hi", "शुल्क 350 टका है।"),
    ],
)
def test_money_is_told_in_other_languages(language: str, text: str) -> None:
    """Of a language that babel knows the currencies of all countries are told."""
    assert "money" in quantities_given(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Их 20 островов."),
        ("ru", "Таблица 5 соль"),
        ("ru", "Пункт 5 так и остался."),
        ("pl", "3 kina w mieście"),
        ("pl", "5 soli mineralnych"),
        ("pt", "Ouviram-se 20 sons."),
        ("es", "Hay 5 leonas y 12 soles."),
        ("ja", "3プラスチック"),
        ("ja", "3リアルタイム"),
        ("hi", "५ बल"),
        ("fr", "À la COP 26, on a décidé."),
        ("de", "CAD 3 Zeichnungen"),
    ],
)
def test_words_that_mean_other_things_are_no_money(language: str, text: str) -> None:
    """What only one country calls its money, and what a language has for other things."""
    assert not quantities_given(text, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "krona kronor dirham ruble kwanza baht ringgit guilder naira"),
        ("fr", "couronne dirham rouble kwanza baht ringgit florin naira"),
        ("de", "krone dirham rubel kwanza baht ringgit franken naira"),
        ("es", "corona dírham rublo kuanza ringit florín naira"),
        ("pt", "coroa dirham rublo kwanza baht ringgit florim naira"),
        ("ru", "крона дирхам рубль кванза бат ринггит флорин найра"),
        ("hi", "क्रोना दिरहम रूबल क्वांज़ा नाइरा"),
    ],
)
def test_what_is_money_only_is_money(language: str, words: str) -> None:
    """Units of one country or several."""
    assert currency_words(language) >= {*words.split()}


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
    assert currency_codes().isdisjoint({"DEM", "TOP", "ALL", "XXX", "COP", "CAD"})
