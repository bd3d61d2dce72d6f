"""The commands `feedback …`: what people thought of the answers."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import wiring
from bot.cli.output import stderr, write_text

app = typer.Typer(help="What people thought of the answers.", no_args_is_help=True)


@app.command()
def export(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="A file, instead of standard output.")] = None,
) -> None:
    """Print every vote as a line of JSON, oldest first; `evaluate --questions` reads them."""
    options = wiring.storage_options(wiring.open_settings(context))
    # Slow to load: SQLAlchemy.
    from bot.storage.export import feedback as exported

    lines = asyncio.run(exported(options))
    if not lines:
        stderr.print("No votes are stored yet.")
    elif to is None:
        print(*lines, sep="\n")
    else:
        write_text(to, "".join(f"{line}\n" for line in lines))
        stderr.print(f"Wrote {len(lines)} votes to {to}", markup=False)
