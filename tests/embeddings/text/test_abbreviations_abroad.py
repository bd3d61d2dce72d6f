"""Abbreviations of another language."""

import pytest

from embeddings.text.abbreviations_abroad import abbreviated_in


@pytest.mark.parametrize(
    ("language", "other", "asked", "written"),
    [
        ("es", "en", "¿Cuánto creció el PIB en 2021?", "¿Cuánto creció el GDP en 2021?"),
        ("fr", "en", "le pib a-t-il augmenté ?", "le GDP a-t-il augmenté ?"),
        ("de", "en", "Wie stark wuchs das BIP?", "Wie stark wuchs das GDP?"),
        ("ru", "de", "Насколько вырос ВВП?", "Насколько вырос BIP?"),
        ("en", "fr", "How much did GDP grow?", "How much did PIB grow?"),
        ("de", "zh", "Wie hoch ist die MwSt?", "Wie hoch ist die VAT?"),
        ("es", "en", "¿Cuánto se gastó en I+D?", "¿Cuánto se gastó en R&D?"),
        ("en", "es", "Who spoke to the WHO?", "Who spoke to the OMS?"),
        ("en", "fr", "who is it?", "who is it?"),
        ("es", "es", "el PIB", "el PIB"),
        ("de", "en", "BIPs und KIs", "BIPs und KIs"),
        ("ja", "en", "GDPは?", "GDPは?"),
    ],
)
def test_abbreviations_are_those_of_the_other_language(
    language: str, other: str, asked: str, written: str
) -> None:
    """As whole words, in capitals or small letters that make no word."""
    assert abbreviated_in(asked, language, other) == written
