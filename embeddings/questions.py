"""Files of questions whose answers are known, for measuring and for training."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from corpus.model import OperatorError


class QuestionsError(OperatorError):
    """A file of questions that cannot be used; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its kind, and quotes of the report any of which stands where the answer does.

    A question without quotes has no answer in the report.
    """

    text: str
    kind: str
    quotes: tuple[str, ...]
    history: tuple[str, ...] = field(default=())


def load_questions(file: Path) -> list[Question]:
    """Read a JSON-lines file of questions with `question`, `type`, `quotes` and `history`.

    Raises:
        QuestionsError: the file cannot be read, or a line of it is wrong.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"The questions {file} cannot be read: {error}.") from error
    questions = [_parse(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise QuestionsError(f"There is no question in {file}.")
    return questions


def _parse(line: str, place: str) -> Question:
    """Read one line."""
    try:
        data = json.loads(line)
        text, quotes = data["question"], data["quotes"]
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsError(
            f"{place} must be an object with 'question' and 'quotes': {error!r}."
        ) from error
    if not isinstance(text, str) or not _all_text(quotes) or not _all_text(data.get("history", [])):
        raise QuestionsError(f"{place}: 'question' must be text, 'quotes' and 'history' lists.")
    kind = str(data.get("type", "question"))
    return Question(text, kind, tuple(quotes), tuple(data.get("history", [])))


def _all_text(values: object) -> bool:
    """Say whether a value is a list of texts."""
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
