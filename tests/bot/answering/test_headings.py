"""Headings: which questions they make, and which make none."""

import pytest

from bot.answering.heading_labels import Habits
from bot.answering.headings import question_about, question_led
from bot.texts import CHINESE, ENGLISH
from embeddings.text.spelling import Spelling

SPELLING = Spelling.of([], frozenset())
USUAL = Habits()


def english(heading: str, habits: Habits = USUAL) -> str | None:
    """Return what an English interface asks about a heading."""
    return question_about(heading, ENGLISH.about_section, 60, SPELLING.is_english, habits)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1.2.3 Costs", "Costs"),
        ("1.Boats", "Boats"),
        ("a) Boats", "Boats"),
        ("A.1 Scope of the law", "Scope of the law"),
        ("Annex A — Maps of the valley", "Maps of the valley"),
        ("Appendix 2: Rents by parish", "Rents by parish"),
        ("Part One: The early years", "the early years"),
        ("Section 3. Powers of Congress", "Powers of Congress"),
        ("(6) Rural roads", "Rural roads"),
        ("IV. Work Arrangement", "Work Arrangement"),
        ("THE SHEEP", "the sheep"),
        ("GDP GROWTH", "GDP growth"),
        ("SKARRA FERRY", "Skarra ferry"),
        ("Staff", "Staff"),
        ("Ida Holm", "Ida Holm"),
        ("On bees", "bees"),
        ("How to apply", "how to apply"),
        ("2021 budget", "2021 budget"),
        ("100 days of rain", "100 days of rain"),
        ("Covid-19", "Covid-19"),
        ("**Pruning** {#pruning}", "Pruning"),
        ("[Ferries](ferries.md)", "Ferries"),
        ("🚢 Ferries", "Ferries"),
        ("§ 21a Work on the road", "Work on the road"),
        ("COVID-19", "COVID-19"),
        ("VAT", "VAT"),
        ("WHO GUIDELINES", "WHO guidelines"),
        ("Annex B (Map)", "Map"),
        ("Boats (continued)", "Boats"),
        ("Kapitel 2: Fahrzeuge", "Fahrzeuge"),
        ("Chapitre 2 : Le port", "Le port"),
        ("Глава 3. Школы", "Школы"),
        ("Capítulo 4. Puertos", "Puertos"),
        ("How we are funded", "how we are funded"),
        ("A. Housing, planning and transport", "Housing, planning and transport"),
        ("Office suite", "Office suite"),
        ("BANDS AND MUSIC", "bands and music"),
        ("III, Strengthen Public Works", "Strengthen Public Works"),
        ("Item 4 (b) Market", "Market"),
        ("Strengthening the fleet", "Strengthening the fleet"),
        ("Vitamin A", "Vitamin A"),
        ("Rural US towns", "Rural US towns"),
        ("Open spaces", "Open spaces"),
        ("Use of the hall", "Use of the hall"),
        ("Meetings twice a year", "Meetings twice a year"),
        ("Ways to help your child", "Ways to help your child"),
        ("Support for carers", "Support for carers"),
        ("Cook Islands", "Cook Islands"),
        ("... boats …", "boats"),
        ("AGUA POTABLE Y DRENAJE", "AGUA POTABLE Y DRENAJE"),
        ("HACIENDA PÚBLICA", "HACIENDA PÚBLICA"),
    ],
)
def test_a_heading_is_asked_about_without_label_and_markup(heading: str, title: str) -> None:
    """What is left reads well behind "about"."""
    assert english(heading) == f"What does it say about {title}?"


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("How much does entry cost?", "How much does entry cost?"),
        ("3. How many books may I borrow??", "How many books may I borrow?"),
        ("**Who pays for a lost book?**", "Who pays for a lost book?"),
        ("Why are trams late", "Why are trams late?"),
        ("What's your fee for a card?", "What's your fee for a card?"),
        ("WHO MAY RIDE", "Who may ride?"),
        ("How much does a card cost", "How much does a card cost?"),
        ("At what age may children borrow?", "At what age may children borrow?"),
        ("Wie viele Bücher darf ich leihen?", "Wie viele Bücher darf ich leihen?"),
        ("¿Dónde está el pozo?", "¿Dónde está el pozo?"),
        ("Darf man grillen?", "Darf man grillen?"),
        ("Gibt es WLAN?", "Gibt es WLAN?"),
        ("¿Hay aparcamiento?", "¿Hay aparcamiento?"),
        ("Можно ли парковаться?", "Можно ли парковаться?"),
        ("渡轮什么时候开航？", "渡轮什么时候开航？"),
        ("儿童免费吗？", "儿童免费吗？"),
    ],
)
def test_a_heading_that_is_a_question_is_that_question(heading: str, question: str) -> None:
    """It is asked as it stands, with one question mark."""
    assert english(heading) == question


