"""The commands `backup` and `restore`: what is remembered and the added reports, while it runs."""

import asyncio
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import archive, wiring
from bot.cli.output import CommandError, counted, stderr
from bot.storage.options import StorageOptions
from corpus.added.files import tidy
from corpus.added.state import CATALOG, EDITIONS, FILES, changing, read_added, write_added


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(help="A folder or a .zip that isn't there yet.")],
) -> None:
    """Copy what is remembered and the added reports, while the bot runs."""
    settings = wiring.open_settings(context)
    added, file = wiring.library_options(settings).added, _file(wiring.storage_options(settings))
    # Slow to load: SQLAlchemy.
    from bot.storage.copying import check_database, copy_database

    if not file.exists():
        raise CommandError(f"There is nothing to back up: no database at {file}.")
    with archive.writing(to) as folder:
        copy_database(file, folder / archive.DATABASE)
        check_database(folder / archive.DATABASE)
        reports = _copy_reports(added, folder / archive.REPORTS)
    stderr.print(f"Wrote {to}: {file} and {counted(reports, 'added report')}.", markup=False)
    stderr.print("Keep VERBATIM_STORAGE__KEY (or the token) too: with another one nobody is known.")


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FROM", help="What `backup` wrote.")],
) -> None:
    """Put back what `backup` has copied, all of it or nothing; the bot may run."""
    settings = wiring.open_settings(context)
    added, storage = wiring.library_options(settings).added, wiring.storage_options(settings)
    file = _file(storage)
    # Slow to load: SQLAlchemy.
    from bot.storage.copying import check_database, restore_database
    from bot.storage.storage import Storage

    async def upgrade() -> None:
        """Bring the schema of an older backup to the newest."""
        await (await Storage.open(storage)).close()

    with ExitStack() as stack:
        folder = stack.enter_context(archive.reading(source))
        check_database(folder / archive.DATABASE)
        stack.enter_context(changing(added, lambda line: stderr.print(line, markup=False)))
        before = read_added(added)
        reports = _put_back(folder / archive.REPORTS, added)
        try:
            restore_database(folder / archive.DATABASE, file)
        except BaseException:
            write_added(added, before)
            raise
        finally:
            tidy(added, read_added(added))
    asyncio.run(upgrade())
    stderr.print(f"Restored {file} and {counted(reports, 'added report')}.", markup=False)


def _file(storage: StorageOptions) -> Path:
    """Return the database's file.

    Raises:
        CommandError: it has none; for PostgreSQL it says what does it.
    """
    # Slow to load: SQLAlchemy.
    from bot.storage.copying import place_of, sqlite_file

    file = sqlite_file(storage.url)
    if file is not None:
        return file
    if not storage.url.startswith("postgresql"):
        raise CommandError("storage.url is a database in memory, of which nothing is kept.")
    raise CommandError(
        f"The storage is {place_of(storage.url)}, which has tools of its own: "
        'pg_dump --format=custom --file=verbatim.dump "$VERBATIM_STORAGE__URL" and '
        'pg_restore --clean --if-exists --single-transaction --dbname="$VERBATIM_STORAGE__URL" '
        "verbatim.dump. The added reports are the folder of corpus.added: copy it beside."
    )


def _copy_reports(added: Path, to: Path) -> int:
    """Copy the added reports as they are between two changes; return how many."""
    if not (added / CATALOG).exists():
        return 0
    with changing(added):
        kept = read_added(added)
        for room in (FILES, EDITIONS):
            if (added / room).is_dir():
                shutil.copytree(added / room, to / room)
        to.mkdir(exist_ok=True)
        shutil.copyfile(added / CATALOG, to / CATALOG)
    return len(kept.reports)


def _put_back(copied: Path, added: Path) -> int:
    """Put the files of a backup beside those that are there, then its catalog; return how many.

    Files are named by their content, so that none takes the place of another.
    """
    kept = read_added(copied)
    for room in (FILES, EDITIONS):
        if (copied / room).is_dir():
            shutil.copytree(copied / room, added / room, dirs_exist_ok=True)
    write_added(added, kept)
    return len(kept.reports)
