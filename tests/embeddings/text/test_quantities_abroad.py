"""Tests of the quantities that questions ask for and texts give in other languages than English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.quantities_abroad import asked_abroad, given_abroad


@pytest.mark.parametrize(
    ("language", "question", "asked"),
    [
        ("de", "Was kostet der Eintritt?", {"money"}),
        ("de", "Wie viele Euro sind es?", {"money"}),
        ("de", "Wie lange dauert es?", {"time"}),
        ("fr", "Combien coûte une place ?", {"money"}),
        ("fr", "Combien d'euros ?", {"money"}),
        ("es", "¿Cuánto mide el dique?", {"length"}),
        ("es", "¿Cuántos años duró?", {"time"}),
        ("it", "Quanto costa la tessera?", {"money"}),
        ("pt", "Quanto custa o bilhete?", {"money"}),
        ("nl", "Wat kost het om een kat te adopteren?", {"money"}),
        ("pl", "ile kosztuje sala", {"money"}),
        ("ru", "Сколько стоит билет?", {"money"}),
        ("uk", "Скільки коштує квиток?", {"money"}),
        ("tr", "kaç lira", {"money"}),
        ("ar", "كم راتب الطبيب؟", {"money"}),
        ("hi", "सौर पैनल पर कितना खर्च हुआ?", {"money"}),
        ("vi", "học phí bao nhiêu tiền", {"money"}),
        ("sv", "Vad kostar det?", {"money"}),
        ("zh", "新防波堤花了多少钱？", {"money"}),
        ("zh", "建了多少公里？", {"length"}),
        ("ja", "料金はいくらですか", {"money"}),
        ("ko", "청소 비용은 얼마였나요?", {"money"}),
    ],
)
def test_question_asks_for_quantity(language: str, question: str, asked: set[str]) -> None:
    """By what it names behind an opening for an amount, or by the unit that it counts."""
    assert asked_abroad(question, language) == asked


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Wie viele Mitglieder zahlen?"),
        ("de", "Wer trägt die Kosten?"),
        ("fr", "Combien de passagers paient ?"),
        ("es", "¿Cuántas personas pagan la cuota?"),
        ("pl", "ile było pożarów w 2022"),
        ("ru", "Сколько членов платят взнос?"),
        ("zh", "有多少人交费？"),
        ("ja", "何人が会費を払いましたか"),
        ("ko", "몇 명이 회비를 냈나요?"),
        ("la", "Quanti constat?"),
        # The time of a day is no amount.
        ("es", "¿A qué hora cierra la oficina?"),
        ("fr", "À quelle heure ferme le musée ?"),
        ("it", "A che ora chiude l'ufficio?"),
        ("pt", "A que horas abre?"),
        ("sv", "Vilken tid stänger kontoret?"),
        ("de", "Um wie viel Uhr schließt das Bad?"),
        ("zh", "几点开门？"),
        ("ko", "몇 시에 문을 여나요?"),
    ],
)
def test_question_asks_for_no_quantity(language: str, question: str) -> None:
    """Who counts people asks for no price of theirs; of an unknown language nothing is told."""
    assert asked_abroad(question, language) == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "14,5 millions d'euros", {"money"}),
        ("fr", "38 euros par nuit, dix mètres", {"money", "length"}),
        ("de", "12 Prozent in drei Jahren, 5 €", {"share", "time", "money"}),
        ("es", "cuesta $5", {"money"}),
        ("nl", "betaalt 185 euro", {"money"}),
        ("pl", "uzyskano 48 700 zł", {"money"}),
        ("ru", "билет стоит 120 рублей", {"money"}),
        ("tr", "2.500 lira", {"money"}),
        ("tr", "kırk öğrenciye burs verildi", set()),
        ("ar", "87 موظفاً، بينهم 19 طبيباً", set()),
        ("ar", "88,000 ريال", {"money"}),
        ("hi", "₹ 4,000 और 12 सौर पैनल", {"money"}),
        ("zh", "投入500万元，建成3公里", {"money", "length"}),
        ("zh", "占百分之三十", {"share"}),
        ("ja", "会費は年に3,000円で、2時間", {"money", "time"}),
        ("ko", "비용은 1,200만 원입니다", {"money"}),
        ("ko", "340명이 참여해", set()),
        ("la", "5 €", set()),
        ("de", "ab 19 Uhr", {"time"}),
        ("es", "abre de 8.00 a 14.30", {"time"}),
        ("es", "abre a las 9:15", {"time"}),
        ("es", "tiene 8.00 puntos", set()),
        ("zh", "每日上午10時至12時", {"time"}),
        ("ja", "午前11時から", {"time"}),
        ("ko", "오전 9시에 문을 열고", {"time"}),
        ("hi", "शाम 5 बजे तक", {"time"}),
    ],
)
def test_text_gives_quantities(language: str, text: str, told: set[str]) -> None:
    """A number with its unit behind it, or behind a sign of one."""
    assert given_abroad(text, language) == told


@pytest.mark.parametrize("language", ["de", "fr", "sv", "zh"])
@pytest.mark.parametrize("row", ["12.3,", "1a", "百"])
def test_a_long_row_of_figures_ends(language: str, row: str) -> None:
    """What is no number with a unit is nothing, and one behind it is found."""
    assert given_abroad(row * 10_000, language) == frozenset()
    assert given_abroad(f"{row * 10_000} 5 km", language) == {"length"}


@given(st.text(alphabet="1,. a€元百", max_size=3000), st.sampled_from(["fr", "zh", "ko"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """However many figures follow each other."""
    assert given_abroad(text, language) <= {"money", "share", "length", "time", "mass"}
