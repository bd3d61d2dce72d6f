"""What closed-class words of Chinese tell of a question."""

import pytest

from embeddings.conversation import chinese


@pytest.mark.parametrize(
    ("question", "asks", "is_fact"),
    [
        ("会议什么时候开？", True, True),
        ("公园面积有多大？", True, True),
        ("谁是馆长？", True, True),
        ("船在哪里？", True, True),
        ("为什么停航？", True, False),
        ("什么是氢能？", True, False),
        ("船停了吗？", True, False),
        ("几乎没有船。", False, False),
        ("几内亚的港口。", False, False),
    ],
)
def test_question_words_ask_and_some_for_a_fact(question: str, asks: bool, is_fact: bool) -> None:
    """Who, when, where and how much show at once; why and what don't."""
    assert (chinese.asks(question), chinese.asks_for_fact(question)) == (asks, is_fact)
