"""Zips and XML that nobody vouches for: what is refused, and with which words."""

import pytest

from corpus.model import ReportError
from corpus.readers.files.archive import Archive
from corpus.readers.files.xml import parse_xml, without_html_entities
from tests.corpus.readers.zips import zip_of


def test_an_entry_is_read_by_its_name_in_capitals_or_not() -> None:
    """Office programs write names of parts in any case, with either slash, or a leading one."""
    archive = Archive.open(zip_of({"/Word\\Document.xml": "text"}))
    assert "word/document.xml" in archive
    assert archive.read("word/document.xml") == b"text"
    assert "word" not in archive


def test_a_missing_entry_is_named() -> None:
    """The error says which part is missing."""
    with pytest.raises(ReportError, match=r"broken: 'a\.xml' is missing"):
        Archive.open(zip_of({"b.xml": "text"})).read("a.xml")


def test_a_zip_bomb_isnt_unpacked() -> None:
    """What shrinks to less than a two-hundredth of over 1 MB is refused; 1 MB of it is read."""
    archive = Archive.open(zip_of({"bomb": b"\0" * 2**21, "blank": b"\0" * 2**20}))
    assert len(archive.read("blank")) == 2**20
    with pytest.raises(ReportError, match="'bomb' in it unpacks to 2 MB, as a zip bomb does"):
        archive.read("bomb")


def test_no_more_is_unpacked_than_any_report_needs() -> None:
    """Reading the same megabyte 200 times reaches the limit of 200 MB."""
    archive = Archive.open(zip_of({"part": b"\0" * 2**20}))
    for _ in range(200):
        archive.read("part")
    with pytest.raises(ReportError, match="zip bomb"):
        archive.read("part")


def test_a_zip_of_too_many_files_is_refused() -> None:
    """More than 10,000 entries are no report."""
    with pytest.raises(ReportError, match="zip of 10,001 files"):
        Archive.open(zip_of({str(number): "" for number in range(10_001)}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/../../b", "..\\b", "C:/b"])
def test_a_path_that_leads_out_of_the_zip_is_refused(name: str) -> None:
    """A name with two dots for a folder, or with a drive, is said and refused."""
    with pytest.raises(ReportError, match="names a path outside of itself"):
        Archive.open(zip_of({name: "text"}))


def test_a_zip_that_is_cut_off_is_broken() -> None:
    """At whatever byte a download stopped, the error says so."""
    data = zip_of({"a": "text" * 1000, "b": "more"})
    cuts = range(4, len(data) - 1, 7)
    assert len(cuts) > 10
    for cut in cuts:
        with pytest.raises(ReportError, match="broken or cut off"):
            Archive.open(data[:cut])


def test_an_entry_with_a_damaged_byte_is_broken() -> None:
    """A wrong checksum or a garbled stream is an error."""
    data = bytearray(zip_of({"a": bytes(range(256)) * 4}))
    data[60] ^= 0xFF
    with pytest.raises(ReportError, match="broken or cut off"):
        Archive.open(bytes(data)).read("a")


def test_an_encrypted_zip_says_so() -> None:
    """The mark of encryption on any entry is enough."""
    data = bytearray(zip_of({"a": "text"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReportError, match="encrypted or protected by a password"):
        Archive.open(bytes(data))


def test_entities_of_a_files_own_are_refused() -> None:
    """Neither a bomb of entities nor one that reads another file is expanded."""
    bomb = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'
    file = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    for text in (bomb, file):
        with pytest.raises(ReportError, match="declares XML entities"):
            parse_xml(text.encode(), "a.xml")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>&b;</a>", b"<a>" * 10_000 + b"</a>" * 10_000])
def test_what_is_no_xml_is_broken(data: bytes) -> None:
    """Empty, cut off, with an unknown entity, nested without end: one sentence, no traceback."""
    with pytest.raises(ReportError, match=r"broken or damaged: 'a\.xml'"):
        parse_xml(data, "a.xml")


def test_named_characters_of_html_are_known_to_xml() -> None:
    """They become numbers; XML's own and unknown ones stay as they are."""
    assert without_html_entities(b"&nbsp;&amp;&eacute;&x;") == b"&#160;&amp;&#233;&x;"