@pytest.mark.parametrize(
    "heading",
    """How much does it cost?|Does it run on old phones?|Introduction|1. Introduction|General|FAQ
|Annex A|CHAPTER I.|Article II|2019|12 March 2020|Q3 2021|January 2020|3|1.2|5 to 10 percent|a|I
|We will build 40 schools|The tide is rising|In the north|What next? The plan|Contact us
|https://example.org/rates|config_file()|notes.md|Rent (per month|Les travaux de la nouvelle digue
|Die Höhe der Wand|农业发展|***||See also|TBD|Resolved|N/A|IV|Continued|Notes to Table 4
|J. Smith, Chair|How much does it cost|Lost something?|No bike?|Noch Fragen?|New here?
|Still have questions?|Ready to ride?|Zusammenfassung|Anhang A|Ausblick|Einleitung|Fazit
|Keep the gate locked!|Report a fault|Visit us|Ring the office|Always lock up|Thank you!
|Let's talk about flour|We’ve got this|They’re off|...and finally|Or else|Item 4 (b)|Point 3
|Clause 7 (a)|Read more
|Persevering in strengthening the service and its works everywhere|Did you know?|Le saviez-vous ?
|Sabías que...?|Знаете ли вы?|Wussten Sie schon?|你知道吗？|ご存じですか？
|Introducción|Conclusiones|Введение|Содержание|Sommaire""".replace("\n", "").split("|"),
)
def test_a_heading_that_makes_no_good_question_is_passed_over(heading: str) -> None:
    """Generic titles, labels, dates, sentences, requests, addresses, code, and foreign words."""
    assert english(heading) is None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("一、农业发展", "农业发展"),
        ("第二章 交通运输", "交通运输"),
        ("（四）扩大开放。", "扩大开放"),
    ],
)
def test_a_chinese_heading_is_asked_about_in_chinese(heading: str, title: str) -> None:
    """Its label goes; the phrase is the interface's."""
    asked = question_about(heading, CHINESE.about_section, 60, SPELLING.is_english)
    assert asked == f"关于“{title}”说了什么？"


@pytest.mark.parametrize("heading", ["序", "结语", "Zusammenfassung", "Введение"])
def test_generic_headings_are_passed_over_by_other_interfaces(heading: str) -> None:
    """Whatever language either is in."""
    assert question_about(heading, CHINESE.about_section, 60, SPELLING.is_english) is None


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("Q: Who pays for a lost book?", "Who pays for a lost book?"),
        ("**Who pays for a lost book?**", "Who pays for a lost book?"),
        ("Is it free?", None),
        ("Norwick | 2010 | 2015", None),
        (f"Who pays for {'very ' * 12}old books?", None),
    ],
)
def test_a_question_of_an_faq_is_suggested_as_it_stands(lead: str, question: str | None) -> None:
    """If it is short and names what it is about; the heads of a table are none."""
    assert question_led(lead, 60) == question


@pytest.mark.parametrize(
    "heading", ["1.3 船只", "附件1 船只", "表3 船只", "二、船只", "第二章 船只"]
)
def test_chinese_labels_are_left_out(heading: str) -> None:
    """Numbers, annexes, tables and chapters, whatever stands between them and the title."""
    asked = question_about(heading, CHINESE.about_section, 60, SPELLING.is_english)
    assert asked == CHINESE.about_section.format(title="船只")


def test_a_word_that_numbers_many_headings_is_a_label() -> None:
    """In any language; a year behind a word numbers nothing, nor does a word that comes twice."""
    habits = Habits.of([*(f"Artículo {n}. Sobre X" for n in (1, 2, 30)), "Vision 2030", "Route 66"])
    assert habits == Habits(frozenset({"artículo"}), shouts=False)
    assert english("Artículo 30", habits) is None
    assert english("Artículo 30. Boats", habits) == "What does it say about Boats?"
    assert english("Route 66", habits) == "What does it say about Route 66?"
    years = Habits.of(["Budget 2019", "Budget 2020", "Budget 2021"])
    assert years.labels == frozenset()


def test_a_word_in_capitals_is_an_acronym_unless_most_headings_are() -> None:
    """Where a report shouts, its headings are written as in a sentence."""
    assert (
        english("TAXES", Habits.of(["TAXES", "ROADS", "Staff"])) == "What does it say about taxes?"
    )
    assert english("VAT", Habits.of(["Taxes", "VAT", "Staff"])) == "What does it say about VAT?"


@pytest.mark.parametrize(
    "heading", ["Lost your card?", "Need help?", "Cancelled?", "Any questions?", "Welcome to Holm"]
)
def test_what_speaks_to_the_reader_is_no_question_of_theirs(heading: str) -> None:
    """It asks nothing of the report."""
    assert english(heading) is None
