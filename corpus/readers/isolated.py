"""Reads a file in a process of its own, held to limits: what breaks a reader breaks nothing else."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.handover import document_of
from corpus.readers.options import ReadOptions

_CODE = "from corpus.readers.worker import main; main()"


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
    request = {"path": str(path), "options": asdict(options), "memory": limits.memory}
    # The process finds the same packages, whichever folder it starts in.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        process = subprocess.run(
            [sys.executable, "-c", _CODE],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        says = f"reading it took more than {limits.seconds:g} seconds. Split it, or save it anew."
        raise ReportError(f"The report {path} cannot be read: {says}") from None
    return _answer(path, process, limits)


def _check_file(path: Path, limits: Limits) -> None:
    """Refuse what is no file, or too large a one, before anything is read of it."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise ReportError(f"The report {path} cannot be read: {why}.") from error
    if not stat.S_ISREG(found.st_mode):
        raise ReportError(f"The report {path} is no file. Give the path of a report's file.")
    if found.st_size > limits.size:
        raise ReportError(
            f"The report {path} has {found.st_size / 1e6:,.0f} MB, and at most "
            f"{limits.size / 1e6:,.0f} are read. Split it into parts."
        )


def _answer(path: Path, process: subprocess.CompletedProcess[bytes], limits: Limits) -> Document:
    """Return the document that the process read, or raise what it says."""
    if process.returncode == 0:
        said = json.loads(process.stdout)
        if "error" in said:
            raise ReportError(said["error"])
        return document_of(said)
    if b"MemoryError" in process.stderr:
        why = f"reading it takes more than {limits.memory / 1e6:,.0f} MB of memory. Split it"
    else:
        last = process.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        why = f"its reader broke off ({last or f'signal {-process.returncode}'}). Save it anew"
    raise ReportError(f"The report {path} cannot be read: {why}, and add that.")
