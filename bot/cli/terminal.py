"""The answer in a terminal: as a person reads it, as JSON, or a line a question."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.text import Text

from bot.answering.answers import Answer, Listed, Passage
from bot.answering.library import Library
from bot.cli.output import CommandError
from bot.render.compose import compose
from bot.render.part_lines import part_lines, verdict_of
from bot.render.places import slice_of, where
from bot.render.reference import page_and_paragraph, source_of
from bot.texts import ENGLISH as TEXTS
from corpus.encodings import open_text
from corpus.model import Report
from embeddings.progress import ProgressCallback
from embeddings.search.outcome import Outcome
from embeddings.text.well_formed import well_formed


def print_answer(answer: Answer, console: Console, languages: Sequence[str] = ("en",)) -> None:
    """Print an answer: for each passage its section, its quote and where it stands.

    Args:
        answer: the answer.
        console: where it is printed.
        languages: codes of the languages that are read.
    """
    statement = compose(answer, TEXTS, readable=languages, absent=TEXTS.absent_closest)
    if statement.read_with:
        console.print(Text(statement.read_with, style="dim italic"))
    # Of several questions each passage says by itself whether it may not answer.
    is_apart = answer.outcome == Outcome.UNSURE and any(p.parts for p in answer.passages)
    for line in filter(None, [statement.cut, "" if is_apart else statement.verdict]):
        console.print(line, style="" if answer.talk else "yellow", markup=False)
    for passage in statement.passages:
        passage.verify()
        for line in part_lines(passage, TEXTS):
            console.print(Text(line, style="italic"))
        if is_apart and (doubt := verdict_of(passage, TEXTS)):
            console.print(doubt, style="yellow", markup=False)
        console.print(Text(" › ".join(passage.paragraph.section), style="dim italic"))
        console.print(Padding(_quote(passage), (0, 2)))
        console.print(Text(_reference(passage), style="dim"), end="\n\n")


def print_places(places: Sequence[Listed], console: Console) -> None:
    """Print all places: the count, then a line each with the words that answer and the place."""
    console.print(TEXTS.count(len(places)) if places else TEXTS.no_places, markup=False)
    last = ""
    for number, place in enumerate(places, 1):
        report = place.passage.report
        if place.several and report.id != last:
            console.print(Text(_title(report), style="dim italic"))
        last = report.id
        line = f"{number}. {slice_of(place)} · {where(place, TEXTS)}"
        console.print(line, markup=False, soft_wrap=True)


def _quote(passage: Passage) -> Text:
    """Return the quote with the words that answer bold."""
    start = passage.paragraph.sentences[passage.first].start
    text = Text(passage.quote)
    text.stylize("bold", passage.marked.start - start, passage.marked.end - start)
    return text


def _reference(passage: Passage) -> str:
    """Return where a passage stands: a line, and another where a machine read it from a scan."""
    report = passage.report
    page = report.page_at(passage.paragraph, passage.sentence)
    parts = [_place(passage), source_of(report, page)]
    scanned = f"\n{TEXTS.scanned}" if page and page.scanned else ""
    places = "; ".join(map(_place, passage.also))
    also = f"\n{TEXTS.also_in.format(places=places)}" if places else ""
    return " · ".join(filter(None, parts)) + scanned + also


def _place(passage: Passage) -> str:
    """Return the report, page and paragraph of a passage."""
    where = page_and_paragraph(passage.report, passage.paragraph, passage.sentence, TEXTS)
    return " · ".join([_title(passage.report), *where])


def _title(report: Report) -> str:
    """Return a report's title and date."""
    return f"{report.entry.title}, {TEXTS.day(report.entry.date)}"


def answer_batch(library: Library, file: Path, k: int, out: TextIO) -> int:
    """Answer the questions of a JSON-lines file, one JSON object a line, in its order.

    A line is an object with `question` and optionally `id` and `history`; a bad line gives an
    object with `error`, and the rest goes on.

    Returns:
        How many lines were bad.

    Raises:
        CommandError: the file cannot be read.
    """
    bad = 0
    try:
        with open_text(file, errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                result = _answer_line(library, line, number, k)
                bad += "error" in result
                print(well_formed(json.dumps(result, ensure_ascii=False)), file=out, flush=True)
    except OSError as error:
        raise CommandError(f"The batch file {file} cannot be read: {error.strerror}.") from error
    return bad


def _answer_line(library: Library, line: str, number: int, k: int) -> dict[str, Any]:
    """Answer one line of a batch, or say what is wrong with it."""
    try:
        request = json.loads(line)
    except ValueError as error:
        return {"line": number, "error": f"not JSON: {error}"}
    if not isinstance(request, dict):
        return {"line": number, "error": 'not an object; write {"question": "..."}'}
    name = {"id": request["id"]} if "id" in request else {}
    question, history = request.get("question"), request.get("history") or []
    if not isinstance(question, str) or not any(map(str.isalnum, question)):
        return {**name, "line": number, "error": f"'question' must be words, not {question!r}"}
    if not isinstance(history, list) or not all(isinstance(past, str) for past in history):
        return {**name, "line": number, "error": f"'history' must be a list of text: {history!r}"}
    return name | library.ask(question, k, history).as_json()


@contextmanager
def indexing(
    console: Console, progress: ProgressCallback | None = None
) -> Iterator[ProgressCallback | None]:
    """Show a progress bar on a terminal while sentences are encoded; nothing elsewhere.

    Args:
        console: where the bar is shown.
        progress: who else is to hear of the progress.
    """
    if not console.is_terminal:
        yield progress
        return
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(TEXTS.building_index, total=None)

        def tell(done: int, total: int) -> None:
            """Move the bar on, and tell who else hears of it."""
            bar.update(task, advance=done, total=total)
            if progress:
                progress(done, total)

        yield tell
