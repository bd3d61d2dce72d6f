"""The command `reports questions`: the expected questions of one report, checked or proposed."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import wiring
from bot.cli.described import coverage
from bot.cli.output import CommandError

if TYPE_CHECKING:
    from corpus.model import Report


def questions(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id in the catalog.")],
    check: Annotated[
        bool, typer.Option("--check", help="Check its expected questions, as `reports check` does.")
    ] = False,
    write_with: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Ask this OpenAI-compatible server, such as http://host/v1."
        ),
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="The server's model.")] = "",
    to: Annotated[
        Path | None, typer.Option(help="The new file, instead of var/ID.questions.jsonl.")
    ] = None,
    per_paragraph: Annotated[
        int, typer.Option(min=1, max=50, help="How many questions are asked for.")
    ] = 6,
    language: Annotated[
        str, typer.Option(metavar="CODE", help="Their language, instead of the report's.")
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask about so many paragraphs, and no more.")
    ] = None,
    accepted: Annotated[
        Path | None,
        typer.Option("--accept", help="Make expected questions of a file that you have read."),
    ] = None,
) -> None:
    """Check the expected questions of a report, or let a server propose some: see docs/."""
    if [check, write_with is not None, accepted is not None].count(True) != 1:
        raise CommandError("Give one of --check, --write-with URL and --accept FILE.")
    # Slow to load: what reads reports.
    from corpus.library import entry_of
    from corpus.report import read_report

    settings = wiring.open_settings(context)
    options = wiring.library_options(settings)
    entry = entry_of(options.catalog, report_id, options.added)
    if check:
        print(coverage(read_report(entry)))
    elif accepted is not None:
        _accept(read_report(replace(entry, questions=None)), accepted, entry.questions)
    elif write_with is not None and model:
        # Slow to load: babel, httpx, and what they ask with.
        from bot.cli.proposing import write_questions
        from bot.proposals.run import Order

        report = read_report(entry)
        order = Order(report, per_paragraph, language or entry.language)
        server = wiring.server_options(settings, write_with, model)
        raise typer.Exit(write_questions(settings, order, server, _target(report, to), limit))
    else:
        raise CommandError("Which model of the server? Give --model NAME.")


def _accept(report: "Report", file: Path, named: str | None) -> None:
    """Accept a file, and say how it comes to count."""
    # It loads what reads reports, too.
    from corpus.accepted_questions import accept

    count = accept(file, report.entry, report.paragraphs)
    print(f"{file}: questions accepted: {count}.")
    if named is None:
        print(f"Name it in the catalog, at report '{report.id}': questions = \"{file}\"")
    elif Path(named).resolve() != file.resolve():
        print(f"Add its lines to {named}, which the catalog names for '{report.id}'.")


def _target(report: "Report", to: Path | None) -> Path:
    """Return the file for proposals; its own folder is made, another must be there."""
    file = to or Path("var") / f"{report.id}.questions.jsonl"
    if to is None and not file.parent.exists():
        file.parent.mkdir()
    if not file.parent.is_dir():
        raise CommandError(f"There is no folder {file.parent}. Make it, or give another with --to.")
    return file
