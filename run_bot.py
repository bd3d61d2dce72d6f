"""Verbatim's command line. `run_bot.py` alone runs the Telegram bot."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.cli import wiring
from config.settings import Settings, SettingsError, load_settings
from corpus.model import OperatorError

app = typer.Typer(add_completion=False, help="Ask a report, get its own words back.")
stderr = Console(stderr=True, highlight=False, soft_wrap=True)

_NO_TOKEN = (
    "No token. Talk to @BotFather on Telegram, send /newbot, and set TELEGRAM_BOT_TOKEN to the "
    "token that it gives. To try Verbatim without one: python run_bot.py demo (a chat in the "
    'browser) or python run_bot.py ask "QUESTION"'
)


_QUESTIONS = Path("benchmarks/data/development.jsonl")


def mended_by_operator(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the project's errors into one line on stderr and exit code 2."""

    @wraps(command)
    def guarded(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except (SettingsError, OperatorError) as error:
            fail(str(error))

    return guarded


def fail(says: str) -> None:
    """Print one line to stderr and end with exit code 2.

    Raises:
        typer.Exit: always.
    """
    stderr.print(says, style="red", markup=False)
    raise typer.Exit(2)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    config: Annotated[Path, typer.Option(help="The settings file.")] = Path("config/bot.toml"),
) -> None:
    """Ask a report, get its own words back."""
    context.obj = config
    if context.invoked_subcommand is None:
        run(context)


def open_settings(context: typer.Context, level: str = "WARNING") -> Settings:
    """Read the settings file that --config names, and start logging.

    Args:
        context: holds the settings file.
        level: the logging level of commands that talk to a terminal; empty takes the settings'.
    """
    from bot.cli.logs import configure

    settings = load_settings(context.obj)
    configure(level or settings.logging.level, settings.token.get_secret_value())
    return settings


@app.command()
@mended_by_operator
def run(context: typer.Context) -> None:
    """Run the Telegram bot until it is stopped."""
    settings = open_settings(context, level="")
    bot_api = wiring.bot_api(settings)
    if not bot_api.token:
        fail(_NO_TOKEN)
    from telegram.error import InvalidToken

    from bot.chat.serving import run as run_bot

    try:
        run_bot(
            wiring.open_answering(settings, stderr),
            bot_api,
            wiring.storage_options(settings),
            wiring.chat_options(settings),
        )
    except InvalidToken:
        fail("Telegram refuses the token. Copy it again from @BotFather into TELEGRAM_BOT_TOKEN.")


@app.command()
@mended_by_operator
def demo(
    context: typer.Context,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The page's port; the next one if it is in use.")
    ] = 8765,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = True,
) -> None:
    """Try the bot in a browser page that looks like the phone: no token, no network."""
    settings = open_settings(context)
    from bot.demo.run import DemoError
    from bot.demo.run import run as run_demo

    try:
        run_demo(
            partial(wiring.open_answering, settings, stderr),
            wiring.chat_options(settings),
            wiring.bot_api(settings),
            range(port, min(port + 50, 65536)) if port else [0],
            partial(stderr.print, markup=False),
            browser=browser,
        )
    except DemoError as error:
        fail(str(error))


