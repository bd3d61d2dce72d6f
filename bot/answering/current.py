"""The library of this moment: reports come, change and go, and it is swapped in whole.

A change is one transaction over files, catalog and index. All that is new is written beside what
is there: the file, the former edition, the index. Then the catalog is replaced, which is the one
step that counts. Whoever is killed before it leaves the old library whole, after it the new one.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from bot.answering.changes import Change, adding, describing, removing, showing, updating
from bot.answering.held import HeldLibrary
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from bot.answering.snapshot import Snapshot
from corpus.added.candidate import Candidate, Given, read_candidate
from corpus.added.files import do_if_free, tidy, tidy_if_free
from corpus.added.state import Added, changing, read_added, stamp_of
from corpus.model import Report
from embeddings.progress import ProgressCallback

Waiting = Callable[[str], None]


class CurrentLibrary:
    """Holds the library of this moment, and changes it.

    Its methods wait for files, models and other processes, so they belong in threads; several may
    be called at once. Questions that are being answered keep the library that they began with.
    A method that changes it takes `progress`, told how many texts were just encoded and of how many
    in all, and `waiting`, told in a line that another change must end first. Where it raises, the
    library is as it was. One that is `apart` has new text encoded in a process of its own, so that
    questions go on as fast as before.
    """

    def __init__(self, options: LibraryOptions, snapshot: Snapshot, *, apart: bool = False) -> None:
        self._held = HeldLibrary(options, snapshot, apart=apart)
        self._changes = threading.Lock()

    @classmethod
    def open(
        cls,
        options: LibraryOptions,
        progress: ProgressCallback | None = None,
        *,
        apart: bool = False,
    ) -> Self:
        """Open the library as it is; a stale or missing index is built.

        Raises:
            ReportError, ModelError, IndexFolderError: what cannot be used, and what to do.
        """
        tidy_if_free(options.added)
        stamp, added = stamp_of(options.added), read_added(options.added)
        library = Library.open(options, progress)
        current = cls(options, Snapshot.of(library, options.added, added, stamp), apart=apart)
        if options.server:
            # A change that was broken off may have left there what it took out.
            do_if_free(options.added, current._held.keep_only)
        return current

    @classmethod
    def beginning_with(
        cls, options: LibraryOptions, library: Library, *, apart: bool = False
    ) -> Self:
        """Begin with a library of the catalog's reports, and take in what was added.

        So that its models, such as a test's own, are those of every library after it.

        Raises:
            ReportError, IndexFolderError: what was added cannot be used.
        """
        current = cls(options, Snapshot(library, Added(), None, {}), apart=apart)
        current.refresh_if_changed()
        return current

    def stop(self) -> None:
        """End at once what encodes the text of a change, which raises `StoppedError`.

        What takes a moment goes on, such as a report's removal.
        """
        self._held.stop()

    @property
    def now(self) -> Snapshot:
        """Return all of this moment."""
        return self._held.now

    @property
    def library(self) -> Library:
        """Return the library that is asked now."""
        return self.now.library

    def read(self, file: Path, name: str = "", given: Given | None = None) -> Candidate:
        """Read a file that may become a report, and guess what nobody says of it; keep nothing.

        Raises:
            ReportError: it can't be read, or what was given of it can't be.
        """
        return read_candidate(file, name, given, self.now.ids)

    def same_title(self, title: str) -> tuple[Report, ...]:
        """Return the reports that have a title, capitals and blanks aside."""
        reports = self.library.reports.values()
        return tuple(report for report in reports if report.entry.has_title(title))

    def add(
        self,
        candidates: Sequence[Candidate],
        progress: ProgressCallback | None = None,
        waiting: Waiting | None = None,
    ) -> tuple[Report, ...]:
        """Add files that `read` gave as reports, all of them or none; return the reports.

        Raises:
            ReportError, IndexFolderError: why nothing was added.
        """
        plan = partial(adding, self._held.folder, candidates)
        return tuple(self._change(plan, progress, waiting).reports.values())

    def update(
        self,
        report_id: str,
        candidate: Candidate,
        progress: ProgressCallback | None = None,
        waiting: Waiting | None = None,
    ) -> Report:
        """Put a new edition in the place of an added report; links into the old one are led on.

        Title, publisher and url stay unless they were given to `read` with the new file.

        Raises:
            ReportError, IndexFolderError: why nothing was changed.
        """
        plan = partial(updating, self._held.folder, report_id, candidate)
        return self._change(plan, progress, waiting).reports[report_id]

    def remove(self, report_id: str, waiting: Waiting | None = None) -> None:
        """Remove an added report; nothing of it is left in files, catalog or index.

        Raises:
            ReportError, IndexFolderError: why it wasn't removed.
        """
        self._change(partial(removing, report_id), None, waiting)

    def describe(
        self, report_id: str, details: Mapping[str, str], waiting: Waiting | None = None
    ) -> None:
        """Change the title, date, publisher or url of an added report.

        Raises:
            ReportError: it can't be that.
        """
        self._change(partial(describing, report_id, details), None, waiting)

    def show_to(
        self, report_id: str, readers: tuple[int, ...] | None, waiting: Waiting | None = None
    ) -> None:
        """Say who may read an added report; None is everybody who may ask.

        Raises:
            ReportError: there is no such added report.
        """
        self._change(partial(showing, report_id, readers), None, waiting)

    def reload(self, catalog: Path, progress: ProgressCallback | None = None) -> None:
        """Read every report of a catalog anew, and swap the library in whole.

        Raises:
            ReportError, IndexFolderError: one can't be read, or the index can't be written; the
                library is as it was.
        """
        with self._changes:
            self._held.reload(catalog, progress)

    def refresh_if_changed(self, progress: ProgressCallback | None = None) -> bool:
        """Take over what another process has changed; say whether there was anything.

        Looking is cheap; only where something changed is anything read, and only what is new.

        Raises:
            ReportError, IndexFolderError: it can't be taken over.
        """
        if stamp_of(self._held.folder) == self.now.stamp:
            return False
        with self._changes:
            return self._held.refresh(progress)

    def _change(
        self,
        plan: Callable[[Snapshot], Change],
        progress: ProgressCallback | None,
        waiting: Waiting | None,
    ) -> Change:
        """Plan a change on the library as it is on the disk, and make it."""
        held, folder = self._held, self._held.folder
        with changing(folder, waiting), self._changes:
            held.refresh(None)
            tidy(folder, held.now.added)
            held.keep_only()
            try:
                change = plan(held.now)
                held.commit(change, progress)
            finally:
                tidy(folder, read_added(folder))
            if change.forgets:
                held.keep_only()
            return change
