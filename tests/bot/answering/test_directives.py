"""Which reports a question means, and what is left of it to search for."""

import pytest

from bot.answering.directives import Directives, NoReport, directed
from corpus.model import Entry


def entry(name: str, title: str, date: str) -> Entry:
    """Return the entry of a report."""
    return Entry(id=name, title=title, date=date, language="en", publisher="p", file="x")


ENTRIES = {
    each.id: each
    for each in (
        entry("a2019", "Annual Report 2019", "2020-03-31"),
        entry("a2020", "Annual Report 2020", "2021-03-31"),
        entry("a2021", "Annual Report 2021", "2022-03-31"),
        entry("book", "Members' Handbook", "2018-05-05"),
    )
}


@pytest.mark.parametrize(
    ("question", "left", "sources"),
    [
        ("report:a2021 how many boats?", "how many boats?", ["a2021"]),
        ("how many boats report:A2019", "how many boats", ["a2019"]),
        ("how many report:a2019 report:a2020 boats?", "how many boats?", ["a2019", "a2020"]),
        ('report:"annual  report 2020" boats', "boats", ["a2020"]),
        ("报告：a2021 有多少条船？", "有多少条船？", ["a2021"]),
        ("how many boats? year:2021", "how many boats?", ["a2021"]),
        ("year: 2018 what is the fee?", "what is the fee?", ["book"]),
        ("year:2019-20 boats", "boats", ["a2019", "a2020"]),
        ("year:2019—20 boats", "boats", ["a2019", "a2020"]),
        ("year:2019 / 2020 boats", "boats", ["a2019", "a2020"]),
        ("year:2019/200 boats", "/200 boats", ["a2019"]),
    ],
)
def test_what_is_spelled_out_is_cut_out(question: str, left: str, sources: list[str]) -> None:
    """Anywhere in the text; several ids mean all of them."""
    read = directed(question, ENTRIES)
    assert (read.question, read.sources) == (left, frozenset(sources))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "In the 2021 report, how many boats did the club own?",
            "how many boats did the club own?",
        ),
        ("How many boats are there in the 2021 annual report?", "How many boats are there?"),
        ("the 2021 annual report says how many boats?", "the annual report says how many boats?"),
        ("According to the 2021 report, what was the fee?", "what was the fee?"),
        ("What does the 2021 report say of boats?", "What does the report say of boats?"),
        ("in the report for 2021, boats?", "boats?"),
        ("What does it say in Annual Report 2021?", "What does it say?"),
        ("What was the fee in 2020 in the 2021 report?", "What was the fee in 2020?"),
        ("2021年报告里有多少条船？", "有多少条船？"),
        ("根据2021年年度报告，会费是多少？", "会费是多少？"),
        ("在2021年年报中，会费是多少？", "会费是多少？"),
        ("2021年度报告说了什么？", "报告说了什么？"),
        ("en el informe de 2021, ¿cuántos barcos?", "¿cuántos barcos?"),
        ("Wie viele Boote hat der Klub im Jahresbericht 2021?", "Wie viele Boote hat der Klub?"),
        ("сколько лодок в отчёте за 2021 год?", "сколько лодок?"),
        ("According to the latest report, how many boats?", "how many boats?"),
        ("最新报告里有多少条船？", "有多少条船？"),
    ],
)
def test_a_phrase_that_means_a_report_by_its_year_is_cut_out(question: str, left: str) -> None:
    """ "The report" stays where the sentence needs it."""
    read = directed(question, ENTRIES)
    assert (read.question, read.sources, read.by_year) == (left, frozenset(["a2021"]), True)


