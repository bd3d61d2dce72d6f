"""Names that may be of one person or place."""

import pytest

from embeddings.text.misses.same_names import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Peking", "Beijing"),
        ("Burma", "Myanmar"),
        ("Bob", "Robert"),
        ("Kate", "Catherine"),
        ("Beth", "Elizabeth"),
        ("Beppe", "Giuseppe"),
        ("Саша", "Александра"),
        ("Колю", "Николая"),
        ("Town", "City"),
    ],
)
def test_names_may_be_one(one: str, other: str) -> None:
    """A short form, another spelling, an older name, or what only describes."""
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Scotland", "Wales"),
        ("Peter", "Greta"),
        ("Bridge", "Castle"),
        ("Marta", "Carmen"),
        ("Иван", "Олег"),
        ("Bob", "William"),
        ("Burma", "Thailand"),
    ],
)
def test_names_are_of_two(one: str, other: str) -> None:
    """Names that have little in common, and aren't known to be one."""
    assert not may_be_one(one, other)
