"""What a question is asked by in other languages is cut off."""

import pytest

from embeddings.conversation.asking import asking_part


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Хотелось бы узнать, сколько стоит билет", "сколько стоит билет"),
        ("Подскажите, пожалуйста, сколько стоит билет?", "сколько стоит билет?"),
        ("Не могли бы вы сказать, кто ректор?", "кто ректор?"),
        ("Me gustaría saber cuántos barcos hay", "cuántos barcos hay"),
        ("¿Me podrían decir a qué hora cierra?", "a qué hora cierra?"),
        ("Können Sie mir bitte sagen, wie viele Busse fahren?", "wie viele Busse fahren?"),
        ("J’aimerais savoir combien coûte le billet", "combien coûte le billet"),
        ("Vorrei sapere quanto costa il biglietto", "quanto costa il biglietto"),
        ("Chciałbym wiedzieć, ile kosztuje bilet", "ile kosztuje bilet"),
        ("Saya ingin tahu berapa harga tiket", "berapa harga tiket"),
        ("أود أن أعرف كم طول الجسر", "كم طول الجسر"),
        ("कृपया बताइए कि कितने बिस्तर हैं", "कितने बिस्तर हैं"),
        ("도서관은 몇 시에 닫는지 알려 주세요", "도서관은 몇 시에 닫는지"),
        ("研究費がいくらか教えてください", "研究費がいくらか"),
        ("Guten Tag. Ich möchte wissen, wer den Rat leitet?", "wer den Rat leitet?"),
    ],
)
def test_what_asks_to_be_told_is_cut_off(message: str, question: str) -> None:
    """Before the question, or behind it where the verb comes last."""
    assert asking_part(message).question == question


@pytest.mark.parametrize(
    "message",
    [
        "¿Sabe el alcalde nadar?",
        "Wissen Sie, warum?",
        "Dime el precio del billete",
        "Хочу билет",
        "教えてください",
        "알려 주세요",
    ],
)
def test_what_leaves_no_question_stays(message: str) -> None:
    """No question of some words stands beside what would be cut off."""
    assert asking_part(message).question == message
