"""Follow-ups that name something new: it is looked for, and missed where the passage lacks it."""

from pathlib import Path

import pytest

from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.new_topic import added_words
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

ENGLISH = (
    "Must all dogs be kept on a lead? All dogs must be.\n\nBarbecues are banned.\n\nPigs live."
)
GERMAN = "Rauchen ist im ganzen Bad verboten.\n\nHunde dürfen nicht ins Bad.\n\nPreise steigen."


@pytest.mark.parametrize(
    ("language", "text", "question", "before", "first"),
    [
        ("en", ENGLISH, "what about barbecues?", "Must dogs be kept on a lead?", "Barbecues are"),
        ("de", GERMAN, "Und Hunde?", "Ist Rauchen im Bad verboten?", "Hunde"),
    ],
)
def test_what_is_added_is_looked_for(
    tmp_path: Path, language: str, text: str, question: str, before: str, first: str
) -> None:
    """More words of the question before don't outweigh it, whatever the model reads."""
    report = report_of(text, tmp_path, language=language)
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    assert searcher.search(question, 3, [before]).hits[0].paragraph.text.startswith(first)


CLINICS = """\
I. Eye clinic

The clinic is open from 8 to 12, says the board of the town. A first visit costs 12 pounds.

II. Foot clinic

The clinic is open from 14 to 18, says the board of the town. A first visit costs 15 pounds.
"""


def test_what_is_added_may_stand_in_the_heading(tmp_path: Path, encoder: Encoder) -> None:
    """Then the sentence counts that answers, and not whichever repeats a word."""
    report = report_of(CLINICS, tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", SearchSetup(Models(encoder)))
    before = ["How much does a first visit to the eye clinic cost?"]
    hit = searcher.search("what about the foot clinic", 3, before).hits[0]
    span = hit.paragraph.sentences[hit.sentence]
    assert hit.paragraph.text[span.start : span.end] == "A first visit costs 15 pounds."


@pytest.mark.parametrize(
    ("language", "text", "question", "before", "is_missed"),
    [
        ("en", ENGLISH, "what about sailing?", "Must dogs be kept on a lead?", True),
        ("en", ENGLISH, "what about barbecues?", "Must dogs be kept on a lead?", False),
        ("de", GERMAN, "Und die Sauna?", "Ist Rauchen im Bad verboten?", True),
        ("de", GERMAN, "Und Hunde?", "Ist Rauchen im Bad verboten?", False),
    ],
)
def test_what_is_added_may_be_missed(
    tmp_path: Path, language: str, text: str, question: str, before: str, *, is_missed: bool
) -> None:
    """Then the passage that answers the question before it is no sure answer to this one."""
    report = report_of(text, tmp_path, language=language)
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    features = searcher.features(searcher.reader.query(question, [before]))
    assert features is not None
    assert features.misses_new == is_missed


@pytest.mark.parametrize(
    ("question", "is_missed"),
    [
        ("which others are coming up next time?", False),
        ("how many more will be added this time?", False),
        ("and what is rising?", False),
        ("and the ones in the valley?", True),
    ],
)
def test_words_for_more_of_the_same_are_not_missed(
    tmp_path: Path, question: str, *, is_missed: bool
) -> None:
    """What they ask for is what was asked before."""
    searcher = Searcher.open([report_of(ENGLISH, tmp_path)], tmp_path / "ix", word_setup())
    query = searcher.reader.query(question, ["Must dogs be kept on a lead?"])
    features = searcher.features(query)
    assert features is not None
    assert features.misses_new == is_missed


YEAR = """\
The grain output reached 25 million tonnes. 25,000 new 5G base stations were built on A4 roads.

701 hip replacements were done by the surgeons of the town.

Exports of machines grew by a tenth.
"""


@pytest.mark.parametrize(
    ("question", "before", "is_missed"),
    [
        ("and steel output?", "What was the grain output?", True),
        ("and cereal output?", "What was the grain output?", False),
        ("And for battery replacements?", "How many hip replacements were done?", True),
        ("and replacements by surgeons?", "How many hip replacements were done?", False),
        ("what about 6G base stations?", "How many 5G base stations were built?", True),
        ("what about new 5G base stations?", "How many machines were exported?", False),
        ("and exports themselves?", "How many machines were exported?", False),
    ],
)
def test_one_word_that_is_added_may_be_missed(
    tmp_path: Path, encoder: Encoder, question: str, before: str, *, is_missed: bool
) -> None:
    """What is met of the others doesn't make a passage on grain one on steel."""
    searcher = Searcher.open(
        [report_of(YEAR, tmp_path)], tmp_path / "ix", SearchSetup(Models(encoder))
    )
    features = searcher.features(searcher.reader.query(question, [before]))
    assert features is not None
    assert features.misses_new == is_missed


@pytest.mark.parametrize(
    ("before", "question", "added"),
    [
        ("How deep is the lake?", "what about barbecues?", ["barbecues"]),
        ("How deep is the lake?", "and in 2022?", []),
        ("How deep is the lake?", "and how many in March last year?", []),
        ("How deep is the lake?", "and for the pond by the mill?", ["pond", "mill"]),
        ("2021年城镇新增就业多少人？", "那2022年呢？", []),
        ("2021年の人口は何人ですか？", "2022年は？", []),
        ("2021년 인구는 몇 명입니까?", "2022년은요?", []),
        ("¿Cuántos empleos se crearon en 2021?", "¿y en el año 2022?", []),
        ("Сколько рабочих мест создано в 2021 году?", "а в 2022 году?", []),
    ],
)
def test_periods_numbers_and_words_that_ask_add_nothing(
    tmp_path: Path, before: str, question: str, added: list[str]
) -> None:
    """They ask the same of the same, in any language."""
    searcher = Searcher.open([report_of(ENGLISH, tmp_path)], tmp_path / "ix", word_setup())
    query = searcher.reader.query(question, [before])
    assert [word.text for word in added_words(query)] == added
    assert added_words(searcher.reader.query(question)) == []


@pytest.mark.parametrize(
    ("text", "is_missed"),
    [
        ("Suspensions fell from 612 to 498.", True),
        ("Suspensions fell from 612 to 498 because schools talk to parents first.", False),
    ],
)
def test_a_reason_that_is_asked_for_may_be_missed(
    tmp_path: Path, text: str, *, is_missed: bool
) -> None:
    """What answers "how many" is no sure answer to "why" behind it."""
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    features = searcher.features(
        searcher.reader.query("why?", ["How many suspensions were there?"])
    )
    assert features is not None
    assert features.misses_new == is_missed
