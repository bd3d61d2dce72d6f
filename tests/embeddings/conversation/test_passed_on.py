"""Questions passed on, told from those that ask something themselves."""

import pytest

from embeddings.conversation.passed_on import passes_on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "do you know?",
        "Does anyone know?",
        "is that true?",
        "is that so?",
        "and you?",
        "what do you think?",
        "what's the answer?",
        "who is right?",
        "any thoughts on this",
        "please check that for us",
        "what does the report say?",
        "could you look this up for him?",
        "你知道吗？",
        "是真的吗",
        "帮忙查一下",
        "weißt du das?",
        "stimmt das?",
        "c'est vrai ?",
        "¿lo sabes?",
        "أتعرف؟",
    ],
)
def test_words_that_name_nothing_pass_on(text: str) -> None:
    """What they ask is the message that they reply to."""
    assert passes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "why?",
        "how many?",
        "when is that?",
        "who signed it?",
        "and in 2022?",
        "and last year?",
        "and the ferries?",
        "is the tram free?",
        "do you know how many trams there are?",
        "is it true that taxes were cut?",
        "多少钱？",
        "为什么？",
        "2021年呢？",
        "你知道有多少猪吗？",
        "¿cuándo?",
        "warum?",
    ],
)
def test_words_that_ask_for_more_pass_nothing_on(text: str) -> None:
    """They name a topic or a year, or a question word says what is to be told."""
    assert not passes_on(text)


@pytest.mark.parametrize("text", ["thanks", "hello", "ok", "yes", "lol", "thanks, good to know"])
def test_talk_passes_nothing_on(text: str) -> None:
    """It asks nothing."""
    assert not passes_on(text)
