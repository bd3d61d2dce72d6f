"""Digits of any script."""

import pytest

from corpus.digits import ascii_digits, raised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("page 12", "page 12"),
        ("١٢ صفحة", "12 صفحة"),
        ("２０２２年", "2022年"),
        ("१.५ करोड़", "1.5 करोड़"),
        ("二〇二二年, x² ½ Ⅳ", "二〇二二年, x² ½ Ⅳ"),
        ("", ""),
    ],
)
def test_digits_of_a_place_value_are_plain(text: str, expected: str) -> None:
    """Decimal digits are those of ASCII; exponents, fractions and Chinese numbers stay."""
    assert ascii_digits(text) == expected


def test_marks_of_notes_are_raised() -> None:
    """What isn't a digit stays."""
    assert raised("12a") == "¹²a"
