"""A bank of two small reports, encoded by models that a reader can follow."""

from pathlib import Path

import pytest

from benchmarks.scale.bank import Bank
from corpus.model import Report
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

FARMS = """\
I. The farms

Pigs live on 12 farms. Grain was scarce in the winter of 1998. Nobody counts the pigs of Dalian.

II. The harvest

The harvest of grain fed the pigs. Schools closed for the harvest."""
TRAINS = """\
I. The trains

Trains leave for Europe. Schools take trains to Anshan in winter."""
ANSWER = "Trains leave for Europe"


@pytest.fixture
def reports(tmp_path: Path) -> list[Report]:
    """Return the two reports."""
    return [report_of(FARMS, tmp_path, id="farms"), report_of(TRAINS, tmp_path, id="trains")]


@pytest.fixture
def texts(reports: list[Report], tmp_path: Path) -> list[Searcher]:
    """Return the two reports, each ready to be asked."""
    return [Searcher.open([each], tmp_path / each.id, meaning_setup()) for each in reports]


@pytest.fixture
def bank(texts: list[Searcher]) -> Bank:
    """Return the bank of the two reports, but for a sentence that answers a question."""
    return Bank.of(texts, [ANSWER])
