"""Abbreviations of a question's language are those of the report's when it is searched."""

import pytest

from bot.answering.library import Library


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuánto creció el PIB en 2021?",
        "Combien le PIB a-t-il augmenté en 2021 ?",
        "Wie stark wuchs das BIP 2021?",
        "Насколько вырос ВВП в 2021 году?",
    ],
)
def test_gdp_is_found_by_its_name_in_other_languages(library: Library, question: str) -> None:
    """The model of meaning knows none of them for another's."""
    assert library.ask(question).passages[0].paragraph.number == 5


def test_what_was_asked_before_is_read_so_too(library: Library) -> None:
    """The question starts where it does behind what it then is."""
    query = library.searcher.reader.query("¿Y en 2022?", ["¿Cuánto creció el PIB de la provincia?"])
    assert query.history.startswith("¿Cuánto creció el GDP de la provincia?")
    assert query.question.endswith("en 2022?")
