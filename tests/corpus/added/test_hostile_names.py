"""Names that people give to files: they are text, and never a part of a path."""

import zipfile
from pathlib import Path

import pytest

from corpus.added.candidate import read_candidate, shown_name
from corpus.added.files import keep_file, plain_suffix
from corpus.added.incoming import gather

NAMES = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/cron.d/x.txt",
    "C:\\Windows\\x.md",
    "a\0b.txt",
    ".",
    "..",
    "",
    " ",
    "CON",
    "nul.txt",
    "a" * 5000,
    "é" * 255 + ".txt",
    "\u202egpj.txt",
    "a\nb.md",
    "-rf",
    "~/.ssh/id",
    "a.txt/../../b",
    "x.\ud800",
    "x." + "t" * 300,
    "x.t/../../y",
    "$(reboot).html",
    "a.md;rm -rf",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_is_shown_on_one_line_and_gives_a_plain_suffix(name: str) -> None:
    """Nothing in it turns or hides text, and its suffix can't lead anywhere."""
    shown = shown_name(name)
    assert shown.isprintable() and 1 <= len(shown) <= 200
    suffix = plain_suffix(name)
    assert suffix == "" or (suffix[0] == "." and suffix[1:].isalnum() and len(suffix) <= 9)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_of_any_name_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    """What is kept lies under a name made of its content, and nothing else appears anywhere."""
    sent = tmp_path / "in" / f"document{plain_suffix(name)}"
    sent.parent.mkdir()
    sent.write_text("The Farms of 2021\n\nPigs live on 40 farms. All of them eat grain.")
    folder = tmp_path / "added"
    candidate = read_candidate(sent, name)
    kept = keep_file(folder, sent, candidate.content)
    assert kept.parent == (folder / "files").resolve()
    assert kept.stem == candidate.content
    assert candidate.name.isprintable() and candidate.entry.title.isprintable()
    files = {file for file in tmp_path.rglob("*") if file.is_file() and file != sent}
    assert [file.parent for file in files] == [folder / "files"]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_zip_with_any_name_is_unpacked_into_its_folder_alone(name: str, tmp_path: Path) -> None:
    """Its entry lies under a number there; a zip that can't be unpacked stays as it is."""
    path, folder = tmp_path / "a.zip", tmp_path / "unpacked"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name.encode("utf-8", "replace").decode()), "Pigs live.")
    gathered = gather([path], folder)
    assert len(gathered.files) + len(gathered.refused) + len(gathered.passed) <= 1
    for incoming in gathered.files:
        assert incoming.file == path or folder in incoming.file.parents
        assert incoming.name.isprintable()
    assert {file.name for file in tmp_path.iterdir()} <= {"a.zip", "unpacked"}
