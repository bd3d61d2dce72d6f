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


INSIDE = """\
How many visitors came the year before 2020?|How many visitors came 2019?
What was the income in the year after 2018?|What was the income in 2019?
Income two years before 2022|Income 2020
research income in the year preceding 2021|research income in 2020
How many in the year prior to the financial year 2019/20?|How many in 2018/2019?
Ten years after 2010, how many?|2020, how many?
Income 6 years before 2020|Income 2014
Did it fall between the year before 2019 and the year after 2020?|Did it fall between 2018 and 2021?
Wie viele Besucher kamen im Jahr vor 2020?|Wie viele Besucher kamen 2019?
Wie viele waren es zwei Jahre nach 2018?|Wie viele waren es 2020?
Combien l’année précédant 2020 ?|Combien 2019 ?
Combien deux ans après 2018 ?|Combien 2020 ?
¿Cuántos en el año anterior a 2020?|¿Cuántos en 2019?
¿Cuántos un año después del 2018?|¿Cuántos 2019?
Quanti nell'anno precedente al 2020?|Quanti 2019?
Quantos no ano seguinte a 2018?|Quantos no 2019?
Hoeveel kwamen er twee jaar na 2018?|Hoeveel kwamen er 2020?
Ingresos del año anterior a 2020|Ingresos del 2019
Сколько было за год до 2020?|Сколько было 2019?
Сколько было в год перед 2020?|Сколько было 2019?
Сколько было за три года до 2020?|Сколько было 2017?
Сколько через два года после 2018 года?|Сколько 2020 года?
2020年的前一年门票收入多少？|2019年门票收入多少？
二〇一八年的次年呢？|2019年呢？
2020年の前年は何人ですか？|2019年は何人ですか？
"""


@pytest.mark.parametrize("line", INSIDE.splitlines())
def test_a_year_is_told_from_one_that_the_question_names(line: str) -> None:
    """By itself, whatever was asked before."""
    question, told = line.split("|")
    assert with_years([question]) == [told]
    assert with_years(["How many in 2011?", question])[1] == told


@pytest.mark.parametrize(
    "question",
    [
        "How many came in the two years before 2020?",
        "How many years before 2020 was it founded?",
        "How many came in the years before 2020?",
        "What was promised in the year before the 2020 election?",
        "And forty two years before 2020?",
        "Who came the year before 2,020 people did?",
        "Wie viele kamen in den zwei Jahren vor 2022?",
        "Wie viele Jahre vor 2022 war das?",
        "Combien dans les années avant 2020 ?",
        "¿Cuántos en los dos años antes de 2020?",
        "Сколько лет до 2020?",
        "2018年后两年的收入？",
        "2020年之前的收入？",
        "2020年の前年比は？",
        "Was there a year before 2020 with a loss?",
        "Which year after 2015 had a loss?",
        "each one year before 2020",
        "¿Qué año anterior a 2020 tuvo más visitantes?",
        "cada año antes de 2020",
        "em qual ano antes de 2020",
        "каждый год до 2020",
        "каждый год перед 2020",
        "план на год до 2020",
        "план на три года до 2020",
        "любой год после 2015",
        "2020年前一年级",
        "2020年下一年级",
    ],
)
def test_a_period_beside_a_year_and_a_count_of_years_stay(question: str) -> None:
    """They tell no single year."""
    assert with_years([question]) == [question]


COUNTED = """\
How many in 2012?|and 7 years later?|and 2019?
How many in 2012?|and 10 years later?|and 2022?
How many in 2012?|six years before?|2006?
How many in 2012?|and ten years later?|and 2022?
Wie viele 2012?|und sieben Jahre später?|und 2019?
Combien en 2012 ?|et six ans plus tard ?|et 2018 ?
¿Cuántos en 2012?|¿y ocho años antes?|¿y 2004?
Quanti nel 2012?|e nove anni dopo?|e 2021?
Quantos em 2012?|e duas anos depois?|e 2014?
Hoeveel in 2012?|en een jaar eerder?|en 2011?
Сколько в 2012 году?|а двумя годами ранее?|а 2010?
Сколько в 2012 году?|а через шесть лет?|а 2018?
Сколько в 2012 году?|а за семь лет до этого?|а 2005?
2012年多少？|五年前呢？|2007年呢？
2012年多少？|那八年后呢？|那2020年呢？
2012年は何人ですか？|六年後は？|2018年は？
"""


@pytest.mark.parametrize("line", COUNTED.splitlines())
def test_years_away_are_counted_to_ten(line: str) -> None:
    """In words and in figures, as they are where the other year stands beside them."""
    before, question, told = line.split("|")
    assert with_years([before, question]) == [before, told]


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
        ["Сколько в 2020 году?", "а за два года?"],
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
