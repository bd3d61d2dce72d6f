"""The commands `reports …`: what the reports hold, and which there are."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import adding, wiring
from bot.cli.described import came_from, coverage, described, text_of
from bot.cli.output import counted, stderr
from bot.cli.questions import questions
from corpus.added.state import Added, read_added

if TYPE_CHECKING:
    from corpus.library import Shelf

app = typer.Typer(help="The reports of the catalog and those added.", no_args_is_help=True)
app.command("questions")(questions)
app.command("add")(adding.add)
app.command("update")(adding.update)
app.command("remove")(adding.remove)
app.command("readers")(adding.readers)


@app.command("list")
def list_reports(context: typer.Context) -> None:
    """List the reports with what was read of each."""
    shelf, added = _read(context)
    for report in shelf.reports:
        entry, counts = report.entry, [counted(len(report.paragraphs), "paragraph")]
        if report.questions or not added.find(report.id):
            counts.append(counted(len(report.questions), "expected question"))
        counts += ["added"] if added.find(report.id) else []
        if entry.readers is not None:
            counts.append(f"read by {', '.join(map(str, entry.readers)) or 'admins alone'}")
        print(f"{entry.id}: {entry.title}, {entry.date} ({', '.join(counts)})")


@app.command("check")
def check_reports(context: typer.Context) -> None:
    """Check that every report can be read and every expected question's sentence is in it."""
    shelf, _ = _read(context)
    for report in shelf.reports:
        print(coverage(report))
    if shelf.failures:
        raise typer.Exit(1)


@app.command("show")
def show_report(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id in the catalog.")],
    text: Annotated[bool, typer.Option("--text", help="Print the whole of it instead.")] = False,
) -> None:
    """Show what was read of a report: outline, pages, counts, warnings, every line left out."""
    # Slow to load: what reads reports.
    from corpus.library import entry_of
    from corpus.report import read_report

    options = wiring.library_options(wiring.open_settings(context))
    report = read_report(entry_of(options.catalog, report_id, options.added))
    added = read_added(options.added).find(report_id)
    for line in text_of(report) if text else (*described(report), *came_from(added)):
        print(line)


def _read(context: typer.Context) -> "tuple[Shelf, Added]":
    """Read the reports that the settings name; those that can't be read are said."""
    # Slow to load: what reads reports.
    from corpus.library import load_entries, read_entries

    options = wiring.library_options(wiring.open_settings(context))
    added = read_added(options.added)
    shelf = read_entries(load_entries(options.catalog, added), added=added)
    for entry, failure in shelf.failures:
        stderr.print(f"{entry.id}: {failure}", style="red", markup=False)
    return shelf, added
