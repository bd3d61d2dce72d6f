"""The reader of OpenDocument texts (ODT)."""

from corpus.model import Document
from corpus.readers.files.archive import Archive, locked
from corpus.readers.files.xml import parse_xml
from corpus.readers.odt.body import read_body
from corpus.readers.odt.styles import read_styles
from corpus.readers.office.flow_writer import compose
from corpus.readers.office.look import with_headings

_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes) -> Document:
    """Read an OpenDocument text: accepted changes, numbers, notes, tables, frames.

    Raises:
        ReportError: it is broken, hostile, encrypted, or holds no text.
    """
    archive = Archive.open(data)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        locked()
    content = parse_xml(archive.read("content.xml"), "content.xml")
    named = None
    if "styles.xml" in archive:
        named = parse_xml(archive.read("styles.xml"), "styles.xml")
    return compose(with_headings(read_body(content, named, read_styles(content, named))))
