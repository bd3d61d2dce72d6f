"""The commands `reports …`: what the reports of the catalog hold."""

from typing import Annotated

import typer

from bot.cli import wiring
from bot.cli.described import coverage, described, text_of
from bot.cli.output import counted, stderr
from bot.cli.questions import questions
from corpus.library import entry_of, read_catalog
from corpus.model import Report
from corpus.report import read_report

app = typer.Typer(help="The reports of the catalog.", no_args_is_help=True)
app.command("questions")(questions)


@app.command("list")
def list_reports(context: typer.Context) -> None:
    """List the reports with what was read of each."""
    for report in _reports(context):
        entry, counts = report.entry, counted(len(report.paragraphs), "paragraph")
        expected = counted(len(report.questions), "expected question")
        print(f"{entry.id}: {entry.title}, {entry.date} ({counts}, {expected})")


@app.command("check")
def check_reports(context: typer.Context) -> None:
    """Check that every report can be read and every expected question's sentence is in it."""
    for report in _reports(context):
        print(coverage(report))


@app.command("show")
def show_report(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id in the catalog.")],
    text: Annotated[bool, typer.Option("--text", help="Print the whole of it instead.")] = False,
) -> None:
    """Show what was read of a report: outline, pages, counts, warnings, every line left out."""
    options = wiring.library_options(wiring.open_settings(context))
    report = read_report(entry_of(options.catalog, report_id, options.added))
    for line in text_of(report) if text else described(report):
        print(line)


def _reports(context: typer.Context) -> tuple[Report, ...]:
    """Read the reports that the settings name."""
    options = wiring.library_options(wiring.open_settings(context))
    shelf = read_catalog(options.catalog, options.added)
    for entry, failure in shelf.failures:
        stderr.print(f"{entry.id}: {failure}", style="red", markup=False)
    return shelf.reports
