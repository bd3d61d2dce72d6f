"""Who holds an office, and sentences of who holds another."""

import pytest

from embeddings.text.misses.offices import is_of_other_office


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "sentence"),
    [
        ("en", "en", "Who is the secretary of the board?", "Ann Voss is chair of the board."),
        ("en", "en", "Who is the deputy director?", "Ann Voss is the director."),
        ("en", "en", "Who is the secretary?", "Ann Voss is chair of the club since 2019."),
        ("de", "de", "Wer ist Schriftführer?", "Kassenwart ist Jan Ott."),
        ("fr", "fr", "Qui est la trésorière ?", "La présidente est Anne Roux."),
        ("es", "es", "¿Quién es el tesorero?", "La directora es Ana Gil."),
        ("it", "it", "Chi è il tesoriere?", "La presidente è Anna Gallo."),
        ("nl", "nl", "Wie is de penningmeester?", "De voorzitter is Jan Bos."),
        ("ru", "ru", "Кто бухгалтер питомника?", "Директор питомника — Анна Котова."),
        ("zh", "zh", "中心的会计是谁？", "中心主任是陈雅琴。"),
        ("zh", "en", "Who is the deputy director?", "中心主任是陈雅琴。"),
    ],
)
def test_sentence_is_of_another_office(
    language: str, asked_in: str, question: str, sentence: str
) -> None:
    """The chair is no secretary, and the head doesn't stand in for anybody."""
    assert is_of_other_office(question, sentence, sentence, language, asked_in)


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "around"),
    [
        ("en", "en", "Who is the manager?", "Ann Voss is director."),
        ("en", "en", "Who is the secretary?", "Ann Voss is chair, Jan Ott secretary."),
        ("en", "en", "Who is secretary to the president?", "Ann Voss is treasurer."),
        ("en", "en", "When did the secretary retire?", "The chair retired in May."),
        ("en", "en", "Who repaired the boat?", "The chair repaired the boat."),
        ("en", "en", "Who gets thanked by the governor?", "We thank the General Secretary."),
        ("zh", "en", "Who is the Party secretary?", "村党支部书记由谭守田担任。"),
        ("en", "en", "Who is the secretary?", "Ann Voss is chair; Jan Ott takes notes."),
        ("en", "en", "Who is the secretary?", "Jan Ott takes notes for the chair."),
        ("zh", "zh", "会计是谁？", "主任负责管账。"),
        ("xx", "en", "Who is the secretary?", "Ann Voss is chair."),
    ],
)
def test_sentence_may_be_of_the_office(
    language: str, asked_in: str, question: str, around: str
) -> None:
    """Words for one office exclude nothing, nor does what the passage tells of it."""
    assert not is_of_other_office(question, around, around, language, asked_in)
