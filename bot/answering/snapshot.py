"""The library of one moment: what is asked, what of it was added, what was said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.answering.former import FormerEditions, Found, find, former_editions
from bot.answering.library import Library
from bot.answering.reader import Reader
from corpus.added.state import Added, Stamp


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A library with the reports of it that were added, and their former editions by id.

    `stamp` is that of the catalog it was read from; None where there was none.
    """

    library: Library
    added: Added
    stamp: Stamp | None
    former: Mapping[str, FormerEditions]

    @classmethod
    def of(cls, library: Library, folder: Path, added: Added, stamp: Stamp | None) -> Self:
        """Return a library with what was added of it, whose former editions lie in a folder."""
        return cls(library, added, stamp, former_editions(library.reports, folder, added))

    def prepare(self) -> None:
        """Read and trace the former editions now, for the links to come."""
        for editions in self.former.values():
            editions.prepare()

    @property
    def ids(self) -> set[str]:
        """Return the ids that no other report can have: those served, and added ones that fail."""
        return {*self.library.reports, *(each.entry.id for each in self.added.reports)}

    def read_by(self, reader: Reader | None) -> Library:
        """Return the library that a reader sees; nobody's is that of all reports."""
        if reader is None:
            return self.library
        reports = self.library.reports
        ids = frozenset(name for name, report in reports.items() if reader.may_read(report))
        return self.library if len(ids) == len(reports) else self.library.within(ids)

    def find(self, code: str, reader: Reader | None = None) -> Found:
        """Return what the code of a link or a button leads to in what a reader sees."""
        return find(self.read_by(reader).reports, self.former, code)
