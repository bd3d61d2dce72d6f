"""Documents that were read before, kept in a folder: a start reads no file that is as it was.

A PDF of hundreds of pages takes many seconds to read, and a process that was killed at night should
answer soon. What is kept counts for the same bytes, read in the same way by the same readers.
"""

import hashlib
import json
import logging
from collections.abc import Container
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from corpus.checksum import sha256_of
from corpus.durable import write_durably
from corpus.model import Document
from corpus.readers import read_file
from corpus.readers.options import ReadOptions
from corpus.readers.process.handover import as_json, document_of
from corpus.sealed import BrokenSealError, sealed, unsealed

# What reads files beside this package's own code.
_LIBRARIES = ("lxml", "markdown-it-py", "pypdfium2")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptDocuments:
    """A folder of documents, which can be deleted at any time.

    Each is in a file named by the checksum of what was read, how, and by which readers.
    """

    folder: Path

    def read(self, path: Path, options: ReadOptions) -> Document:
        """Read a file as `read_file` does, unless its content was read before.

        Raises:
            ReportError: as `read_file` does.
        """
        checksum = _checksum(path)
        kept = self.folder / f"{checksum}-{_way(path, options)}-{_readers()}.json"
        if checksum and (found := _found(kept)):
            return found
        document = read_file(path, options)
        if document.checksum == checksum:
            _keep(kept, document)
        return document

    def keep_only(self, checksums: Container[str]) -> None:
        """Delete what was read of other files than those with some checksums, or by other readers.

        A process of another version that shares the folder reads its files once more at its start.
        """
        for file in self.folder.glob("*.json"):
            is_ours = file.stem.endswith(f"-{_readers()}")
            if not is_ours or file.name.partition("-")[0] not in checksums:
                with suppress(OSError):
                    file.unlink()


def _checksum(path: Path) -> str:
    """Return the checksum of a file; empty where that can't be told, as reading it will say."""
    try:
        return sha256_of(path) if path.is_file() else ""
    except (OSError, ValueError):
        return ""


def _way(path: Path, options: ReadOptions) -> str:
    """Return what tells how a file is read: its name's ending and the options."""
    way = json.dumps([path.suffix, asdict(options)])
    return hashlib.sha256(way.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _readers() -> str:
    """Return what changes with the code that reads: of this package, and of its libraries."""
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    package = Path(str(files("corpus")))
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _found(kept: Path) -> Document | None:
    """Return a document that was kept; None where there is none, or not as it was written."""
    try:
        return document_of(unsealed(kept.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, BrokenSealError) as error:
        log.warning("A document that was read before is read anew: %s: %s", kept.name, error)
        return None


def _keep(kept: Path, document: Document) -> None:
    """Keep a document; where that can't be, the next start reads its file again."""
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(kept, sealed(as_json(document)))
    except OSError as error:
        log.info("What was read isn't kept for the next start: %s", error)
