"""The encoding of catalogs, questions and batches."""

from pathlib import Path

import pytest

from corpus.catalog import load_catalog
from corpus.encodings import read_text_file

ENTRY = (
    '[[report]]\nid = "g"\ntitle = "Fähre"\ndate = 2021-05-05\nlanguage = "en"\n'
    'publisher = "P"\nfile = "g.md"\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    """A file with either mark, or none, reads alike, and so does a catalog."""
    file = tmp_path / "catalog.toml"
    file.write_text(ENTRY, encoding=encoding)
    assert read_text_file(file) == ENTRY
    assert [entry.title for entry in load_catalog(file)] == ["Fähre"]
