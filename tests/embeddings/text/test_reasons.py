"""Who asks why, and which words give a reason, by language."""

import pytest

from embeddings.text.reasons import reason_asked, reason_given, reasons_are_told


@pytest.mark.parametrize(
    ("language", "question", "asks"),
    [
        ("en", "Why was the pool closed?", True),
        ("en", "how come", True),
        ("en", "What was the main reason for the delay?", True),
        ("en", "How many pools are there?", False),
        ("en", "What are the causes of the fire?", True),
        ("de", "Weshalb blieb das Bad zu?", True),
        ("de", "Wann blieb das Bad zu?", False),
        ("fr", "Pourquoi la piscine est-elle fermée ?", True),
        ("es", "¿A qué se debe la caída?", True),
        ("ru", "Почему закрыт бассейн?", True),
        ("zh", "地铁为什么推迟？", True),
        ("ja", "なぜ遅れたのですか", True),
        ("ar", "لماذا أغلق المسبح؟", True),
        ("xx", "why", False),
    ],
)
def test_a_question_asks_for_a_reason(language: str, question: str, asks: bool) -> None:
    """By the words of its own language."""
    assert reason_asked(question, language) is asks


@pytest.mark.parametrize(
    ("language", "text", "gives"),
    [
        ("en", "It was closed because the floor was broken.", True),
        ("en", "five months late, since the manufacturer had no steel", True),
        ("en", "It has been closed since the beginning of May.", False),
        ("en", "It has been closed since 2019.", False),
        ("en", "since then it has been closed", False),
        ("en", "The reason was a crack.", True),
        ("en", "It is open daily.", False),
        ("de", "Grund war ein Riss im Becken.", True),
        ("de", "Das Bad war im Juni zu.", False),
        ("fr", "Elle est fermée en raison de travaux.", True),
        ("fr", "Elle est fermée en mai.", False),
        ("zh", "由于地质条件复杂，施工受阻。", True),
        ("zh", "因此，工程于五月开始。", False),
        ("ja", "運転士が足りないためです。", True),
        ("ar", "أغلق المسبح بسبب أعمال الصيانة.", True),
        ("xx", "because", False),
    ],
)
def test_a_text_gives_a_reason(language: str, text: str, gives: bool) -> None:
    """By the words that lead to one."""
    assert reason_given(text, language) is gives


def test_of_an_unknown_language_nothing_is_told() -> None:
    """Nobody says then that a reason is missing."""
    assert reasons_are_told("de")
    assert not reasons_are_told("xx")
