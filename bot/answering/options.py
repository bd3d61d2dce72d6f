"""What the library is told."""

from dataclasses import dataclass
from pathlib import Path

from corpus.readers.kept import KeptDocuments
from embeddings.index.server import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOptions:
    """Which reports are open, and how they are searched.

    `catalog` is the catalog file, `added` the folder of the reports that are added beside it, and
    `folder` the index folder; `model` is the model's name or
    folder, and `languages` the codes of the languages that it reads, "*" for all; `multilingual` is
    the name or folder of the model that reads across languages, empty for none; `reranker` is
    `cross-encoder:NAME`, or empty for none; `workers` is how many questions are searched at a time.
    `server` is where the sentences of the index are kept; None for its folder.
    """

    catalog: Path
    added: Path
    folder: Path
    model: str
    languages: tuple[str, ...]
    multilingual: str
    reranker: str
    workers: int
    server: Server | None

    @property
    def documents(self) -> KeptDocuments:
        """Return what was read of the reports' files, beside the index."""
        return KeptDocuments(self.folder / "documents")
