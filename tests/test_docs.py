"""What the documents name is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import HARNESS, PRODUCT, ROOT, SOURCES

DOCS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
# A path from the root of the project or the name of a file alone, and a test in it.
_FILE = re.compile(r"(?<![\w./-])([\w-][\w./-]*\.(?:py|toml))(?:::(\w+))?")
_FOLDER = re.compile(rf"`((?:{'|'.join((*HARNESS, *PRODUCT))})/[\w/-]*)`")
_RUN = re.compile(rf"-m ((?:{'|'.join((*HARNESS, *PRODUCT))})[\w.]*)")
_PATHS = [
    *SOURCES.values(),
    *(path for room in (*PRODUCT, *HARNESS) for path in (ROOT / room).rglob("*.toml")),
    ROOT / "pyproject.toml",
]
_NAMES = {path.name for path in _PATHS}


def missing(text: str) -> Iterator[str]:
    """Yield the files, tests, folders and modules that a text names and that aren't there."""
    for name, test in _FILE.findall(text):
        path = ROOT / name
        if name not in _NAMES and path not in _PATHS:
            yield name
        elif test and not re.search(rf"def {test}\b", path.read_text("utf-8")):
            yield f"{name}::{test}"
    yield from (name for name in _FOLDER.findall(text) if not (ROOT / name).is_dir())
    yield from (name for name in _RUN.findall(text) if name not in SOURCES)


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(doc: Path) -> None:
    """Files by their path or their name, tests of them, folders, and modules that are run."""
    assert list(missing(doc.read_text("utf-8"))) == []


def test_what_is_not_there_is_named() -> None:
    """By the name that the text gives."""
    text = (
        "`tests/test_docs.py::test_gone`, `tests/gone.py`, gone.toml, `bot/gone/`, -m bot.gone; "
        "`test_docs.py`, `bot/chat/`, config/bot.toml, /data/own.toml, -m tests.reading_list"
    )
    gone = ["tests/test_docs.py::test_gone", "tests/gone.py", "gone.toml", "bot/gone/", "bot.gone"]
    assert list(missing(text)) == gone


def test_a_test_of_the_chat_stands_in_its_folder() -> None:
    """In docs/chat.md one that is named without a folder does."""
    text = (ROOT / "docs" / "chat.md").read_text("utf-8")
    names = [name for name, _ in _FILE.findall(text) if re.fullmatch(r"test_\w+\.py", name)]
    folder = ROOT / "tests" / "bot" / "chat"
    assert [name for name in names if not (folder / name).is_file()] == []
