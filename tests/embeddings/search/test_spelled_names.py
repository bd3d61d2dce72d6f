"""A name in Chinese characters gets the sentence that has it in letters, and the reverse."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

ENGLISH = (
    "Grain of Songyuan is at 40.\n\nGrain of Meihekou is at 30.\n\n"
    "The grain of Li Wenjun is at 20. It was grain.\n\nSchools have grain.\n\nXuexiao has grain."
)
CHINESE = "松原的粮食是40吨。\n\n梅河口的粮食是30吨。\n\n院长赵立新有粮食。"


def best(text: str, language: str, question: str, folder: Path) -> str:
    """Return the first sentence found in a report."""
    report = report_of(text, folder, language=language)
    hit = Searcher.open([report], folder / "ix", meaning_setup()).search(question).hits[0]
    return hit.paragraph.slice(hit.sentence, hit.sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("梅河口的粮食是多少？", "Grain of Meihekou is at 30."),
        ("松原的粮食是多少？", "Grain of Songyuan is at 40."),
        ("李文军的粮食是多少？", "The grain of Li Wenjun is at 20."),
        # It has the word in meaning that a name is spelled like.
        ("学校冬天的粮食是多少？", "Schools have grain."),
    ],
)
def test_characters_find_letters(question: str, sentence: str, tmp_path: Path) -> None:
    """To the model of meaning all of them are alike."""
    assert best(ENGLISH, "en", question, tmp_path) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How much grain is there in Meihekou?", "梅河口的粮食是30吨。"),
        ("Wie viel Getreide hat Zhao Lixin?", "院长赵立新有粮食。"),
        ("How much grain is there in Songyuan?", "松原的粮食是40吨。"),
    ],
)
def test_letters_find_characters(question: str, sentence: str, tmp_path: Path) -> None:
    """Words with a capital are names, alone or two in a row."""
    assert best(CHINESE, "zh", question, tmp_path) == sentence


def test_a_name_of_the_title_is_held_by_all(tmp_path: Path) -> None:
    """What is asked of Songyuan may stand in any sentence of the report of Songyuan."""
    text = "Schools are at 40.\n\nThe grain of Songyuan’s winter is at 30."
    report = report_of(text, tmp_path, title="Report of Songyuan")
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    query = searcher.reader.readings("松原的学校", [])[0]
    held = searcher.parts.signals.spelled_names.held
    assert [sorted(held(query, row)) for row in range(2)] == [[0, 1], [0, 1]]
    assert searcher.search("松原的学校").hits[0].paragraph.text == "Schools are at 40."


def test_what_is_spelled_in_the_sentence_is_met(tmp_path: Path) -> None:
    """The places in the question of each name held."""
    report = report_of(ENGLISH, tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    query = searcher.reader.readings("松原的粮食和李文军", [])[0]
    held = searcher.parts.signals.spelled_names.held
    assert [sorted(held(query, row)) for row in range(3)] == [[0, 1], [], [6, 7, 8]]
