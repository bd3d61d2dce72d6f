"""The library: the reports that are open, and how they are asked."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from bot.answers import Answer, Outcome, passage_of
from corpus.catalog import load_catalog
from corpus.model import Paragraph, Report
from corpus.structure import read_report
from embeddings.crossencoder import CrossEncoder
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.folder import open_index
from embeddings.index import pieces_of
from embeddings.material import Material
from embeddings.search import Searcher

QUESTION_LENGTH = 1000


class Library:
    """Reports with their index and model, ready to be asked."""

    def __init__(self, reports: Sequence[Report], searcher: Searcher) -> None:
        self.reports = {report.id: report for report in reports}
        self.searcher = searcher

    @classmethod
    def open(
        cls,
        catalog: Path,
        folder: Path,
        model: str,
        languages: Sequence[str] = ("en",),
        reranker: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Read the catalog's reports and open their index; a stale or missing one is built.

        Args:
            catalog: the catalog file.
            folder: the index folder.
            model: the model's name or folder.
            languages: the languages that the model reads, by code; "*" is all of them.
            reranker: `cross-encoder:NAME`, or empty for none.
            progress: told how many sentences were just encoded, and of how many in all.

        Raises:
            ReportError, ModelError, IndexFolderError: what cannot be used, and what to do.
        """
        reports = read_reports(catalog)
        encoder = SentenceEncoder.load(model, languages)
        return cls.of(reports, folder, encoder, progress, CrossEncoder.load(reranker))

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        folder: Path,
        encoder: Encoder,
        progress: Callable[[int, int], None] | None = None,
        reranker: CrossEncoder | None = None,
    ) -> Self:
        """Open the index of reports that were read, with a model that was loaded."""
        material = Material.of(reports)
        total = sum(map(len, pieces_of(material, encoder.languages).values()))
        told = (lambda done: progress(done, total)) if progress else None
        index = open_index(folder, material, encoder, told)
        return cls(reports, Searcher(material, index, encoder, reranker=reranker))

    def ask(self, question: str, k: int = 5, history: Sequence[str] = ()) -> Answer:
        """Answer a question; what goes beyond `QUESTION_LENGTH` characters isn't read.

        Args:
            question: what the person wrote.
            k: how many passages at most.
            history: the questions before it, oldest first, for a follow-up.
        """
        started = time.perf_counter()
        findings = self.searcher.search(question[:QUESTION_LENGTH], k, history)
        outcome: Outcome = findings.outcome
        passages = tuple(passage_of(self.reports[h.paragraph.report], h) for h in findings.hits)
        took_ms = (time.perf_counter() - started) * 1000
        cut = len(question) > QUESTION_LENGTH
        return Answer(question, outcome, findings.confidence, passages, took_ms, cut)

    def paragraph(self, passage_id: str) -> Paragraph | None:
        """Return the paragraph of a passage id such as `liaoning-2022/57`; None when it's gone."""
        name, _, number = passage_id.rpartition("/")
        if name not in self.reports or not number.isdecimal():
            return None
        return self.reports[name].by_number.get(int(number))


def read_reports(catalog: Path) -> tuple[Report, ...]:
    """Read every report of a catalog.

    Raises:
        ReportError: the catalog or one of its reports cannot be used.
    """
    return tuple(read_report(entry) for entry in load_catalog(catalog))
