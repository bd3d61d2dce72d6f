"""A file of proposed questions: written bit by bit, read by a person, then accepted as a sidecar.

Each line is marked `"reviewed": false`. The first says what was asked; a line per question follows
the form of a sidecar (corpus/expected_questions.py), with a word on how it was checked; and a line
per paragraph closes it, with what was rejected. corpus/accepted_questions.py makes a sidecar of it.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from corpus.model import ReportError
from corpus.paragraphs import Paragraph

# What each line holds until a person has read it.
MARK = {"reviewed": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file of proposals is about: report, a hash of its text, language and model."""

    report: str
    text: str
    language: str
    model: str

    @classmethod
    def of(cls, report: str, paragraphs: Sequence[Paragraph], language: str, model: str) -> Self:
        """Return what is asked of a report as its text is now."""
        text = "\0".join(paragraph.text for paragraph in paragraphs)
        return cls(report, sha256(text.encode()).hexdigest()[:16], language, model)


class ProposalsFile:
    """An open file of proposals, whose paragraphs are written one after the other.

    `done` are the numbers of the paragraphs that it holds, and `questions` what was kept of them.
    """

    def __init__(self, path: Path, language: str, lines: Sequence[Mapping[str, Any]]) -> None:
        self._path = path
        self._language = language
        self.done = {line["paragraph"] for line in lines if "paragraph" in line}
        self.questions = [
            question
            for line in lines
            if isinstance(line.get("questions"), dict)
            for question in line["questions"].get(language, [])
        ]

    @classmethod
    def open(cls, path: Path, asked: Asked) -> Self:
        """Begin a file, or go on with one that was begun for the same.

        Raises:
            ReportError: the file is another's, or can't be read or written.
        """
        try:
            with path.open("x", encoding="utf-8") as new:
                new.write(_line(asdict(asked)))
            return cls(path, asked.language, [])
        except FileExistsError:
            return cls(path, asked.language, _begun(path, asked))
        except OSError as error:
            raise ReportError(f"{path} cannot be written: {error.strerror}.") from error

    def add(
        self,
        paragraph: int,
        kept: Iterable[tuple[str, str, str]],
        rejected: Iterable[tuple[str, str]],
    ) -> None:
        """Write a paragraph.

        Args:
            paragraph: its number.
            kept: each question with its sentence and how it was checked.
            rejected: each question with the reason.

        Raises:
            ReportError: the file can't be written.
        """
        lines = [
            _line({"sentence": sentence, "questions": {self._language: [question]}, "check": check})
            for question, sentence, check in kept
        ]
        reasons = [{"question": question, "why": why} for question, why in rejected]
        lines.append(_line({"paragraph": paragraph, "rejected": reasons}))
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(lines))
        except OSError as error:
            raise ReportError(f"{self._path} cannot be written: {error.strerror}.") from error
        self.done.add(paragraph)


def _begun(path: Path, asked: Asked) -> list[dict[str, Any]]:
    """Return the lines of a file that was begun for the same, its end mended.

    Raises:
        ReportError: it is something else.
    """
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror}.") from error
    lines = [_object(line) for line in text.split("\n")]
    first = lines[0]
    if not is_heading(first):
        raise ReportError(f"{path} is there already. Name a new file with --to.")
    for name, value in asdict(asked).items():
        if first[name] != value:
            raise ReportError(
                f"{path} was begun for another {name} ('{first[name]}', not '{value}'). Name a new "
                "file with --to."
            )
    _mend_end(path)
    return lines[1:]


def is_heading(line: Mapping[str, Any]) -> bool:
    """Say whether a line is the first of a file of proposals."""
    return set(line) == {*MARK, *Asked.__dataclass_fields__} and line["reviewed"] is False


def _object(line: str) -> dict[str, Any]:
    """Return the object of a line; an empty one for a line that was cut off."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _mend_end(path: Path) -> None:
    """Take off a last line that was cut off when the program was ended."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole == len(data):
        return
    if _object(data[whole:].decode("utf-8", errors="replace")):
        with path.open("ab") as file:
            file.write(b"\n")
    else:
        os.truncate(path, whole)


def _line(values: Mapping[str, Any]) -> str:
    """Return a line that nobody has reviewed."""
    return json.dumps({**MARK, **values}, ensure_ascii=False) + "\n"
