"""Reads a file in a process of its own, held to limits: what breaks there breaks nothing else."""

import json
import signal
import stat
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.options import ReadOptions
from corpus.readers.process.child import run_child
from corpus.readers.process.handover import document_of
from corpus.refusal import Refusal

_WORKER = "corpus.readers.process.worker"
# How much of a reader's last words an error repeats.
_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may cost: its own bytes, and seconds and bytes of memory to read it.

    A PDF of 2,000 pages is read in about a minute, 10 MB of text in less, with 300 MB of memory;
    the address space that libraries map without using it counts here too.
    """

    size: int = 200_000_000
    seconds: float = 600
    memory: int = 2_000_000_000


def read_isolated(path: Path, options: ReadOptions, limits: Limits | None = None) -> Document:
    """Read a report file in a process of its own.

    Raises:
        ReportError: it is no file, cannot be read, or costs more than the limits; the message names
            the file and says what to do.
    """
    limits = limits or Limits()
    _check_file(path, limits)
    request = {"path": str(path), "options": asdict(options)} | asdict(limits)
    try:
        process = run_child(_WORKER, request, limits.seconds)
    except subprocess.TimeoutExpired:
        raise _refused(path, _took_long(limits), Refusal.TOO_LARGE) from None
    return _answer(path, process, limits)


def _check_file(path: Path, limits: Limits) -> None:
    """Refuse what is no file, or too large a one, before anything is read of it."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise _refused(path, f"{why}. Give the path of a report's file.") from error
    if not stat.S_ISREG(found.st_mode):
        raise ReportError(f"The report {path} is no file. Give the path of a report's file.")
    if found.st_size > limits.size:
        raise ReportError(
            f"The report {path} has {found.st_size / 1e6:,.0f} MB, and at most "
            f"{limits.size / 1e6:,.0f} are read. Split it into parts.",
            Refusal.TOO_LARGE,
        )


def _answer(path: Path, process: subprocess.CompletedProcess[bytes], limits: Limits) -> Document:
    """Return the document that the process read, or raise what it says."""
    if process.returncode == 0 and process.stdout:
        said = json.loads(process.stdout)
        if "error" in said:
            raise ReportError(said["error"], Refusal(said["kind"]))
        return document_of(said)
    if process.returncode == -signal.SIGXCPU:
        raise _refused(path, _took_long(limits), Refusal.TOO_LARGE)
    # A library in C aborts where it gets no memory: PDFium, at a page that unfolds without end.
    if b"MemoryError" in process.stderr or process.returncode == -signal.SIGABRT:
        most = f"{limits.memory / 1e6:,.0f} MB"
        why = f"reading it takes more than {most} of memory. Split it into parts."
        raise _refused(path, why, Refusal.TOO_LARGE)
    last = process.stderr.decode(errors="replace").strip().rpartition("\n")[2][:_SHOWN]
    why = last or f"signal {-process.returncode}"
    why = f"its reader broke off ({why}). Save it anew, or as PDF, and add that."
    raise _refused(path, why, Refusal.BROKEN)


def _took_long(limits: Limits) -> str:
    """Say that reading was given up."""
    return f"reading it takes more than {limits.seconds:g} seconds. Split it, or save it anew."


def _refused(path: Path, why: str, kind: Refusal = Refusal.OTHER) -> ReportError:
    """Return the error that says why a file cannot be read, and what to do."""
    return ReportError(f"The report {path} cannot be read: {why}", kind)
