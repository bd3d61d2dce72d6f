"""The sentences of a message."""

import pytest

from embeddings.conversation.sentences import sentences


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("There is a ferry. when does it sail?", ["There is a ferry.", "when does it sail?"]),
        ("That is Acme Co. Who owns it?", ["That is Acme Co.", "Who owns it?"]),
        ("Does Acme Co. own No. 2?", ["Does Acme Co. own No. 2?"]),
        ("What did the U.S. do for Mr. Smith?", ["What did the U.S. do for Mr. Smith?"]),
        ("Is it in St. Helena?Or (in Velm?) now", ["Is it in St. Helena?", "Or (in Velm?)", "now"]),
        ("It grew by approx. 2.5 percent.", ["It grew by approx. 2.5 percent."]),
        ("Was geschah am 14. Juli? Und danach?", ["Was geschah am 14. Juli?", "Und danach?"]),
        ("Wer belegte den 3. Platz?", ["Wer belegte den 3. Platz?"]),
        ("Hvad skete den 14. juli?", ["Hvad skete den 14. juli?"]),
        ("Co se stalo 14. července?", ["Co se stalo 14. července?"]),
        ("Mitä tapahtui 14. heinäkuuta?", ["Mitä tapahtui 14. heinäkuuta?"]),
        ("Gibt es Karten ab 12. Was kosten sie?", ["Gibt es Karten ab 12.", "Was kosten sie?"]),
        ("We were 14. Junior staff left.", ["We were 14.", "Junior staff left."]),
        ("Hvað gerðist 17. júní?", ["Hvað gerðist 17. júní?"]),
        ("I am 14. May I come?", ["I am 14.", "May I come?"]),
        ("I counted 140. April was wet.", ["I counted 140.", "April was wet."]),
        ("Roads; bridges…\n\nWhy?!", ["Roads;", "bridges…", "Why?!"]),
        ("船很多。什么时候开？", ["船很多。", "什么时候开？"]),
        ("?! ...", []),
        ("", []),
    ],
)
def test_a_message_is_cut_at_its_marks(message: str, parts: list[str]) -> None:
    """The full stop of an abbreviation or a number ends no sentence."""
    assert sentences(message) == parts
