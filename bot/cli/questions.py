"""The command `reports questions`: the expected questions of one report, checked or proposed."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bot.cli import wiring
from bot.cli.described import coverage
from bot.cli.output import CommandError
from bot.proposals.options import ServerOptions
from config.settings import Settings
from corpus.model import Entry, Report

if TYPE_CHECKING:
    from bot.proposals.run import Order

ReportId: TypeAlias = Annotated[
    str, typer.Argument(metavar="ID", help="The report's id in the catalog.")
]
Check: TypeAlias = Annotated[
    bool, typer.Option("--check", help="Check its expected questions, as `reports check` does.")
]
WriteWith: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Ask this OpenAI-compatible server, such as http://host/v1."),
]
Model: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="The server's model.")]
To: TypeAlias = Annotated[
    Path | None, typer.Option(help="The new file, instead of var/ID.questions.jsonl.")
]
PerParagraph: TypeAlias = Annotated[
    int, typer.Option(min=1, max=50, help="How many questions are asked for.")
]
Language: TypeAlias = Annotated[
    str, typer.Option(metavar="CODE", help="Their language, instead of the report's.")
]
Limit: TypeAlias = Annotated[
    int | None, typer.Option(min=1, help="Ask about so many paragraphs, and no more.")
]
Accepted: TypeAlias = Annotated[
    Path | None,
    typer.Option("--accept", help="Make expected questions of a file that you have read."),
]


def questions(
    context: typer.Context,
    report_id: ReportId,
    check: Check = False,
    write_with: WriteWith = None,
    model: Model = "",
    to: To = None,
    per_paragraph: PerParagraph = 6,
    language: Language = "",
    limit: Limit = None,
    accepted: Accepted = None,
) -> None:
    """Check the expected questions of a report, or let a server propose some: see docs/."""
    if [check, write_with is not None, accepted is not None].count(True) != 1:
        raise CommandError("Give one of --check, --write-with URL and --accept FILE.")
    settings = wiring.open_settings(context)
    entry = _entry(settings, report_id)
    if check:
        print(coverage(_report(entry)))
    elif accepted is not None:
        _accept(_report(replace(entry, questions=None)), accepted, entry.questions)
    elif write_with is not None and model:
        order = _order(_report(entry), per_paragraph, language or entry.language)
        server = wiring.server_options(settings, write_with, model)
        raise typer.Exit(_propose(settings, order, server, to, limit))
    else:
        raise CommandError("Which model of the server? Give --model NAME.")


def _entry(settings: Settings, report_id: str) -> Entry:
    """Return the entry of a report in the catalog, or among those added."""
    # Slow to load: what reads reports.
    from corpus.library import entry_of

    options = wiring.library_options(settings)
    return entry_of(options.catalog, report_id, options.added)


def _report(entry: Entry) -> Report:
    """Read the report of an entry."""
    # Slow to load: what reads reports.
    from corpus.report import read_report

    return read_report(entry)


def _order(report: Report, per_paragraph: int, language: str) -> "Order":
    """Return what a server is asked."""
    # Slow to load: httpx, and what it asks with.
    from bot.proposals.run import Order

    return Order(report, per_paragraph, language)


def _propose(
    settings: Settings, order: "Order", server: ServerOptions, to: Path | None, limit: int | None
) -> int:
    """Let a server propose questions; return the exit code."""
    # Slow to load: babel, httpx, and what they ask with.
    from bot.cli.proposing import write_questions

    return write_questions(settings, order, server, _target(order.report, to), limit)


def _accept(report: Report, file: Path, named: str | None) -> None:
    """Accept a file, and say how it comes to count."""
    # It loads what reads reports, too.
    from corpus.accepted_questions import accept

    count = accept(file, report.entry, report.paragraphs)
    print(f"{file}: questions accepted: {count}.")
    if named is None:
        print(f"Name it in the catalog, at report '{report.id}': questions = \"{file}\"")
    elif Path(named).resolve() != file.resolve():
        print(f"Add its lines to {named}, which the catalog names for '{report.id}'.")


def _target(report: Report, to: Path | None) -> Path:
    """Return the file for proposals; its own folder is made, another must be there."""
    file = to or Path("var") / f"{report.id}.questions.jsonl"
    if to is None and not file.parent.exists():
        file.parent.mkdir()
    if not file.parent.is_dir():
        raise CommandError(f"There is no folder {file.parent}. Make it, or give another with --to.")
    return file
