"""Expected questions: a sidecar file that says what readers may ask and which sentence answers.

A line is a JSON object: `sentence`, verbatim from the report, and `questions`, lists of questions
by language code. See docs/expected-questions.md for how to write one. Questions that a server has
proposed are marked until a person has read them, and don't count before.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.encodings import read_text_file
from corpus.model import Entry, ExpectedQuestion, ReportError
from corpus.paragraphs import Paragraph


class UnreviewedError(ValueError):
    """A line that nobody has reviewed."""


def read_questions(entry: Entry, paragraphs: Sequence[Paragraph]) -> tuple[ExpectedQuestion, ...]:
    """Read the sidecar of a report; there are no questions when the catalog names none.

    Raises:
        ReportError: the file is missing, or a line of it is wrong; the wrong lines are named.
    """
    if entry.questions is None:
        return ()
    questions: list[ExpectedQuestion] = []
    # Each line looks through all of them, and a sequence of them makes each anew.
    paragraphs = tuple(paragraphs)
    wrong: list[str] = []
    unreviewed = 0
    for number, line in read_lines(Path(entry.questions)):
        try:
            questions.extend(parse_line(json.loads(line), paragraphs))
        except UnreviewedError:
            unreviewed += 1
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    if unreviewed:
        raise ReportError(
            f"{unreviewed} lines of {entry.questions} are proposals that nobody has reviewed. Read "
            "them and delete what is wrong, then run: reports questions "
            f"{entry.id} --accept {entry.questions}"
        )
    if wrong:
        shown = "; ".join(wrong[:5]) + ("; …" if len(wrong) > 5 else "")
        raise ReportError(
            f"{len(wrong)} wrong lines in {entry.questions}: {shown}. Mend them, or take "
            f"`questions` out of the catalog entry '{entry.id}'."
        )
    return tuple(questions)


def read_lines(file: Path) -> Iterator[tuple[int, str]]:
    """Return the lines of a file that hold something, with their numbers.

    Raises:
        ReportError: the file cannot be read.
    """
    try:
        text = read_text_file(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"The expected questions {file} cannot be read: {error}.") from error
    # Not splitlines(), which would split at line separators inside of texts too.
    return ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())


def parse_line(data: object, paragraphs: Sequence[Paragraph]) -> Iterator[ExpectedQuestion]:
    """Yield the questions of one line's JSON.

    Raises:
        UnreviewedError: the line is a proposal that nobody has reviewed.
        ValueError: the line isn't what it should be, or its sentence isn't in the report once.
    """
    if isinstance(data, dict) and data.get("reviewed") is False:
        raise UnreviewedError
    if not isinstance(data, dict) or set(data) != {"sentence", "questions"}:
        raise ValueError("must be an object with 'sentence' and 'questions'")
    sentence, questions = data["sentence"], data["questions"]
    if not isinstance(sentence, str) or not isinstance(questions, dict):
        raise ValueError("'sentence' must be text and 'questions' lists by language code")
    paragraph, number = place_of(sentence, paragraphs)
    for language, texts in questions.items():
        if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
            raise ValueError(f"'{language}' must be a list of questions")
        for text in texts:
            yield ExpectedQuestion(text.strip(), language, paragraph, number)


def place_of(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return the number of the one paragraph that holds a text, and its sentence there.

    Raises:
        ValueError: none holds it, or several do.
    """
    holding = [p for p in paragraphs if text and text in p.text]
    if len(holding) != 1:
        raise ValueError(f"the sentence is in {len(holding)} paragraphs, not in one: {text[:60]!r}")
    start = holding[0].text.index(text)
    end = start + len(text)
    overlaps = [min(s.end, end) - max(s.start, start) for s in holding[0].sentences]
    return holding[0].number, max(overlaps.index(max(overlaps)), holding[0].lead)
