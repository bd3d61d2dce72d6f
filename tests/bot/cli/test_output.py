"""Counts with their nouns."""

import pytest

from bot.cli.output import counted


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 paragraphs"), (1, "1 paragraph"), (2, "2 paragraphs"), (79, "79 paragraphs")],
)
def test_one_is_singular(count: int, said: str) -> None:
    """Only one is."""
    assert counted(count, "paragraph") == said
