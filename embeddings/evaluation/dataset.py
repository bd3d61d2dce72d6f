"""Files of questions whose answers are known, for measuring and for training."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from corpus.encodings import read_text_file
from corpus.model import OperatorError


class QuestionsError(OperatorError):
    """A file of questions that cannot be used; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its kind, and quotes of the report any of which stands where the answer does.

    A question without quotes has no answer in the report. `lang` is the code of its language, empty
    for the report's own, and `id` its name in its file.
    """

    text: str
    kind: str
    quotes: tuple[str, ...]
    history: tuple[str, ...] = field(default=())
    lang: str = ""
    id: str = ""


def load_questions(file: Path) -> list[Question]:
    """Read a JSON-lines file of questions: `question`, `type`, `quotes`, `history`, `lang`, `id`.

    A line whose `quotes` is null is left out: its answer isn't known, and nothing can be measured
    on it. Exported feedback has such lines, of those who found an answer wrong.

    Raises:
        QuestionsError: the file cannot be read, or a line of it is wrong.
    """
    try:
        # Not splitlines(), which would split at line separators inside of texts too.
        lines = read_text_file(file).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"The questions {file} cannot be read: {error}.") from error
    parsed = [_parse(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    questions = [question for question in parsed if question is not None]
    if not questions:
        raise QuestionsError(f"There is no question in {file}.")
    return questions


def _parse(line: str, where: str) -> Question | None:
    """Read one line; None when its answer isn't known."""
    try:
        data = json.loads(line)
        text, quotes = data["question"], data["quotes"]
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsError(
            f"{where} must be an object with 'question' and 'quotes': {error!r}."
        ) from error
    if quotes is None and isinstance(text, str):
        return None
    if not isinstance(text, str) or not _all_text(quotes) or not _all_text(data.get("history", [])):
        raise QuestionsError(f"{where}: 'question' must be text, 'quotes' and 'history' lists.")
    kind = str(data.get("type", "question"))
    lang, name = str(data.get("lang", "")), str(data.get("id", ""))
    return Question(text, kind, tuple(quotes), tuple(data.get("history", [])), lang, name)


def _all_text(values: object) -> bool:
    """Say whether a value is a list of texts."""
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
