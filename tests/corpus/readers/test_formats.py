"""Formats are told by what is in a file, not by its name."""

from pathlib import Path

import pytest

from corpus.model import ReportError
from corpus.readers import read_file
from corpus.readers.files.formats import REFUSED, format_of
from corpus.readers.process.here import READERS
from tests.corpus.readers.zips import zip_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
TYPES = '<Types><Override ContentType="application/vnd.{}.main+xml"/></Types>'
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE = "openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2", "pdf"),
        (b"From: a printer\r\n%PDF-1.4\n1 0 obj", "pdf"),
        (b"A file begins with %PDF-1.4, says the standard.", "text"),
        (zip_of({"mimetype": "application/epub+zip"}), "epub"),
        (zip_of({"META-INF/container.xml": ""}), "epub"),
        (zip_of({"mimetype": OPEN_DOCUMENT + "text"}), "odt"),
        (zip_of({"mimetype": OPEN_DOCUMENT + "text-template"}), "odt"),
        (zip_of({"mimetype": OPEN_DOCUMENT + "spreadsheet"}), "ods"),
        (zip_of({"content.xml": "<office:body><office:text/></office:body>"}), "odt"),
        (
            zip_of({"[Content_Types].xml": TYPES.format(OFFICE + "wordprocessingml.document")}),
            "docx",
        ),
        (zip_of({"[Content_Types].xml": TYPES.format("ms-word.document.macroEnabled")}), "docx"),
        (zip_of({"[Content_Types].xml": TYPES.format(OFFICE + "spreadsheetml.sheet")}), "xlsx"),
        (zip_of({"[Content_Types].xml": TYPES.format(OFFICE + "presentationml.x")}), "pptx"),
        (zip_of({"word/document.xml": ""}), "docx"),
        (zip_of({"Index/Document.iwa": ""}), "pages"),
        (zip_of({"photo.jpg": ""}), "zip"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "ppt"),
        (OLE, "ole"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "packed"),
        (b"\x7fELF\x02", "program"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf\n<!-- saved --><?xml version='1.0'?>\n<HTML lang='en'>", "html"),
        ("<html><body>x".encode("utf-16"), "html"),
        ("<html><body>x".encode("utf-16-le"), "html"),
        (b"Saved from a page\n<html>", "html"),
        (b"<!-- never closed", "text"),
        (b"<?xml version='1.0'?><rss/>", "xml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x", "mhtml"),
        (b"Plain words, with <b>one</b> tag.", "text"),
        ("区分".encode("shift-jis"), "text"),
    ],
)
def test_the_format_is_told_by_content(data: bytes, name: str) -> None:
    """First bytes, names inside a zip, tags near the start."""
    assert format_of(data) == name


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (b"# Title\n\nText.", ".md", "markdown"),
        (b"# Title\n\nText.", ".txt", "text"),
        (b"<div align='center'>Title</div>", ".md", "markdown"),
        (b"A page begins so:\n\n<!doctype html>\n", ".md", "markdown"),
        (b"<!doctype html><title>x</title>", ".md", "html"),
        (b"<p>A page without a head.</p>", ".HTM", "html"),
        (b"%PDF-1.7\n", ".docx", "pdf"),
    ],
)
def test_the_suffix_only_helps_where_content_cant_tell(data: bytes, suffix: str, name: str) -> None:
    """Markdown is told from plain text by it, a page without a head from text."""
    assert format_of(data, suffix) == name


def test_an_office_file_with_a_password_says_so() -> None:
    """A new Office file that is encrypted hides inside an old one."""
    with pytest.raises(ReportError, match="encrypted or protected by a password"):
        format_of(OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zip_of({"xl/a": "", "[Content_Types].xml": TYPES.format("ms-excel.sheet")}), "an Excel"),
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word document"),
        (b"{\\rtf1", "a Rich Text document"),
        (b"GIF89a", "a picture"),
    ],
)
def test_what_isnt_read_is_named_with_what_to_do(tmp_path: Path, data: bytes, says: str) -> None:
    """The error names the file, says what it is, and how to make it one that is read."""
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(ReportError, match=rf"report\.txt cannot be read: it is {says}.* add that"):
        read_file(file)


def test_each_refusal_is_a_sentence_that_says_what_to_do() -> None:
    """What is refused isn't read, and each message ends in an instruction."""
    assert len(REFUSED) > 20
    assert not set(REFUSED) & set(READERS)
    for sentence in REFUSED.values():
        assert sentence.startswith("it is a")
        assert sentence.endswith(("add that.", "that is inside.", "own file.", "as text."))
