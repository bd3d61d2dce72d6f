"""Questions and answers that their labels tell: "Q:", "Antwort 3:"."""

import re
from collections.abc import Sequence

from corpus.stops import QUESTION_MARKS

_NUMBERED = r"\s?\d{0,3}\s?[:.：)]\s?"
_QUESTION = re.compile(
    rf"(?:Q|Question|Frage|Pregunta|Domanda|Vraag|Pytanie|Вопрос|问|問|質問){_NUMBERED}", re.I
)
# Single letters that stand for a question only beside answers that are labelled too.
_ASKS = re.compile(rf"[FPD\u0412]{_NUMBERED}(?=\S.*[{QUESTION_MARKS}]$)")
_ANSWER = re.compile(
    rf"(?:A|R|\u041e|Answer|Antwort|Réponse|Respuesta|Risposta|Antwoord|Odpowiedź|Ответ|答|回答)"
    rf"{_NUMBERED}",
    re.I,
)


def asks(text: str) -> bool:
    """Say whether a text is labelled as a question."""
    return _QUESTION.match(text.lstrip("*_ ")) is not None


def dialogue_starts(texts: Sequence[str]) -> list[int]:
    """Return which of some lines begin labelled questions and answers; "A:" alone is no label."""
    bare = [text.lstrip("*_ ") for text in texts]
    answers = [place for place, text in enumerate(bare) if _ANSWER.match(text)]
    questions = [
        place
        for place, text in enumerate(bare)
        if _QUESTION.match(text) or (answers and _ASKS.match(text))
    ]
    return sorted({*questions, *answers}) if questions else []
