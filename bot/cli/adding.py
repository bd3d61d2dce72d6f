"""The commands `reports add`, `update` and `remove`: what comes into the library and goes."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import wiring
from bot.cli.described import found
from bot.cli.output import CommandError, counted, stderr
from config.settings import Settings
from corpus.added.state import Added, read_added
from corpus.model import ReportError
from embeddings.progress import ProgressCallback

if TYPE_CHECKING:
    from corpus.added.candidate import Candidate, Given
    from corpus.added.incoming import Gathered, Incoming

Id = Annotated[str, typer.Option("--id", help="Its id: a-z, 0-9 and -, at most 32 characters.")]
Title = Annotated[str, typer.Option(help="Its title.")]
Date = Annotated[str, typer.Option(help="The day it is from, such as 2022-01-20.")]
Language = Annotated[str, typer.Option(help="The code of its language, such as en.")]
Publisher = Annotated[str, typer.Option(help="Who published it.")]
Url = Annotated[str, typer.Option(help="Where it can be read: https://…")]


def add(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER_OR_ZIP...", help="What is added.")
    ],
    report_id: Id = "",
    title: Title = "",
    date: Date = "",
    language: Language = "",
    publisher: Publisher = "",
    url: Url = "",
) -> None:
    """Add reports; what nobody says of them is guessed from their files, and said."""
    # Slow to load: what reads reports.
    from corpus.added.candidate import Given
    from corpus.added.incoming import gather

    settings = wiring.open_settings(context)
    given = Given(
        id=report_id, title=title, date=date, language=language, publisher=publisher, url=url
    )
    added, taken = _known(settings)
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        gathered = gather(paths, Path(folder))
        if len(gathered.files) > 1 and (report_id or title):
            raise CommandError(
                f"{len(gathered.files)} files can't have one id or title. Add them one by one."
            )
        candidates, refused = _read(gathered, given, added, taken)
        if candidates:
            current = wiring.open_current(settings, stderr)
            with _progress() as progress:
                reports = current.add(candidates, progress, _waits)
            for report in reports:
                print(f"Added {report.id}: {counted(len(report.paragraphs), 'paragraph')}.")
    if refused or not candidates:
        raise typer.Exit(1 if candidates else 2)


def update(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="An added report.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its new edition.")],
    title: Title = "",
    date: Date = "",
    language: Language = "",
    publisher: Publisher = "",
    url: Url = "",
) -> None:
    """Put a new edition in the place of a report; links into the old one lead to the new."""
    # Slow to load: what reads reports.
    from corpus.added.candidate import Given, read_candidate

    settings = wiring.open_settings(context)
    _find(settings, report_id)
    given = Given(title=title, date=date, language=language, publisher=publisher, url=url)
    candidate = read_candidate(file, given=given)
    current = wiring.open_current(settings, stderr)
    with _progress() as progress:
        report = current.update(report_id, candidate, progress, _waits)
    for line in found(candidate, report.entry):
        print(line)
    print(f"Updated {report.id}: {counted(len(report.paragraphs), 'paragraph')}.")


def remove(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="An added report.")],
) -> None:
    """Remove a report that was added: nothing of it is left."""
    settings = wiring.open_settings(context)
    _find(settings, report_id)
    wiring.open_current(settings, stderr).remove(report_id, _waits)
    print(f"Removed {report_id}.")


def readers(
    context: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="An added report.")],
    ids: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[NUMBER]...", help="Ids of people and groups; -- before negatives."
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Everybody who may ask, as at first.")
    ] = False,
) -> None:
    """Say who may read an added report: to others nothing shows that it is there."""
    if everybody == bool(ids):
        raise CommandError("Give the ids of those who may read it, or --everybody.")
    settings = wiring.open_settings(context)
    _find(settings, report_id)
    chosen = None if everybody else tuple(ids or ())
    wiring.open_current(settings, stderr).show_to(report_id, chosen, _waits)
    print(f"{report_id} is read by {'everybody' if everybody else ', '.join(map(str, ids or ()))}.")


def _known(settings: Settings) -> tuple[Added, set[str]]:
    """Return what was added, and the ids of all reports."""
    # Slow to load: what reads reports.
    from corpus.library import load_entries

    options = wiring.library_options(settings)
    added = read_added(options.added)
    return added, {entry.id for entry in load_entries(options.catalog, added)}


def _find(settings: Settings, report_id: str) -> None:
    """Refuse an id that no added report has, before anything slow is done."""
    # It loads the models' code.
    from bot.answering.changes import find_added

    find_added(report_id, *_known(settings))


def _read(
    gathered: "Gathered", given: "Given", added: Added, taken: set[str]
) -> "tuple[Sequence[Candidate], int]":
    """Read files, say what each is or why it is refused, and count those that are."""
    refused = list(gathered.refused)
    candidates: list[Candidate] = []
    files = {content: each.entry.id for content, each in added.by_content().items()}
    if gathered.passed:
        stderr.print(f"Passed over: {', '.join(gathered.passed)}", style="dim", markup=False)
    for number, incoming in enumerate(gathered.files, 1):
        if len(gathered.files) > 1:
            count = f"{number}/{len(gathered.files)}"
            stderr.print(f"Reads {incoming.name} ({count})", style="dim", markup=False)
        try:
            candidate = _candidate(incoming, given, files, taken)
        except ReportError as error:
            refused.append((incoming.name, error))
            continue
        taken.add(candidate.entry.id)
        files[candidate.content] = candidate.entry.id
        candidates.append(candidate)
        for line in found(candidate, candidate.entry):
            print(line)
    for name, why in refused:
        stderr.print(f"Not added: {name}: {why}", style="red", markup=False)
    return candidates, len(refused)


def _candidate(
    incoming: "Incoming", given: "Given", files: Mapping[str, str], taken: set[str]
) -> "Candidate":
    """Read a file, unless it is that of a report already.

    Raises:
        ReportError: it is, or it can't be read.
    """
    # Slow to load: what reads reports.
    from corpus.added.candidate import read_candidate
    from corpus.added.files import name_of_file

    if report_id := files.get(name_of_file(incoming.file)):
        raise ReportError(f"it is the very file of the report '{report_id}'.")
    return read_candidate(incoming.file, incoming.name, given, taken)


def _progress() -> AbstractContextManager[ProgressCallback | None]:
    """Show how far the index is, where there is a terminal."""
    # It loads the models' code.
    from bot.cli.terminal import indexing

    return indexing(stderr)


def _waits(line: str) -> None:
    """Say that another change must end first."""
    stderr.print(line, style="yellow", markup=False)
