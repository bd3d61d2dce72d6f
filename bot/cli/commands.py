"""The command line. Without a verb it runs the Telegram bot.

What is slow to load is imported inside of the commands that need it, so that `--help` and wrong
settings are answered at once.
"""

import signal
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import asking, backing_up, feedback, reports, wiring
from bot.cli.output import CommandError, counted, stderr, write_text
from bot.cli.starting import check_start
from config.settings import SettingsError, settings_file
from corpus.model import OperatorError

app = typer.Typer(add_completion=False, help="Ask a report, get its own words back.")
app.add_typer(reports.app, name="reports")
app.add_typer(feedback.app, name="feedback")
app.command("ask")(asking.ask)
app.command("backup")(backing_up.backup)
app.command("restore")(backing_up.restore)


def main() -> None:
    """Do what the command line says; what an operator can mend is one line and exit code 2."""
    try:
        app()
    except (SettingsError, OperatorError) as error:
        stderr.print(str(error), style="red", markup=False)
        sys.exit(2)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="The settings file, instead of config/bot.toml or else the shipped one."),
    ] = None,
) -> None:
    """Ask a report, get its own words back."""
    context.obj = settings_file(config)
    if context.invoked_subcommand is None:
        run(context)


@app.command()
def run(context: typer.Context) -> None:
    """Run the Telegram bot until it is stopped."""
    settings = wiring.open_settings(context, level="")
    bot_api = wiring.bot_api(settings)
    if not bot_api.token:
        raise CommandError(_no_token(context))
    storage, library = wiring.storage_options(settings), wiring.library_options(settings)
    check_start(bot_api.token, storage.url, library.added)
    # Slow to load: telegram, and the library's model.
    from telegram.error import InvalidToken

    from bot.chat.serving import run as run_until_stopped
    from bot.cli.reloading import SettingsReader

    # Until it can reload, it isn't ended by what asks for that.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    try:
        answering = wiring.open_answering(settings, stderr)
        options = wiring.chat_options(settings)
        service, rereading = wiring.service_options(settings), SettingsReader(context.obj, settings)
        run_until_stopped(answering, bot_api, storage, options, service, rereading)
    except InvalidToken:
        raise CommandError(
            "Telegram refuses the token. Copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
        ) from None  # the message of the error itself holds the token


def _no_token(context: typer.Context) -> str:
    """Say how to get a token, and what goes without one."""
    name = context.find_root().info_name or "verbatim"
    command = f"python {name}" if name.endswith(".py") else name
    return (
        "No token. Talk to @BotFather on Telegram, send /newbot, and set TELEGRAM_BOT_TOKEN to the "
        f"token that it gives. To try Verbatim without one: {command} demo (a chat in the "
        f'browser) or {command} ask "QUESTION"'
    )


@app.command()
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
    settings = wiring.open_settings(context)
    # Slow to load: telegram and the page's server.
    from bot.demo.run import DemoError
    from bot.demo.run import run as run_demo

    try:
        run_demo(
            partial(wiring.open_demo, settings, stderr),
            wiring.chat_options(settings),
            wiring.bot_api(settings),
            range(port, min(port + 50, 65536)) if port else [0],
            partial(stderr.print, markup=False),
            browser=browser,
        )
    except DemoError as error:
        raise CommandError(str(error)) from error


@app.command()
def index(context: typer.Context) -> None:
    """Build the index, or refresh what has changed; do nothing when nothing has."""
    library = wiring.open_current(wiring.open_settings(context), stderr).library
    for report in library.reports.values():
        lines = ", ".join(f"{left.line} ({left.why})" for left in report.left_out)
        says = f"{report.id}: {counted(len(report.paragraphs), 'paragraph')}, left out "
        stderr.print(f"{says}{counted(len(report.left_out), 'line')}{': ' if lines else ''}{lines}")


@app.command()
def evaluate(
    context: typer.Context,
    questions: Annotated[
        list[Path] | None,
        typer.Option(help="JSON lines with their quotes, more than once; or a file like SQuAD's."),
    ] = None,
    contexts: Annotated[
        Path | None, typer.Option(help="A second file like SQuAD's, whose contexts are asked.")
    ] = None,
    report: Annotated[
        str, typer.Option(metavar="ID", help="Ask this report of the catalog alone.")
    ] = "",
    write: Annotated[Path | None, typer.Option(help="A folder for tables and plots.")] = None,
) -> None:
    """Measure retrieval and abstention on questions whose answers are known."""
    if not questions:
        raise CommandError(
            "No questions. Give --questions FILE, whose lines are such as "
            '{"question": "How much grain?", "quotes": ["words of the report that answer it"]}'
        )
    if write is not None and not write.is_dir():
        raise CommandError(f"There is no folder {write}. Make it, or give another with --write.")
    options = wiring.library_options(wiring.open_settings(context))
    # Slow to load: numpy and scikit-learn.
    from bot.cli.evaluating import opened, read_examination
    from bot.cli.terminal import indexing
    from embeddings.evaluation.report import evaluation

    asked = read_examination(questions, contexts, report, options)
    with indexing(stderr) as progress, opened(options, asked.report, progress) as searcher:
        result = evaluation(searcher, asked.questions, _say_what_is_measured, asked.sources)
    print(result.markdown())
    if write is not None:
        tables = write / "evaluation.md"
        write_text(tables, result.markdown())
        files = [tables, *result.plot(write)]
        stderr.print(f"Wrote {', '.join(map(str, files))}", markup=False)


def _say_what_is_measured(name: str) -> None:
    """Say what an evaluation measures next."""
    stderr.print(f"{name} …", style="dim")


@app.command()
def doctor(context: typer.Context) -> None:
    """Check settings, machine, reports, models, index, storage and service; say what to do."""
    settings = wiring.open_settings(context)
    # Slow to load: telegram and the model's code.
    from bot.cli.doctor import checks

    all_well = True
    stderr.print(f"ok   settings: {context.obj}", markup=False)
    library, storage = wiring.library_options(settings), wiring.storage_options(settings)
    api, service = wiring.bot_api(settings), wiring.service_options(settings)
    for check in checks(library, storage, api, service):
        all_well = all_well and check.well
        says = f"{'ok  ' if check.well else 'FAIL'} {check.part}: {check.says}"
        stderr.print(says, style="" if check.well else "red", markup=False)
    raise typer.Exit(0 if all_well else 2)
