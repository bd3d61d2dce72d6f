"""Former editions of a report: what it said before it was updated, kept for the links into it."""

import gzip
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.added.files import keep_bytes, name_of_content
from corpus.added.state import EDITIONS, FormerEdition
from corpus.model import Report
from corpus.paragraphs import Sentence

log = logging.getLogger(__name__)

# How many former editions are kept of a report.
KEPT = 5


@dataclass(frozen=True, slots=True)
class FormerParagraph:
    """A paragraph as it once read, with its sentences."""

    number: int
    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A former edition that was read: its paragraphs, and the day until which it held."""

    paragraphs: tuple[FormerParagraph, ...]
    until: str


def keep_edition(folder: Path, report: Report, until: str) -> FormerEdition:
    """Write down a report's paragraphs before it is updated.

    Args:
        folder: where added reports are kept.
        report: the report as it is now.
        until: the day of the update, an ISO date.

    Raises:
        ReportError: the folder cannot be written.
    """
    rows = [[p.number, p.text, [[s.start, s.end] for s in p.sentences]] for p in report.paragraphs]
    data = gzip.compress(json.dumps(rows, ensure_ascii=False).encode(), mtime=0)
    return FormerEdition(keep_bytes(folder, EDITIONS, data, ".json.gz").name, until)


def read_editions(folder: Path, editions: Sequence[FormerEdition]) -> tuple[Former, ...]:
    """Read former editions, newest first; one that is lost or damaged holds nothing."""
    return tuple(Former(_paragraphs(folder / EDITIONS / e.file), e.until) for e in editions)


def _paragraphs(file: Path) -> tuple[FormerParagraph, ...]:
    """Read the paragraphs of a former edition; none of one that is lost or damaged."""
    try:
        data = file.read_bytes()
        if name_of_content(data) != file.name.partition(".")[0]:
            raise ValueError("it isn't what was written")
        rows = json.loads(gzip.decompress(data))
        return tuple(
            FormerParagraph(int(n), str(text), tuple(Sentence(a, b) for a, b in spans))
            for n, text, spans in rows
        )
    except (OSError, EOFError, ValueError, TypeError) as error:
        log.warning("Links into a former edition lead nowhere: %s can't be read: %s", file, error)
        return ()
