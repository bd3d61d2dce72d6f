"""Who reads: each report may name the people and groups that it is for."""

from dataclasses import dataclass

from corpus.model import Report


@dataclass(frozen=True, slots=True)
class Reader:
    """A person in private or in inline mode, or a group, by Telegram's id.

    What is shown in a group everybody there sees, so the group is the reader, whoever asks.
    `reads_all` is an admin in private.
    """

    id: int
    reads_all: bool = False

    def may_read(self, report: Report) -> bool:
        """Say whether a report is for them."""
        readers = report.entry.readers
        return self.reads_all or readers is None or self.id in readers
