"""Sentences that have another name in the place of the one that is asked about."""

import pytest

from embeddings.text.misses.another_place import has_another_in_place


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "How many samples came from Scotland?", "Of these samples 212 came from Wales."),
        ("en", "How many jars did the Sailors' Trust buy?", "The Harbour Trust did buy nine jars."),
        ("es", "¿Cuándo se abrió la planta de Ribera?", "La planta de Olmeda se abrió en mayo."),
        ("ru", "Сколько гостей приехало из Тулы?", "Из Рязани приехало сорок гостей."),
    ],
)
def test_sentence_has_another_name(language: str, question: str, sentence: str) -> None:
    """All else is as it is asked, but of another."""
    assert has_another_in_place(question, sentence, sentence, language)


@pytest.mark.parametrize(
    ("language", "question", "sentence", "rest"),
    [
        ("en", "How many samples came from Wales?", "Of these samples 212 came from Wales.", ""),
        ("en", "How many samples came from Scotland?", "212 samples came from Wales.", "Scotland."),
        ("en", "How many samples came from Scotland?", "212 samples came from abroad.", ""),
        ("en", "How many samples came from abroad?", "212 samples came from Wales.", ""),
        ("en", "How many samples came from Welsh isles?", "212 samples came in Wales.", ""),
        ("en", "Is the branch open on Sundays?", "The branch is open on Mondays.", ""),
        ("en", "How many Indonesian isles are there?", "There are 9 isles in Indonesia.", ""),
        ("en", "Who drove to Scotland?", "Ann went to Wales.", ""),
        ("de", "Wie viele Gäste kamen aus Berlin?", "Aus Hamburg kamen viele Gäste.", ""),
    ],
)
def test_sentence_may_be_of_the_name(
    language: str, question: str, sentence: str, rest: str
) -> None:
    """What the passage names, and what is no name or lacks more, excludes nothing."""
    assert not has_another_in_place(question, sentence, f"{sentence} {rest}", language)
