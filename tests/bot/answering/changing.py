"""A library that is changed, with the model of the tests: small enough for a process of its own."""

from pathlib import Path

from bot.answering.current import CurrentLibrary
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from corpus.library import read_reports
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from tests.fakes import MeaningEncoder, WordEncoder

CATALOG = """[[report]]
id = "farms"
title = "A Report on Farms"
date = "2020-03-01"
language = "en"
publisher = "Nobody"
file = "farms.txt"
"""
FARMS = "Pigs live on farms.\n\nThe harvest of grain was large."
TRAINS = "The Trains of 2021\n\nTrains go to europe in winter.\n\nSchools like trains."


def options_in(folder: Path) -> LibraryOptions:
    """Return options for a library that lies in a folder, with its catalog of one report."""
    (folder / "farms.txt").write_text(FARMS)
    (folder / "catalog.toml").write_text(CATALOG)
    return LibraryOptions(
        catalog=folder / "catalog.toml",
        added=folder / "added",
        folder=folder / "index",
        model="",
        languages=("en",),
        multilingual="",
        reranker="",
        workers=1,
        server=None,
    )


def opened(options: LibraryOptions, encoder: WordEncoder | None = None) -> CurrentLibrary:
    """Open a library as another process would, with the models of the tests."""
    reports = read_reports(options.catalog, options.added)
    library = Library.of(
        reports,
        options.folder,
        SearchSetup(Models(encoder or WordEncoder(), MeaningEncoder()), server=options.server),
    )
    return CurrentLibrary.beginning_with(options, library)


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file that is to become a report."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def contents(folder: Path) -> set[str]:
    """Return the files of a folder of added reports, but for its lock."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock")
    return {str(file.relative_to(folder)) for file in files}
