"""Numbers with a bound: over, up to, or more."""

import pytest

from embeddings.text.bounds import bounds, is_across, is_within


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Berth per night, over 10 m", {"10": {"above"}}),
        ("up to 10.5 m, or more than £1,900", {"10.5": {"below"}, "1,900": {"above"}}),
        ("under the age of 18; 65 and over", {"18": {"below"}, "65": {"above"}}),
        ("no more than 20 boats", {"20": {"below"}}),
        ("Kinder unter 6 und ab 12", {"6": {"below"}, "12": {"above"}}),
        ("60岁以上，不超过80元", {"60": {"above"}, "80": {"below"}}),
        ("not more than 20 tonnes, not exceeding 9", {"20": {"below"}, "9": {"below"}}),
        ("nicht mehr als 20; pas plus de 9", {"20": {"below"}, "9": {"below"}}),
        ("长度超过10米，宽度不超过4米", {"10": {"above"}, "4": {"below"}}),
        ("10 m long, cover 4", {}),
    ],
)
def test_a_bound_has_its_side(text: str, sides: dict[str, set[str]]) -> None:
    """It stands before the number, or behind it and its unit."""
    assert {number: set(each) for number, each in bounds(text).items()} == sides


def test_what_is_over_is_not_up_to() -> None:
    """A text without the number is on neither side."""
    over, up_to = bounds("over 10 m"), bounds("up to 10 m")
    assert (is_across(over, up_to), is_within(over, up_to)) == (True, False)
    assert (is_across(over, over), is_within(over, over)) == (False, True)
    assert (is_across(over, {}), is_within(over, {})) == (False, False)
