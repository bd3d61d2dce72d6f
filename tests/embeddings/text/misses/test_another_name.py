"""Names of which a text has another of the same kind."""

import pytest

from embeddings.text.misses.another_name import has_another_name


@pytest.mark.parametrize(
    ("language", "question", "around"),
    [
        ("en", "What does Peter Lindhall manage?", "Greta Lindhall manages the pool."),
        ("en", "How many boxes did Bishop George Vane leave?", "Bishop Edmund Vane left 64 boxes."),
        ("en", "When will the office in Bridge Street open?", "It will open in Castle Street."),
        ("de", "Was leitet Anna Hübner?", "Den Chor leitet Maria Hübner."),
        ("es", "¿Qué cargo tiene Marta Lozano?", "La directora es Carmen Lozano."),
        ("ru", "Кто пригласил Ивана Сытина?", "Олег Сытин приехал сам."),
    ],
)
def test_text_has_another_first_word(language: str, question: str, around: str) -> None:
    """Whoever has another first name is somebody else, and another street another one."""
    assert has_another_name(question, around, language, language)


@pytest.mark.parametrize(
    ("language", "question", "around"),
    [
        ("en", "What does Greta Lindhall manage?", "Greta Lindhall manages the pool."),
        ("en", "What does Greta Lindhall manage?", "Mrs Lindhall manages the pool."),
        ("en", "What does Greta Lindhall manage?", "Engineer Lindhall manages the pool."),
        ("en", "What does Engineer Lindhall manage?", "Greta Lindhall manages the pool."),
        ("en", "What does Greta Lindhall manage?", "G. Lindhall manages the pool."),
        ("en", "What does Greta Lindhall manage?", "The Lindhalls: Lindhall manages the pool."),
        ("en", "What does Peter Lindhall manage?", "Greta Lindhall and her son Peter swim."),
        ("en", "Greta Lindhall?", "Peter Lindhall manages the pool."),
        ("de", "Was leitet Anna Hübner?", "Den Chor leitet Direktorin Hübner."),
    ],
)
def test_name_may_be_the_same(language: str, question: str, around: str) -> None:
    """A title, an office or a family name alone may stand for whoever is asked about."""
    assert not has_another_name(question, around, language, language)