@app.command()
@mended_by_operator
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="What you want to know.")] = "",
    k: Annotated[
        int | None, typer.Option("-k", min=1, max=50, help="Passages at most; 1, or 5 as JSON.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A JSON-lines file of questions.")] = None,
) -> None:
    """Answer a question: exit code 0 when answered, 1 when it isn't in the report."""
    from bot.cli import terminal
    from bot.texts import ENGLISH

    settings = open_settings(context)
    if batch is not None:
        bad = terminal.answer_batch(
            wiring.open_library(settings, stderr), batch, k or 5, sys.stdout
        )
        if bad:
            stderr.print(f"{bad} bad lines; each has an error in its place.", style="yellow")
        return
    if not any(map(str.isalnum, question)):
        fail(ENGLISH.no_words)
    library = wiring.open_library(settings, stderr)
    answer = library.ask(question, k or (5 if as_json else 1))
    if as_json:
        print(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        terminal.print_answer(answer, Console(highlight=False), library.languages)
    raise typer.Exit(1 if answer.outcome == "absent" else 0)


@app.command()
@mended_by_operator
def index(context: typer.Context) -> None:
    """Build the index, or refresh what has changed; do nothing when nothing has."""
    settings = open_settings(context)
    library = wiring.open_library(settings, stderr)
    for report in library.reports.values():
        lines = ", ".join(f"{left.line} ({left.why})" for left in report.left_out)
        says = f"{report.id}: {len(report.paragraphs)} paragraphs, left out "
        stderr.print(f"{says}{len(report.left_out)} lines{': ' if lines else ''}{lines}")


reports = typer.Typer(help="The reports of the catalog.", no_args_is_help=True)
app.add_typer(reports, name="reports")


@reports.command("list")
@mended_by_operator
def list_reports(context: typer.Context) -> None:
    """List the reports with what was read of each."""
    from bot.answering.library import read_reports

    for report in read_reports(open_settings(context).corpus.catalog):
        entry, counts = report.entry, f"{len(report.paragraphs)} paragraphs"
        asked = f"{len(report.questions)} expected questions"
        print(f"{entry.id}: {entry.title}, {entry.date} ({counts}, {asked})")


@reports.command("check")
@mended_by_operator
def check_reports(context: typer.Context) -> None:
    """Check that every report can be read and every expected question's sentence is in it."""
    from bot.answering.library import read_reports

    for report in read_reports(open_settings(context).corpus.catalog):
        covered = {question.paragraph for question in report.questions}
        bare = [str(p.number) for p in report.paragraphs if p.number not in covered]
        languages = Counter(question.language for question in report.questions)
        counts = ", ".join(f"{count} {name}" for name, count in languages.items()) or "none"
        missing = f"; none for ¶ {', '.join(bare)}" if bare and report.questions else ""
        print(f"{report.id}: expected questions: {counts}{missing}")


feedback = typer.Typer(help="What people thought of the answers.", no_args_is_help=True)
app.add_typer(feedback, name="feedback")


@feedback.command("export")
@mended_by_operator
def export_feedback(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="A file, instead of standard output.")] = None,
) -> None:
    """Print every vote as a line of JSON, oldest first; `evaluate --questions` reads them."""
    from bot.storage.export import feedback as exported

    lines = asyncio.run(exported(wiring.storage_options(open_settings(context))))
    if not lines:
        stderr.print("No votes are stored yet.")
    elif to is None:
        print(*lines, sep="\n")
    else:
        try:
            to.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            fail(f"{to} cannot be written: {error}.")
        stderr.print(f"Wrote {len(lines)} votes to {to}", markup=False)


@app.command()
@mended_by_operator
def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Option(help="A JSON-lines file.")] = _QUESTIONS,
    write: Annotated[Path | None, typer.Option(help="A folder for tables and plots.")] = None,
) -> None:
    """Measure retrieval and abstention on questions whose answers are known."""
    from embeddings.evaluation.dataset import load_questions
    from embeddings.evaluation.report import evaluation

    asked = load_questions(questions)
    searcher = wiring.open_library(open_settings(context), stderr).searcher
    done = evaluation(searcher, asked, lambda name: stderr.print(f"{name} …", style="dim"))
    print(done.markdown())
    if write is not None:
        (write / "evaluation.md").write_text(done.markdown(), encoding="utf-8")
        written = [write / "evaluation.md", *done.plot(write)]
        stderr.print(f"Wrote {', '.join(map(str, written))}", markup=False)


@app.command()
@mended_by_operator
def doctor(context: typer.Context) -> None:
    """Check settings, reports, model, index, storage, token and Bot API, and say what to do."""
    from bot.cli.doctor import checks

    settings = open_settings(context)
    catalog, folder = settings.corpus.catalog, settings.index.folder
    model, url = settings.embeddings.model, settings.storage.url.get_secret_value()
    well = True
    stderr.print(f"ok   settings: {context.obj}", markup=False)
    languages = settings.embeddings.languages
    for check in checks(catalog, folder, model, languages, url, wiring.bot_api(settings)):
        well = well and check.well
        says = f"{'ok  ' if check.well else 'FAIL'} {check.part}: {check.says}"
        stderr.print(says, style="" if check.well else "red", markup=False)
    raise typer.Exit(0 if well else 2)


if __name__ == "__main__":
    app()
