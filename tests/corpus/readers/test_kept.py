"""Documents that were read before: which reading is saved, and what is read anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.model import Document, ReportError
from corpus.readers import kept as module
from corpus.readers import read_file
from corpus.readers.kept import KeptDocuments
from corpus.readers.options import ReadOptions

FARMS, SHEEP = "# Farms\n\nPigs live on farms.", "# Farms\n\nSheep live on farms."
OPTIONS = ReadOptions("en")
READERS = module._readers


@pytest.fixture
def documents(tmp_path: Path) -> KeptDocuments:
    """Return an empty folder of documents."""
    return KeptDocuments(tmp_path / "index" / "documents")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a report."""
    file = tmp_path / "farms.md"
    file.write_text(FARMS)
    return file


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that are read by a reader, as they are."""
    read: list[Path] = []

    def counted(path: Path, options: ReadOptions | None = None) -> Document:
        read.append(path)
        return read_file(path, options)

    monkeypatch.setattr(module, "read_file", counted)
    return read


def test_a_file_is_read_once(documents: KeptDocuments, file: Path, reads: list[Path]) -> None:
    """What comes back later is the same to the last field, wherever the file lies."""
    first = documents.read(file, OPTIONS)
    moved = file.rename(file.with_name("moved.md"))
    assert documents.read(moved, OPTIONS) == first == read_file(moved, OPTIONS)
    assert reads == [file]
    (only,) = documents.folder.iterdir()
    assert only.name.startswith(first.checksum)


@pytest.mark.parametrize("other", [ReadOptions("de"), ReadOptions("en", "all")])
def test_other_options_read_anew(
    documents: KeptDocuments, file: Path, reads: list[Path], other: ReadOptions
) -> None:
    """The language tells a text's headings, and `content` what of a page counts."""
    documents.read(file, OPTIONS)
    documents.read(file, other)
    assert len(reads) == 2


def change_file(file: Path, documents: KeptDocuments) -> None:
    """Write another report there."""
    file.write_text(SHEEP)


def change_kept(file: Path, documents: KeptDocuments) -> None:
    """Flip a byte of what was kept."""
    (kept,) = documents.folder.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"Pigs", b"Pogs", 1))


def empty_kept(file: Path, documents: KeptDocuments) -> None:
    """Leave nothing of what was kept, as a full disk would."""
    (kept,) = documents.folder.iterdir()
    kept.write_bytes(b"")


def delete_kept(file: Path, documents: KeptDocuments) -> None:
    """Delete what was kept."""
    documents.keep_only(())
    assert list(documents.folder.iterdir()) == []


@pytest.mark.parametrize("change", [change_file, change_kept, empty_kept, delete_kept])
def test_what_has_changed_is_read_anew(
    documents: KeptDocuments,
    file: Path,
    reads: list[Path],
    change: Callable[[Path, KeptDocuments], None],
) -> None:
    """And it is right, and kept again."""
    documents.read(file, OPTIONS)
    change(file, documents)
    found = documents.read(file, OPTIONS)
    assert found == read_file(file, OPTIONS) == documents.read(file, OPTIONS)
    assert len(reads) == 2


def test_other_readers_read_anew(
    documents: KeptDocuments, file: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a newer version reads better isn't held back by an older one's, which is deleted."""
    documents.read(file, OPTIONS)
    monkeypatch.setattr(module, "_readers", lambda: "newer")
    found = documents.read(file, OPTIONS)
    assert len(reads) == 2
    assert len(READERS()) == 16
    assert len([*documents.folder.iterdir()]) == 2
    documents.keep_only({found.checksum})
    (only,) = documents.folder.iterdir()
    assert only.stem.endswith("-newer")


def test_a_folder_that_cannot_be_written_keeps_nothing_and_fails_nothing(
    tmp_path: Path, file: Path, reads: list[Path]
) -> None:
    """The file is read at each start, as it was before."""
    (tmp_path / "taken").write_text("a file where the folder should be")
    documents = KeptDocuments(tmp_path / "taken" / "documents")
    assert documents.read(file, OPTIONS) == documents.read(file, OPTIONS)
    assert len(reads) == 2
    documents.keep_only(())


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.4 no document at all"])
def test_what_cannot_be_read_is_no_document(
    documents: KeptDocuments, tmp_path: Path, content: bytes | None
) -> None:
    """The error is that of reading, and it isn't remembered."""
    file = tmp_path / "broken.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReportError) as plain:
        read_file(file, OPTIONS)
    with pytest.raises(ReportError) as error:
        documents.read(file, OPTIONS)
    assert str(error.value) == str(plain.value)
    assert not documents.folder.exists()


def test_only_what_is_wanted_stays(documents: KeptDocuments, file: Path, tmp_path: Path) -> None:
    """Of a report that was removed nothing is left."""
    other = tmp_path / "sheep.md"
    other.write_text(SHEEP)
    farms, _ = documents.read(file, OPTIONS), documents.read(other, OPTIONS)
    documents.keep_only({farms.checksum})
    (only,) = documents.folder.iterdir()
    assert only.name.startswith(farms.checksum)
