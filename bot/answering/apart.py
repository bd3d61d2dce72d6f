"""Builds an index in a process of its own, which gives way to the questions that come meanwhile."""

import json
import logging
import pickle
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from corpus.model import OperatorError, Report
from corpus.readers.process.child import command_of, environment
from corpus.refusal import Refusal
from embeddings.progress import ProgressCallback

log = logging.getLogger(__name__)

_WORKER = "bot.answering.index_worker"


@dataclass(frozen=True, slots=True)
class IndexRequest:
    """An index to build, as it is handed to the process: which options, and of which reports."""

    options: LibraryOptions
    reports: Sequence[Report]


def must_encode(library: Library, reports: Sequence[Report], folder: Path) -> bool:
    """Say whether reports hold text that a library hasn't, and that no index has either.

    An index in this process's memory can't be made by another process.
    """
    if library.searcher.is_in_memory:
        return False
    sources = {report.source for report in library.reports.values()}
    is_new = any(report.source not in sources for report in reports)
    return is_new and not library.searcher.has_index(reports, folder)


def build_apart(request: IndexRequest, progress: ProgressCallback | None) -> None:
    """Build and save an index in a process of its own, by the models that the options name.

    Where that process breaks off, the index isn't there, and is built where it is needed.

    Args:
        request: which index.
        progress: told how many texts were just encoded, and of how many in all.

    Raises:
        OperatorError: the folder cannot be written, or the server cannot be used.
    """
    command, pipe = command_of(_WORKER), subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment()) as process:
        error = _follow(process, request, progress)
    if error:
        raise error
    if process.returncode:
        log.warning("The process that builds an index broke off: %d", process.returncode)


def _follow(
    process: subprocess.Popen[bytes],
    request: IndexRequest,
    progress: ProgressCallback | None,
) -> OperatorError | None:
    """Hand the request over, and hear how far it is; return why it can't be done, or nothing."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    try:
        with process.stdin as stream:
            pickle.dump(request, stream)
    except OSError as error:
        log.warning("The process that builds an index can't be told: %s", error)
    for line in process.stdout:
        said = json.loads(line)
        if "error" in said:
            return OperatorError(said["error"], Refusal(said["kind"]))
        if progress:
            progress(said["done"], said["total"])
    return None
