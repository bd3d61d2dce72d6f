"""Tables of TOML beside modules."""

import sys
from pathlib import Path

import pytest

from corpus.toml_tables import read_table


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an importable package `tabled` without any table."""
    folder = tmp_path / "tabled"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "tabled", raising=False)
    return folder


def test_a_table_says_what_its_file_says(package: Path) -> None:
    """Letters of any script are read, and what is put for a key is put word for word."""
    (package / "words.toml").write_text('zh = "万 {signs}"\nmany = "{2}"\n', encoding="utf-8")
    assert read_table("tabled", "words.toml", signs=r"[€\\$]") == {"zh": r"万 [€\$]", "many": "{2}"}


@pytest.mark.parametrize(
    ("written", "says"),
    [(b'zh = "a"\nde "b"\n', "at line 2"), ("de = 'ü'".encode("latin-1"), "can't decode byte")],
)
def test_a_table_that_is_no_toml_is_named(package: Path, written: bytes, says: str) -> None:
    """The error says which file it is and what is wrong in it."""
    (package / "words.toml").write_bytes(written)
    with pytest.raises(ValueError, match=r"words\.toml isn't TOML in UTF-8: ") as error:
        read_table("tabled", "words.toml")
    assert says in str(error.value)


def test_a_table_that_is_missing_is_named(package: Path) -> None:
    """The error says where it should lie."""
    with pytest.raises(FileNotFoundError, match=r"words\.toml"):
        read_table("tabled", "words.toml")
