"""Lists of a kind whose members have other names, and those of a word that stands there or not."""

import pytest

from embeddings.conversation.listed_kinds import lists_a_kind


@pytest.mark.parametrize(
    "question",
    [
        "Which animals are mentioned?",
        "all countries mentioned",
        "What energy sources are mentioned?",
        "list all vessels named in the report",
        "what ports does the report mention?",
        "Welche Tiere werden erwähnt?",
        "quels animaux sont cités ?",
        "¿Qué animales se mencionan?",
        "Какие животные упоминаются?",
        "报告提到了哪些动物？",
        "报告里谈及了哪些动物？",
    ],
)
def test_a_kind_is_asked_for(question: str) -> None:
    """Its word need stand nowhere."""
    assert lists_a_kind(question)


@pytest.mark.parametrize(
    "question",
    [
        "Is Brexit mentioned?",
        "everything on unicorns",
        "all volcanoes",
        "name all planets",
        "any mention of salmon?",
        "all mentions of cod",
        "Where is Vask mentioned?",
        "Wo wird Hering erwähnt?",
        "所有提到鲱鱼的段落",
        "How many animals are there?",
        "",
    ],
)
def test_a_word_is_asked_for(question: str) -> None:
    """Where it stands nowhere, nothing is said of it; and a list of the world is no report's."""
    assert not lists_a_kind(question)
