"""How well files of each format are read: `make readers`.

Prints two tables. The first, where a folder of real files with what is to be found in them is
given (`expect.jsonl` and `data/`), counts by format what was found. The second saves the shipped
report in each format, reads it back, and asks it the development questions, without its sidecar.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.sets import DATA, ROOT
from corpus.catalog import load_catalog
from corpus.model import Document, Report, ReportError
from corpus.readers import read_file
from corpus.report import read_report
from embeddings.encoder import Encoder
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.corpus.readers.saved import FORMATS, shipped

COUNTED = ("sentences", "headings", "pages", "errors")


def squeezed(text: str) -> str:
    """Return a text without white space, for comparing."""
    return re.sub(r"\s+", "", text)


def found(wanted: dict[str, Any], document: Document) -> Iterator[tuple[str, bool]]:
    """Yield for each thing that a file should hold its kind, and whether it was read.

    Args:
        wanted: a line of `expect.jsonl`: `sentences`, each with `text`, `page` and `heading`.
        document: what was read.
    """
    texts = [squeezed(document.text[b.start : b.end]) for b in document.blocks]
    for sentence in wanted["sentences"]:
        text = squeezed(sentence["text"])
        rows = [row for row, block in enumerate(texts) if text in block]
        yield "sentences", bool(rows)
        if sentence["page"]:
            pages = {document.blocks[row].page for row in rows}
            yield "pages", bool(pages & {sentence["page"], sentence["page"] - 1})
        if sentence["heading"]:
            above = document.blocks[: rows[0]] if rows else ()
            titles = {squeezed(document.text[b.start : b.end]) for b in above if b.level}
            yield "headings", squeezed(sentence["heading"]) in titles


def real_files(folder: Path) -> Iterator[str]:
    """Yield a row per format: files, what was found of what is in them, seconds."""
    rows: dict[str, dict[str, list[bool]]] = {}
    seconds: dict[str, float] = {}
    for line in (folder / "expect.jsonl").read_text("utf-8").splitlines():
        wanted = json.loads(line)
        counts = rows.setdefault(wanted["format"], {name: [] for name in ("files", *COUNTED)})
        started = time.perf_counter()
        counts["files"].append(True)
        try:
            document = read_file(folder / "data" / wanted["file"])
        except ReportError:
            document = Document("", ())
            counts["errors"] += [bool(wanted["error"])] if wanted["error"] else []
        else:
            counts["errors"] += [bool(document.warnings)] if wanted["error"] else []
        if not wanted["error"]:
            for name, is_right in found(wanted, document):
                counts[name].append(is_right)
        spent = time.perf_counter() - started
        seconds[wanted["format"]] = seconds.get(wanted["format"], 0.0) + spent
    yield "| format | files | sentences | headings | pages | refused or warned of | seconds |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, counts in rows.items():
        shares = " | ".join(f"{sum(counts[each])}/{len(counts[each])}" for each in COUNTED)
        yield f"| {name} | {len(counts['files'])} | {shares} | {seconds[name]:.1f} |"


def hits(report: Report, questions: list[Question], encoder: Encoder) -> tuple[int, int]:
    """Return how many questions have their paragraph first, and how many among the first three."""
    with tempfile.TemporaryDirectory() as folder:
        searcher = Searcher.open([report], Path(folder), SearchSetup(Models(encoder)))
    first = third = 0
    for question in questions:
        passages = searcher.search(question.text, 3, question.history).hits
        right = [
            any(squeezed(quote) in squeezed(hit.paragraph.text) for quote in question.quotes)
            for hit in passages
        ]
        first, third = first + bool(right and right[0]), third + any(right)
    return first, third


def saved_reports() -> Iterator[str]:
    """Yield a row per format that the shipped report is saved in, the text file's first."""
    encoder = load_encoder()
    questions = [q for q in load_questions(DATA / "development.jsonl") if q.quotes]
    entry = replace(load_catalog(ROOT / "corpus/catalog.toml")[0], questions=None)
    text = read_report(entry)
    wanted = [(p.section, " ".join(p.text.split())) for p in text.paragraphs]
    yield "| the shipped report as | same paragraphs | hit@1 | hit@3 |"
    yield "| --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        for name, report in {"text": text, **_saved(entry.id, Path(folder))}.items():
            same = [(p.section, " ".join(p.text.split())) for p in report.paragraphs] == wanted
            shares = [count / len(questions) for count in hits(report, questions, encoder)]
            yield f"| {name} | {'yes' if same else 'no'} | {shares[0]:.3f} | {shares[1]:.3f} |"


def _saved(report_id: str, folder: Path) -> dict[str, Report]:
    """Return the shipped report as it is read back from each format."""
    entry = replace(load_catalog(ROOT / "corpus/catalog.toml")[0], questions=None)
    reports = {}
    for number, (name, (save, suffix)) in enumerate(FORMATS.items()):
        file = folder / f"{report_id}-{number}{suffix}"
        file.write_bytes(save(shipped()))
        reports[name] = read_report(replace(entry, file=str(file)))
    return reports


def main() -> None:
    """Print both tables; the first one only where there are real files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, help="a folder with expect.jsonl and data/")
    files: Path | None = parser.parse_args().files
    if files is not None and not (files / "expect.jsonl").is_file():
        parser.error(f"there is no {files / 'expect.jsonl'}")
    for line in chain(real_files(files) if files else (), [""], saved_reports()):
        print(line, flush=True)


if __name__ == "__main__":
    main()
