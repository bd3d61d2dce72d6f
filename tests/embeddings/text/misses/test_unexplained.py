"""Questions for a reason, and sentences that say no more than that it is so."""

import pytest

from embeddings.text.misses.unexplained import is_unexplained


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "Why did Judge Renner retire?", "Judge Paul Renner retired in June 2019."),
        ("en", "Why were the fees abolished?", "The fees were abolished in 2018."),
        ("en", "Why was the boat sold?", "The boat was sold for 40 pounds."),
        ("de", "Warum starb Karl Seitz?", "Der Obmann Karl Seitz starb im März 2021."),
        ("es", "¿Por qué subió la cuota?", "La cuota subió en enero un 3 por ciento."),
        ("ru", "Почему закрылась баня?", "Баня закрылась в мае 2021 года."),
        ("zh", "何德明为什么退休？", "老技师何德明于2021年9月退休。"),
    ],
)
def test_sentence_gives_no_reason(language: str, question: str, sentence: str) -> None:
    """When it was and how much tells nobody why."""
    assert is_unexplained(question, sentence, sentence, language)


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "Why was the pool closed?", "Rain closed the pool."),
        ("en", "Why was the pier closed?", "In May Storm Ada closed the pier."),
        ("en", "Why did the pool close?", "The pool closed for repairs."),
        ("en", "Why did the pool close?", "The pool closed in May because it did."),
        ("en", "When did the pool close?", "The pool closed in May."),
        ("en", "Why did the pool close?", "It was in May."),
        ("zh", "何德明为什么退休？", "何德明病重退休。"),
        ("zh", "书库为什么关闭？", "水管破裂，书库关闭。"),
        ("xx", "Why did the pool close?", "The pool closed in May."),
    ],
)
def test_sentence_may_give_a_reason(language: str, question: str, sentence: str) -> None:
    """Any word that the question lacks may be the reason."""
    assert not is_unexplained(question, sentence, sentence, language)
