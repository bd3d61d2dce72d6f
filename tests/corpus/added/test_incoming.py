"""What comes in folders and zips."""

import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus.added.incoming import gather
from corpus.refusal import Refusal
from tests.corpus.readers.office import docx, p
from tests.corpus.readers.zips import zip_of


def test_folders_and_zips_are_searched_and_what_is_no_file_is_named(tmp_path: Path) -> None:
    """By name, those below, too; links aren't followed, and what systems put there is passed."""
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    (folder / "b.txt").write_text("b")
    (folder / ".DS_Store").write_text("x")
    (folder / "below" / "a.txt").write_text("a")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "two.zip").write_bytes(zip_of({"x/c.md": "c", "__MACOSX/c.md": "x"}))
    found = gather([folder], tmp_path / "out")
    assert [each.name for each in found.files] == ["b.txt", "c.md", "a.txt"]
    assert [each.file.read_text() for each in found.files] == ["b", "c", "a"]
    refused = [(name, str(error)) for name, error in found.refused]
    assert refused == [("link.txt", "it is a link. Name the file that it leads to.")]
    assert found.passed == (".DS_Store", "__MACOSX/c.md")


def test_a_document_that_is_a_zip_itself_is_one_file(tmp_path: Path) -> None:
    """A Word file isn't unpacked."""
    file = tmp_path / "x.docx"
    file.write_bytes(docx(p("Pigs live on farms.")))
    assert [each.file for each in gather([file], tmp_path / "out").files] == [file]


@pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "a/../../up.txt", "C:\\up.txt"])
def test_names_inside_a_zip_never_become_paths(name: str, tmp_path: Path) -> None:
    """Nothing is written but into the folder for it, under numbers."""
    file = tmp_path / "in" / "x.zip"
    file.parent.mkdir()
    file.write_bytes(zip_of({name: "up"}))
    out = tmp_path / "out"
    found = gather([file], out)
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != file]
    assert all(path.is_relative_to(out) and path.stem.isdecimal() for path in written)
    assert len(found.files) + len(found.refused) == 1
    assert all("/" not in each.name for each in found.files)


def test_links_and_bombs_in_a_zip_are_refused_by_name(tmp_path: Path) -> None:
    """The files beside them are taken."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as opened:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc/passwd")
        opened.writestr("bomb.txt", b"0" * 30_000_000)
        opened.writestr("good.txt", "Pigs live on farms.")
    file = tmp_path / "x.zip"
    file.write_bytes(data.getvalue())
    found = gather([file], tmp_path / "out")
    assert [each.name for each in found.files] == ["good.txt"]
    assert [name for name, _ in found.refused] == ["link.txt", "bomb.txt"]
    assert found.refused[0][1].kind is Refusal.LINK
    assert "zip bomb" in str(found.refused[1][1])


def test_odd_names_are_shown_on_one_line(tmp_path: Path) -> None:
    """Control characters and marks that turn text around are replaced."""
    file = tmp_path / "x.zip"
    file.write_bytes(zip_of({"a\x1b[31m\u202etxt.exe.txt": "a", "年报.txt": "b"}))
    names = [each.name for each in gather([file], tmp_path / "out").files]
    assert names == ["a\ufffd[31m\ufffdtxt.exe.txt", "年报.txt"]
