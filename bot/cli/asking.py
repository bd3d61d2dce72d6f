"""The command `ask`: one question, or a file of them, answered in the terminal."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.cli import wiring
from bot.cli.output import CommandError, stderr

if TYPE_CHECKING:
    from bot.answering.answers import Answer, Listed
    from bot.answering.library import Library

# How many passages are found at most where all are printed.
_PASSAGES = 5


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="What you want to know.")] = "",
    k: Annotated[
        int | None,
        typer.Option("-k", min=1, max=50, help="Passages at most; 1 a question, or 5 as JSON."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List all places that speak of it.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A JSON-lines file of questions.")] = None,
) -> None:
    """Answer a question: exit code 0 when answered, 1 when it isn't in the report."""
    settings = wiring.open_settings(context)
    if batch is not None:
        if question or every:
            raise CommandError("Give a question or --batch FILE; --all goes with a question alone.")
        _answer_batch(wiring.open_library(settings, stderr), batch, k or _PASSAGES)
        return
    # Slow to load: babel for the texts, and the library's types.
    from bot.texts import ENGLISH
    from embeddings.search.outcome import Outcome

    if not any(map(str.isalnum, question)):
        raise CommandError(ENGLISH.no_words)
    library = wiring.open_library(settings, stderr)
    answer = library.ask(question, k or (_PASSAGES if as_json else 1))
    places = library.places(question).listed if every else answer.places
    if as_json:
        listed = {"places": [place.as_json() for place in places]} if every else {}
        print(json.dumps(answer.as_json() | listed, ensure_ascii=False))
    else:
        _print(answer, places, library, every=every)
    raise typer.Exit(1 if answer.outcome == Outcome.ABSENT and not places else 0)


def _answer_batch(library: "Library", batch: Path, k: int) -> None:
    """Answer the questions of a file, line by line; a bad line has an error in its place."""
    # Slow to load: the texts and the library's types.
    from bot.cli import terminal

    bad = terminal.answer_batch(library, batch, k, sys.stdout)
    if bad:
        stderr.print(f"{bad} bad lines; each has an error in its place.", style="yellow")


def _print(
    answer: "Answer", places: "tuple[Listed, ...]", library: "Library", *, every: bool
) -> None:
    """Print an answer, or all places where these are asked for."""
    # Slow to load: the texts and the library's types.
    from bot.cli import terminal

    console = Console(highlight=False)
    if places or (every and not answer.no_report):
        terminal.print_places(places, console)
    else:
        terminal.print_answer(answer, console, library.languages)
