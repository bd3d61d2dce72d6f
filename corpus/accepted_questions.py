"""From a file of proposed questions that a person has read to a sidecar that counts."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.expected_questions import parse_line, read_lines
from corpus.model import Entry, ReportError
from corpus.paragraphs import Paragraph
from corpus.proposed_questions import MARK, is_heading


def accept(path: Path, entry: Entry, paragraphs: Sequence[Paragraph]) -> int:
    """Make a sidecar of a file of proposals that a person has read; the file is replaced in whole.

    Returns:
        How many questions it holds.

    Raises:
        ReportError: a line of it is wrong, or it can't be read or written.
    """
    questions: dict[str, dict[str, list[str]]] = {}
    wrong: list[str] = []
    for number, line in read_lines(path):
        try:
            data = _without_marks(json.loads(line))
            if data is not None:
                _collect(data, paragraphs, questions)
        except (ValueError, RecursionError) as error:
            wrong.append(f"line {number}: {error}")
    if wrong:
        shown = "; ".join(wrong[:5]) + ("; …" if len(wrong) > 5 else "")
        raise ReportError(
            f"{len(wrong)} wrong lines in {path}: {shown}. Mend or delete them; nothing of it is "
            f"accepted yet for report '{entry.id}'."
        )
    lines = [
        json.dumps({"sentence": sentence, "questions": each}, ensure_ascii=False)
        for sentence, each in questions.items()
    ]
    _replace(path, "".join(f"{line}\n" for line in lines))
    return sum(len(texts) for each in questions.values() for texts in each.values())


def _without_marks(line: object) -> dict[str, Any] | None:
    """Return a line as it stands in a sidecar; None for one that holds no question.

    Raises:
        ValueError: it isn't an object.
    """
    if not isinstance(line, dict):
        raise ValueError("must be an object with 'sentence' and 'questions'")
    if is_heading(line) or {"paragraph", "rejected"} <= set(line):
        return None
    return {name: value for name, value in line.items() if name not in (*MARK, "check")}


def _collect(
    data: Mapping[str, Any],
    paragraphs: Sequence[Paragraph],
    questions: dict[str, dict[str, list[str]]],
) -> None:
    """Add a line's questions to those of its sentence.

    Raises:
        ValueError: the line isn't one of a sidecar for these paragraphs.
    """
    for question in parse_line(data, paragraphs):
        texts = questions.setdefault(data["sentence"], {}).setdefault(question.language, [])
        if question.text not in texts:
            texts.append(question.text)


def _replace(path: Path, text: str) -> None:
    """Write a file beside another and put it in its place.

    Raises:
        ReportError: it can't be written.
    """
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise ReportError(f"{path} cannot be written: {error.strerror}.") from error
