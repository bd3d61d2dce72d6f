"""Builds an index in a process of its own, which gives way to the questions that come meanwhile."""

import json
import logging
import pickle
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answering.beside import StoppedError
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from corpus.model import OperatorError, Report
from corpus.readers.process.child import command_of, environment
from corpus.refusal import Refusal
from embeddings.progress import ProgressCallback

log = logging.getLogger(__name__)

_WORKER = "bot.answering.index_worker"
# Texts that are encoded in less time than a process takes to load the models.
_LITTLE = 40


@dataclass(frozen=True, slots=True)
class IndexRequest:
    """An index to build, as it is handed to the process: which options, and of which reports."""

    options: LibraryOptions
    reports: Sequence[Report]


def encodes_much(library: Library, reports: Sequence[Report], folder: Path) -> bool:
    """Say whether reports hold much text that a library hasn't, and that no index has either.

    Of expected questions each is a text, as a sentence is.

    An index in this process's memory can't be made by another process.
    """
    if library.searcher.is_in_memory:
        return False
    sources = {report.source for report in library.reports.values()}
    new = [report for report in reports if report.source not in sources]
    texts = sum(report.paragraphs.sentence_count + len(report.questions) for report in new)
    return texts > _LITTLE and not library.searcher.has_index(reports, folder)


class Builder:
    """The processes that build indexes; after `stop` there is none, and none is begun."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._is_stopped = False

    def stop(self) -> None:
        """End the processes at once; what was built so far is left as a kill leaves it."""
        with self._lock:
            self._is_stopped = True
            for process in self._processes:
                process.kill()

    def check(self) -> None:
        """Let work on an index go on.

        Raises:
            StoppedError: it isn't to.
        """
        if self._is_stopped:
            raise StoppedError

    def build(self, request: IndexRequest, progress: ProgressCallback | None) -> None:
        """Build and save an index in a process of its own, by the models that the options name.

        Where that process breaks off, the index isn't there, and is built where it is needed.

        Args:
            request: which index.
            progress: told how many texts were just encoded, and of how many in all.

        Raises:
            OperatorError: the folder cannot be written, or the server cannot be used.
            StoppedError: it was stopped.
        """
        with self._started() as process:
            error = _follow(process, request, progress)
        self.check()
        if error:
            raise error
        if process.returncode:
            log.warning("The process that builds an index broke off: %d", process.returncode)

    @contextmanager
    def _started(self) -> Iterator[subprocess.Popen[bytes]]:
        """Start a process, and wait for its end."""
        command, pipe = command_of(_WORKER), subprocess.PIPE
        with self._lock:
            self.check()
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment())
            self._processes.add(process)
        try:
            with process:
                yield process
        finally:
            with self._lock:
                self._processes.discard(process)


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
