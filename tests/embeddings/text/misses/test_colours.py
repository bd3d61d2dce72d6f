"""Questions for a colour, and passages that tell none."""

import pytest

from embeddings.text.misses.colours import lacks_colour


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "text"),
    [
        ("en", "en", "What colour is the tractor?", "The tractor was bought in June."),
        ("de", "de", "Welche Farbe hat das Haus?", "Das Haus ist 12 Meter lang."),
        ("fr", "fr", "De quelle couleur est le bateau ?", "Le bateau est long de 9 mètres."),
        ("es", "es", "¿De qué color es el depósito?", "El depósito se abrió en mayo."),
        ("it", "it", "Di che colore è la barca?", "La barca costa 40 euro."),
        ("nl", "nl", "Welke kleur heeft de boot?", "De boot kost 40 euro."),
        ("ru", "ru", "Какого цвета автомобили?", "Фонд подарил два автомобиля."),
        ("zh", "zh", "柜子是什么颜色的？", "柜子有24台。"),
        ("ja", "ja", "船は何色ですか？", "船は九メートルです。"),
        ("en", "zh", "船是什么颜色的？", "The boat is nine metres long."),
    ],
)
def test_text_tells_no_colour(language: str, asked_in: str, question: str, text: str) -> None:
    """Whatever else it says of the thing."""
    assert lacks_colour(question, text, text, language, asked_in)


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "What colour is the tractor?", "The tractor is dark-blue."),
        ("en", "What colour is the tractor?", "The tractor was repainted in June."),
        ("en", "How long is the tractor?", "The tractor is 9 metres long."),
        ("en", "What colour is the tractor?", "The tractor is teal, as in June."),
        ("en", "What colour is the tractor?", "The tractor is puce."),
        ("en", "Which colour code means danger?", "Code 4 means danger."),
        ("de", "Welche Farbe hat das Haus?", "Das Haus ist hellgrün."),
        ("de", "Welche Farbe hat das Tor?", "Seit Mai ist das Tor pink."),
        ("ru", "Какого цвета автомобили?", "Автомобили тёмно-синие."),
        ("zh", "柜子是什么颜色的？", "柜子漆成白色。"),
        ("xx", "What colour is the tractor?", "The tractor was bought in June."),
    ],
)
def test_text_may_tell_a_colour(language: str, question: str, text: str) -> None:
    """A colour may be told by its name, in a longer word, or by what was painted."""
    assert not lacks_colour(question, text, text, language, language)
