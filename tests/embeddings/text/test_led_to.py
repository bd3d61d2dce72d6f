"""Who did something and where, told without a name."""

import pytest

from embeddings.text.led_to import is_led_to, led_to
from embeddings.text.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bandstand was repainted by volunteers.", ["volunteers"]),
        ("It was sold by the old brewery.", ["old", "brewery"]),
        ("The shop is run jointly by parents.", ["parents"]),
        ("It was opened by the king.", ["king"]),
        ("Skerry Lane by the river is shut.", []),
        ("It rose by 2 percent, and staff rose by a few.", []),
        ("Most travel by bike, and rent is paid by cheque.", []),
        ("Waits were reduced by a tenth.", []),
        ("It will be opened by Christmas and built by May.", []),
        ("Money was saved by closing clinics.", []),
        ("Fares were raised by two euros, and tickets allotted by lottery.", []),
        ("It was saved by the fire brigade and destroyed by fire.", ["brigade"]),
        ("It was seized by the Crown, then held by two old friends.", ["Crown", "old", "friends"]),
    ],
)
def test_by_leads_to_who_did_it(text: str, found: list[str]) -> None:
    """Where it stands behind what was done; a means, a share or a time is nobody."""
    assert _led(text, "who") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two took place in 2020, both in the eye clinic.", ["eye", "clinic"]),
        ("It is planned on the roof.", ["roof"]),
        ("It is in the east wing, on the building.", ["east", "wing", "building"]),
        ("In May, in painting and at noon it was shut.", []),
        ("It took nine in total, at least, and on average in the end, in response.", []),
    ],
)
def test_small_words_lead_to_where_it_is(text: str, found: list[str]) -> None:
    """A saying isn't a place, nor is what somebody does."""
    assert _led(text, "where") == found


def _led(text: str, kind: str) -> list[str]:
    """Return the words of a text that are led to."""
    sentence = words(text)
    found = [n for n in range(len(sentence)) if is_led_to(sentence, n, kind)]
    assert led_to(sentence, kind) == found
    return [sentence[number].text for number in found]
