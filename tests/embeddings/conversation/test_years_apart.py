"""The year before or after the one that was asked about."""

import pytest

from embeddings.conversation.followup import relevant_history
from embeddings.conversation.years_apart import with_years

TOLD = """\
How many ships called in 2020?|and the year before?|and 2019?
How many ships called in 2020?|and in the year before that?|and in 2019?
How many ships called in 2020?|and two years before?|and 2018?
How many ships called in 2020?|what about the following year|what about 2021
How many ships called in 2020?|and the next year?|and 2021?
Wie viele Schiffe kamen 2020?|Und im Vorjahr?|Und 2019?
Wie viele Schiffe kamen 2020?|Und zwei Jahre danach?|Und 2022?
Combien en 2020 ?|et l'année précédente ?|et 2019 ?
¿Cuántos en 2020?|¿y el año anterior?|¿y 2019?
Quanti nel 2020?|e due anni dopo?|e 2022?
Сколько в 2020 году?|а годом ранее?|а 2019?
2020年门票收入多少？|前一年呢？|2019年呢？
2020年は何人ですか？|翌年は？|2021年は？
How many ships called in 2020?|and before that?|and 2019?
How many beds in 2019/2020?|and the year before?|and 2018/2019?
How many beds in 2019/20?|and the year before?|and 2018/2019?
2019-2020年的预算是多少？|前一年呢？|2018-2019年呢？
"""


@pytest.mark.parametrize("line", TOLD.splitlines())
def test_a_year_is_told_from_the_one_before_it(line: str) -> None:
    """In any language of which the phrases are known, several years away too."""
    before, question, told = line.split("|")
    assert with_years([before, question]) == [before, told]


def test_each_year_is_told_from_the_last() -> None:
    """However long a chain of follow-ups is."""
    asked = ["How many in 2020?", "and the year before?", "and the year before that?"]
    assert with_years(asked) == ["How many in 2020?", "and 2019?", "and 2018?"]


@pytest.mark.parametrize(
    "asked",
    [
        ["How many ships called?", "and the year before?"],
        ["How many in 2019 and in 2020?", "and the year before?"],
        ["How many in 2020?", "and last year?"],
        ["How many in 2020?", "and in 2017, the year before the war?"],
        ["How many in 2020?", "how many years before the bridge opens?"],
        ["and the year before?"],
        ["How many in 2020?", "what was here before that house was built?"],
        ["How many in 2020?", "and can it be renewed one year after expiry?"],
        ["How many in 2020?", "and two or three years later?"],
        ["How many in 2020?", "and forty five years before?"],
        ["How many in 2020?", "and twenty-two years later?"],
        ["Wie viele 2020?", "und die Vorjahreszahlen?"],
        ["Wie viele 2020?", "und einundzwanzig Jahre später?"],
        ["Combien en 2020 ?", "Et pour les enfants de 5 ans après 18 h ?"],
        ["2020年多少？", "那十二年前呢？"],
        ["2020年多少？", "第二年级呢？"],
        ["2020年は何人ですか？", "12年前は？"],
    ],
)
def test_what_no_year_is_told_from_stays(asked: list[str]) -> None:
    """Where none or several were named, where one is named, and where "last" is the report's."""
    assert with_years(asked) == asked


@pytest.mark.parametrize(
    ("question", "before", "carried"),
    [
        ("And what did tickets to the island museum cost?", "How many came in 2019?", ("2019",)),
        ("Und was kostete der Eintritt?", "Wie viele Besucher kamen 2019?", ("2019",)),
        ("¿Y quién presidió la cooperativa?", "¿Cuántos en 2019/2020?", ("2019/2020",)),
        ("And what did tickets to the island museum cost in 2020?", "How many came in 2019?", ()),
        ("And what did tickets to the island museum cost last year?", "How many came in 2019?", ()),
        (
            "And what did tickets to the island museum cost?",
            "How many came in 2019 and in 2020?",
            (),
        ),
        ("And what did tickets to the island museum cost?", "How many came?", ()),
        ("And what do tickets to the island museum cost today?", "How many came in 2019?", ()),
        ("And what did tickets to the island museum cost?", "Beds in 2019/20?", ("2019/2020",)),
        ("What did tickets to the island museum cost?", "How many came in 2019?", ()),
    ],
)
def test_a_full_question_that_goes_on_is_about_the_same_year(
    question: str, before: str, carried: tuple[str, ...]
) -> None:
    """It names all else that it asks about, so that nothing more is read with it."""
    assert relevant_history(question, [before]) == carried


def test_a_year_is_carried_through_what_is_told_from_it() -> None:
    """The one before may itself be told from another."""
    history = ["How many came in 2019?", "And the year before?"]
    question = "And what did tickets to the island museum cost?"
    assert relevant_history(question, history) == ("2018",)
