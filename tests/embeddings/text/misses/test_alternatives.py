"""Things that a word beside them tells apart, and figures by the month or by the year."""

import time

import pytest

from embeddings.text.misses.alternatives import has_alternative, is_at_other_rate


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "What stands at the south gate?", "A guard stands at the north gate."),
        ("en", "What does an adult's ticket cost?", "A child's ticket costs 3 pounds."),
        ("en", "What does a season ticket cost?", "A day ticket costs 3 pounds."),
        ("en", "Who bought Upper Farley?", "Lower Farley was bought by the council."),
        ("de", "Was wächst am Südhang?", "Am Nordhang wachsen Tannen."),
        ("de", "Was kostet die Wochenkarte?", "Die Jahreskarte kostet 90 Euro."),
        ("fr", "Quand la porte sud ferme-t-elle ?", "La porte nord ferme à six heures."),
        ("es", "¿Qué hay en la zona este?", "En la zona oeste hay un pozo."),
        ("pt", "Quanto custa o passe mensal?", "O passe anual custa 90 euros."),
        ("it", "Chi pulisce il lato sinistro?", "Il lato destro è pulito dai soci."),
        ("nl", "Wat groeit er op de noordoever?", "Op de zuidoever groeit riet."),
        ("ru", "Сколько стоит детский билет?", "Взрослый билет стоит 90 рублей."),
        ("pl", "Kto zbudował wschodnią wieżę?", "Zachodnią wieżę zbudował zakon."),
        ("zh", "西门什么时候关？", "东门六点关。"),
        ("zh", "第一季度卖了多少？", "第三季度卖了九吨。"),
        ("ja", "南門は何時に閉まりますか？", "北門は六時に閉まります。"),
    ],
)
def test_sentence_has_the_other_alone(language: str, question: str, sentence: str) -> None:
    """A thing of the same name that another word tells apart is another thing."""
    assert has_alternative(question, sentence, sentence, language)


@pytest.mark.parametrize(
    ("language", "question", "around"),
    [
        (
            "en",
            "What stands at the south gate?",
            "The south gate is new. A guard is at the north gate.",
        ),
        (
            "en",
            "What stands at the south gate?",
            "Guards stand at the north gate and the south one.",
        ),
        ("en", "What stands at the south gate?", "Guards: at the south and north gate."),
        ("en", "What stands at the south gate?", "A guard stands at the gate."),
        ("en", "What grows on the south slope?", "North of the gate there is grass."),
        ("en", "How far is it to the south shore?", "The north wind blows all day."),
        ("de", "Was wächst am Südhang?", "An Ostern wachsen Tannen am Hang."),
        ("zh", "西门什么时候关？", "大门六点关。"),
        ("xx", "What stands at the south gate?", "A guard stands at the north gate."),
    ],
)
def test_thing_may_be_the_same(language: str, question: str, around: str) -> None:
    """Where the text has it, or doesn't say of what the word is, nothing is excluded."""
    assert not has_alternative(question, around, around, language)


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "sentence"),
    [
        ("en", "en", "How much is the rent a year?", "The rent is 90 pounds a month."),
        ("de", "de", "Wie hoch ist der Monatsbeitrag?", "Der Jahresbeitrag beträgt 35 Euro."),
        ("fr", "fr", "Combien coûte-t-il par jour ?", "Il coûte 9 euros par semaine."),
        ("es", "es", "¿Cuánto cuesta al mes?", "Cuesta 9 euros al trimestre."),
        ("ru", "ru", "Сколько платят в год?", "Платят 300 рублей в месяц."),
        ("zh", "zh", "每年交多少？", "每月交三十元。"),
        ("en", "zh", "每年交多少？", "The fee is 30 yuan a month."),
    ],
)
def test_figure_is_of_another_rate(
    language: str, asked_in: str, question: str, sentence: str
) -> None:
    """What it is a month isn't what it is a year."""
    assert is_at_other_rate(question, sentence, sentence, language, asked_in)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How much is the rent a year?", "The rent is 90 pounds a year, or 8 a month."),
        ("How much was it a year ago?", "The rent is 90 pounds a month."),
        ("How much is the rent?", "The rent is 90 pounds a month."),
        ("Is it closed each year?", "It is closed each month."),
    ],
)
def test_rate_may_be_the_same(question: str, sentence: str) -> None:
    """A question that names no rate, or no figure, is answered by any."""
    assert not is_at_other_rate(question, sentence, sentence, "en", "en")


def test_long_text_is_read_once() -> None:
    """A text four times as long takes about four times as long, not sixteen times."""
    short, long = ("north shore " * times for times in (400, 1600))
    assert _cost(long) < 9 * _cost(short)


def _cost(text: str) -> float:
    """Return the seconds of the processor that a text takes, the least of some tries."""
    times = []
    for _ in range(5):
        begun = time.thread_time()
        assert has_alternative("What grows on the south shore?", text, text, "en")
        times.append(time.thread_time() - begun)
    return min(times)
