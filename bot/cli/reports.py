"""The commands `reports …`: what the reports of the catalog hold."""

from collections import Counter

import typer

from bot.cli import wiring
from corpus.model import Report

app = typer.Typer(help="The reports of the catalog.", no_args_is_help=True)


@app.command("list")
def list_reports(context: typer.Context) -> None:
    """List the reports with what was read of each."""
    for report in _reports(context):
        entry, counts = report.entry, f"{len(report.paragraphs)} paragraphs"
        expected = f"{len(report.questions)} expected questions"
        print(f"{entry.id}: {entry.title}, {entry.date} ({counts}, {expected})")


@app.command("check")
def check_reports(context: typer.Context) -> None:
    """Check that every report can be read and every expected question's sentence is in it."""
    for report in _reports(context):
        covered = {question.paragraph for question in report.questions}
        bare = [str(p.number) for p in report.paragraphs if p.number not in covered]
        languages = Counter(question.language for question in report.questions)
        counts = ", ".join(f"{count} {name}" for name, count in languages.items()) or "none"
        missing = f"; none for ¶ {', '.join(bare)}" if bare and report.questions else ""
        print(f"{report.id}: expected questions: {counts}{missing}")


def _reports(context: typer.Context) -> tuple[Report, ...]:
    """Read the reports that the settings name."""
    options = wiring.library_options(wiring.open_settings(context))
    # Slow to load: the library brings the model's code.
    from bot.answering.library import read_reports

    return read_reports(options.catalog)
