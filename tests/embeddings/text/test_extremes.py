"""Tests of questions for the most and the least."""

import pytest

from embeddings.text.extremes import extreme_asked, sums_up


@pytest.mark.parametrize(
    ("language", "question", "asked"),
    [
        ("en", "Which sector emitted the most in 2022?", "most"),
        ("en", "Which line is the shortest?", "least"),
        ("en", "Where did most of the money go?", None),
        ("en", "What is the most recent report?", None),
        ("en", "Who pays at most 40 euros, at least for now?", None),
        ("en", "Which are the highest and the lowest?", None),
        ("en", "Which is the second largest? And the three largest?", None),
        ("nl", "Wat is de op één na grootste stad?", None),
        ("de", "Welche Stadt hat die meisten Einwohner?", "most"),
        ("de", "Was ist der niedrigste Wert?", "least"),
        ("de", "Welches sind die sechs größten Städte?", None),
        ("ru", "Какие два самых больших города?", None),
        ("en", "Which ten largest firms pay tax?", None),
        ("fr", "Quelle ville a le plus d'habitants ?", "most"),
        ("fr", "Quelle est la ville la plus petite ?", "least"),
        ("es", "¿Qué puerto tiene más barcos?", "most"),
        ("es", "¿Cuál es la cuota más baja? ¿La menor?", "least"),
        ("es", "¿Cuál es el barco más grande?", "most"),
        ("pt", "Qual é a casa mais pequena?", "least"),
        ("ar", "أي شهر كان الأكثر زيارة؟", "most"),
        ("ar", "هل جاء أكثر من مئة؟", None),
        ("hi", "सबसे कम लोग कब आए?", "least"),
        ("pl", "Które miasto ma najmniej mieszkańców?", "least"),
        ("ru", "Какой город самый большой?", "most"),
        ("tr", "En az ziyaretçi hangi yıl geldi?", "least"),
        ("zh", "哪个城市人口最多？", "most"),
        ("ja", "最も少ない月は？", "least"),
        ("xx", "Which is the largest?", None),
    ],
)
def test_question_asks_for_an_extreme(language: str, question: str, asked: str | None) -> None:
    """The most or the least; what says neither, and what asks for both, asks for none."""
    assert extreme_asked(question, language) == asked


@pytest.mark.parametrize(
    ("name", "sums"),
    [
        ("Total", True),
        ("**Total 2021**", True),
        ("Totalling", False),
        ("Итого", True),
        ("合计", True),
        ("Allerton", False),
    ],
)
def test_row_sums_up(name: str, sums: bool) -> None:
    """Its first cell tells, as a whole word."""
    assert sums_up(name) is sums
