"""The answer in a terminal: as a person reads it, as JSON, or a line a question."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from rich.console import Console
from rich.padding import Padding
from rich.progress import Progress
from rich.text import Text

from bot.answering.answers import Answer, Passage
from bot.answering.library import QUESTION_LENGTH, Library
from bot.texts import ENGLISH as TEXTS
from corpus.model import OperatorError

# Is told how many sentences were just encoded, and of how many in all.
Told: TypeAlias = Callable[[int, int], None]


class BatchError(OperatorError):
    """A batch file that cannot be read; the message says which and what to do."""


def print_answer(answer: Answer, console: Console, languages: Sequence[str] = ("en",)) -> None:
    """Print an answer: for each passage its section, its quote and where it stands.

    Args:
        answer: the answer.
        console: where it is printed.
        languages: codes of the languages that are read.
    """
    if answer.talk:
        console.print(TEXTS.talk[answer.talk], markup=False)
    if answer.unread:
        says = TEXTS.unread.format(languages=TEXTS.languages(tuple(languages)))
        console.print(says, style="yellow", markup=False)
    if answer.talk or answer.unread:
        return
    if answer.cut:
        console.print(TEXTS.cut.format(length=QUESTION_LENGTH), style="yellow", markup=False)
    if answer.outcome == "absent":
        console.print(TEXTS.absent + " The closest passages:", style="yellow", markup=False)
    elif answer.outcome == "unsure":
        console.print(TEXTS.unsure, style="yellow", markup=False)
    for passage in answer.passages:
        passage.verify()
        console.print(Text(" › ".join(passage.paragraph.section), style="dim italic"))
        console.print(Padding(_quote(passage), (0, 2)))
        console.print(Text(_reference(passage), style="dim"), end="\n\n")


def _quote(passage: Passage) -> Text:
    """Return the quote with the answering sentence bold."""
    spans = passage.paragraph.sentences
    start = spans[passage.first].start
    text = Text(passage.quote)
    text.stylize("bold", spans[passage.sentence].start - start, spans[passage.sentence].end - start)
    return text


def _reference(passage: Passage) -> str:
    """Return where a passage stands, in one line."""
    entry, paragraph = passage.report.entry, passage.paragraph
    page = f" · p. {passage.page}" if passage.page is not None else ""
    url = f" · {entry.url}" if entry.url else ""
    return f"{entry.title}, {TEXTS.day(entry.date)} · ¶{paragraph.number}{page}{url}"


def answer_batch(library: Library, file: Path, k: int, out: TextIO) -> int:
    """Answer the questions of a JSON-lines file, one JSON object a line, in its order.

    A line is an object with `question` and optionally `id` and `history`; a bad line gives an
    object with `error`, and the rest goes on.

    Returns:
        How many lines were bad.

    Raises:
        BatchError: the file cannot be read.
    """
    bad = 0
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                result = _answer_line(library, line, number, k)
                bad += "error" in result
                print(json.dumps(result, ensure_ascii=False), file=out, flush=True)
    except OSError as error:
        raise BatchError(f"The batch file {file} cannot be read: {error.strerror}.") from error
    return bad


def _answer_line(library: Library, line: str, number: int, k: int) -> dict[str, Any]:
    """Answer one line of a batch, or say what is wrong with it."""
    try:
        asked = json.loads(line)
    except ValueError as error:
        return {"line": number, "error": f"not JSON: {error}"}
    if not isinstance(asked, dict):
        return {"line": number, "error": 'not an object; write {"question": "..."}'}
    name = {"id": asked["id"]} if "id" in asked else {}
    question, history = asked.get("question"), asked.get("history") or []
    if not isinstance(question, str) or not any(map(str.isalnum, question)):
        return {**name, "line": number, "error": f"'question' must be words, not {question!r}"}
    if not isinstance(history, list) or not all(isinstance(past, str) for past in history):
        return {**name, "line": number, "error": f"'history' must be a list of text: {history!r}"}
    return name | library.ask(question, k, history).as_json()


@contextmanager
def indexing(console: Console, told: Told | None = None) -> Iterator[Told | None]:
    """Show a progress bar on a terminal while sentences are encoded; nothing elsewhere.

    Args:
        console: where the bar is shown.
        told: who else is to hear of the progress.
    """
    if not console.is_terminal:
        yield told
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Building the index", total=None)

        def tell(done: int, total: int) -> None:
            bar.update(task, advance=done, total=total)
            if told:
                told(done, total)

        yield tell
