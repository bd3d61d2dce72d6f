"""What a process holds of the library, and how that is exchanged for what the disk says.

Nothing here waits for anybody: whoever calls it sees to it that nobody else does meanwhile.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.answering.apart import Builder, IndexRequest, encodes_much
from bot.answering.changes import Change
from bot.answering.heap import give_back
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from bot.answering.snapshot import Snapshot
from corpus.added.state import Added, read_added, stamp_of, write_added
from corpus.library import load_entries, read_entries, served
from corpus.model import Report
from embeddings.index.backends import keep_only
from embeddings.progress import ProgressCallback


class HeldLibrary:
    """The library of this moment, `now`, by which options it was opened, and what follows it.

    One that is `apart` has much new text encoded in a process of its own.
    """

    def __init__(self, options: LibraryOptions, snapshot: Snapshot, *, apart: bool) -> None:
        self._options = options
        self._apart = apart
        self._builder = Builder()
        self._hold(snapshot)

    def _hold(self, snapshot: Snapshot) -> None:
        """Swap a library in; what it took to open it goes back to the system."""
        self.now = snapshot
        give_back()

    @property
    def folder(self) -> Path:
        """Return the folder of what is added."""
        return self._options.added

    def stop(self) -> None:
        """Stop what encodes text, at once: the process ends."""
        self._builder.stop()

    def keep_only(self) -> None:
        """Delete what the index of this moment doesn't hold, and what was read of other files."""
        options, library = self._options, self.now.library
        keep_only(options.folder, options.server, library.searcher.index)
        options.documents.keep_only({report.checksum for report in library.reports.values()})

    def reload(self, catalog: Path, progress: ProgressCallback | None) -> None:
        """Read every report of a catalog anew, and swap the library in whole.

        Raises:
            ReportError, IndexFolderError: one can't be read, or the index can't be written.
        """
        options = replace(self._options, catalog=catalog)
        stamp, added = stamp_of(options.added), read_added(options.added)
        shelf = read_entries(load_entries(options.catalog, added), read=options.documents.read)
        if shelf.failures:
            raise shelf.failures[0][1]
        library = self.now.library.holding(served(shelf), options.folder, progress)
        snapshot = Snapshot.of(library, options.added, added, stamp)
        snapshot.prepare()
        self._options = options
        self._hold(snapshot)

    def commit(self, change: Change, progress: ProgressCallback | None) -> None:
        """Write the index of a change, then the catalog, and swap the library in."""
        known = {**self.now.library.reports, **change.reports}
        library = self._opened(change.added, known, progress)
        write_added(self.folder, change.added)
        self._hold(Snapshot.of(library, self.folder, change.added, stamp_of(self.folder)))

    def refresh(self, progress: ProgressCallback | None) -> bool:
        """Take over what is on the disk; once more where that changed meanwhile."""
        changed = False
        while (stamp := stamp_of(self.folder)) != self.now.stamp:
            added = read_added(self.folder)
            library = self._opened(added, self.now.library.reports, progress)
            snapshot = Snapshot.of(library, self.folder, added, stamp)
            snapshot.prepare()
            self._hold(snapshot)
            changed = True
        return changed

    def _opened(
        self, added: Added, known: Mapping[str, Report], progress: ProgressCallback | None
    ) -> Library:
        """Open the library of a generation, with the models of this one."""
        options, library = self._options, self.now.library
        entries, read = load_entries(options.catalog, added), options.documents.read
        reports = served(read_entries(entries, known, added, read))
        if self._apart and encodes_much(library, reports, options.folder):
            self._builder.build(IndexRequest(options, reports), progress)
        told = partial(self._tell, progress) if progress else None
        return library.holding(reports, options.folder, told)

    def _tell(self, progress: ProgressCallback, done: int, total: int) -> None:
        """Tell how far it is, unless it is to stop.

        Raises:
            StoppedError: it is.
        """
        self._builder.check()
        progress(done, total)