@pytest.mark.parametrize(
    ("question", "left", "report"),
    [
        ("emissions in the oldest report", "emissions", "book"),
        ("According to the earliest annual report, how many boats?", "how many boats?", "book"),
        ("最早的报告里有多少条船？", "有多少条船？", "book"),
        ("最も古い報告書では何隻ですか？", "何隻ですか？", "book"),
        ("最新の報告書では何隻ですか？", "何隻ですか？", "a2021"),
        ("Wie viele Boote stehen im ältesten Jahresbericht?", "Wie viele Boote stehen?", "book"),
        ("Wie viele Boote stehen im neuesten Bericht?", "Wie viele Boote stehen?", "a2021"),
        ("Combien de bateaux dans le dernier rapport ?", "Combien de bateaux?", "a2021"),
        ("combien dans le rapport le plus ancien ?", "combien?", "book"),
        ("¿Cuántos barcos en el informe más antiguo?", "¿Cuántos barcos?", "book"),
        ("quante barche nel rapporto più recente?", "quante barche?", "a2021"),
        ("quantos barcos no relatório mais antigo?", "quantos barcos?", "book"),
        ("hoeveel boten in het oudste jaarverslag?", "hoeveel boten?", "book"),
        ("сколько лодок в самом старом отчёте?", "сколько лодок?", "book"),
    ],
)
def test_the_oldest_and_the_newest_report_are_meant(question: str, left: str, report: str) -> None:
    """In the languages that reports are named by their year in."""
    read = directed(question, ENTRIES)
    assert (read.question, read.sources) == (left, frozenset([report]))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many boats in the 2020—21 report?", "How many boats?"),
        ("How many boats in the report for 2020 / 2021?", "How many boats?"),
        ("¿Cuántos barcos en el informe 2020/21?", "¿Cuántos barcos?"),
        ("根据2020-2021年度报告，会费是多少？", "会费是多少？"),
    ],
)
def test_two_years_that_are_written_as_one_mean_their_report(question: str, left: str) -> None:
    """With any dash, short or in full, and not those of its neighbours, which share one with it."""
    titles = {f"h{year}": f"Handbook {year}/{year + 1}" for year in (2019, 2020, 2021)}
    entries = {name: entry(name, title, "2022-01-01") for name, title in titles.items()}
    read = directed(question, entries)
    assert (read.question, read.sources) == (left, frozenset(["h2020"]))


@pytest.mark.parametrize(
    "question",
    [
        "Which is the oldest boat in the report?",
        "When was the earliest report of a storm?",
        "Was steht im Bericht über die ältesten Boote?",
        "How many boats did the club own in 2019?",
        "What did the 2021 IPCC report say?",
        "What did the 2021 survey find?",
        "What was reported in 2021?",
        "The report: how many boats are there?",
        "In the 2011 report, how many boats?",
        "What is in the latest report on pigs?",
    ],
)
def test_other_words_mean_no_report(question: str) -> None:
    """A year alone, another's report, a colon in a sentence, and a year that no report is of."""
    read = directed(question, ENTRIES)
    assert (read.question, read.sources, read.missing) == (question, None, None)


@pytest.mark.parametrize(
    "question",
    [
        "Compare the fee in the 2020 report and the 2021 report",
        "How many boats in the 2020 and 2021 reports?",
    ],
)
def test_reports_that_are_compared_stay_in_the_question(question: str) -> None:
    """Only these are searched."""
    read = directed(question, ENTRIES)
    assert (read.question, read.sources) == (question, frozenset(["a2020", "a2021"]))


@pytest.mark.parametrize("named", ["report:a2018", "year:2011"])
def test_a_report_that_is_not_there_is_named_with_those_that_are(named: str) -> None:
    """So that whoever asks can mend it."""
    missing = directed(f"{named} how many boats?", ENTRIES).missing
    assert missing == NoReport((named.partition(":")[2],), ("a2019", "a2020", "a2021", "book"))


def test_report_and_year_together_mean_what_is_both() -> None:
    """The report, where nothing is both."""
    assert directed("report:a2019 report:a2020 year:2020 x", ENTRIES).sources == frozenset(
        ["a2020"]
    )
    assert directed("report:a2019 year:2020 x", ENTRIES).sources == frozenset(["a2019"])


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("2020年报告里有多少条船？", True),
        ("那2020年报告里呢？", False),
        ("那2020年报告里的船呢？", False),
    ],
)
def test_a_short_question_in_chinese_stands_alone_with_its_report(
    question: str, alone: bool
) -> None:
    """What is left without its report would be too short to tell."""
    assert Directives(ENTRIES).read(question, ["会员有多少？"], None).stands_alone == alone
