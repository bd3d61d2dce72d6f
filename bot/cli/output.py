"""What commands write beside their results: lines on stderr, files, and why they can't go on."""

from pathlib import Path

from rich.console import Console

from corpus.model import OperatorError

stderr = Console(stderr=True, highlight=False, soft_wrap=True)


class CommandError(OperatorError):
    """A command that cannot be done as it was given; the message says why and what to do."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 paragraph", "2 paragraphs"."""
    return f"{count} {named(count, noun)}"


def named(count: int, noun: str) -> str:
    """Return a noun as it stands behind a count."""
    return noun if count == 1 else f"{noun}s"


def write_text(file: Path, text: str) -> None:
    """Write a file, in UTF-8.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
