"""Halves of characters, as JSON and the command line can bring them."""

import pytest

from embeddings.text.well_formed import well_formed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("How much tax?", "How much tax?"),
        ("\ud83d how much tax?", "\ufffd how much tax?"),
        ("tax\udc80\udfff", "tax\ufffd\ufffd"),
        ("\U0001f600 猪", "\U0001f600 猪"),
        ("", ""),
    ],
)
def test_lone_surrogates_are_replaced(text: str, read: str) -> None:
    """Whole characters stay, and no place moves."""
    assert well_formed(text) == read
    assert len(read.encode()) > 0 or not text
