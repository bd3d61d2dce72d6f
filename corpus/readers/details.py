"""What a file says of itself beside its text: title, date, language, who published it."""

import re
from collections.abc import Callable, Iterator, Mapping

import pypdfium2
from lxml import etree, html

from corpus.model import FileDetails, ReportError
from corpus.readers.files.archive import Archive
from corpus.readers.files.charset import decode
from corpus.readers.files.xml import parse_xml
from corpus.years import YEAR_OF_DATE

_ISO = re.compile(rf"(?:D:)?({YEAR_OF_DATE})(?:-?(\d\d)(?:-?(\d\d))?)?")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].{0,20})?")
# ISO 639-2 codes that books and offices write, for the two letters that catalogs do.
_TWO_LETTERS = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "zho": "zh",
    "chi": "zh", "rus": "ru", "jpn": "ja", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl",
    "pol": "pl", "ara": "ar", "kor": "ko", "ces": "cs", "cze": "cs", "swe": "sv", "und": "",
}  # fmt: skip
_LONGEST = 300
_HEAD = 200_000
_LINE = re.compile(r"^([A-Za-z_.]{2,30})\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)^\1\s*$", re.S | re.M)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_META = {
    "og:title": "title",
    "dc.title": "title",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "publisher": "publisher",
    "author": "author",
    "article:published_time": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "date": "date",
}


def details_of(data: bytes, name: str) -> FileDetails:
    """Return what the bytes of a file of a format say of it; nothing where they are damaged."""
    find = _FINDERS.get(name)
    try:
        found = find(data) if find else {}
    except (ReportError, pypdfium2.PdfiumError, etree.LxmlError, ValueError):
        found = {}
    publisher = found.get("publisher") or found.get("author", "")
    return FileDetails(
        _clean(found.get("title", "")),
        _iso(found.get("date", "")),
        _code(found.get("language", "")),
        _clean(publisher),
    )


def _pdf(data: bytes) -> Mapping[str, str]:
    """Return what a PDF's information dictionary says."""
    document = pypdfium2.PdfDocument(data)
    try:
        said = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    date = said.get("CreationDate") or said.get("ModDate", "")
    return {"title": said.get("Title", ""), "author": said.get("Author", ""), "date": date}


def _office(*names: str) -> Callable[[bytes], Mapping[str, str]]:
    """Return what finds details in the parts of an office file or a book."""

    def find(data: bytes) -> Mapping[str, str]:
        """Return what those parts of a file say; the first of several counts."""
        archive = Archive.open(data)
        found: dict[str, str] = {}
        for name in (n for n in archive.entries if n.endswith(names)):
            for tag, text in _elements(parse_xml(archive.read(name), name)):
                found.setdefault(tag, text)
        return found

    return find


_TAGS = {
    "title": "title",
    "publisher": "publisher",
    "company": "publisher",
    "creator": "author",
    "initial-creator": "author",
    "date": "date",
    "created": "date",
    "creation-date": "date",
    "modified": "date",
    "language": "language",
}


def _elements(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the elements that say something of a file, by our names for it."""
    for element in root.iter():
        tag = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        text = (element.text or "").strip()
        if tag in _TAGS and text:
            yield _TAGS[tag], text


def _html(data: bytes) -> Mapping[str, str]:
    """Return what the head of a page says."""
    text = decode(data[:_HEAD]).text
    root = html.document_fromstring(_DECLARATION.sub("", text))
    found = {"language": root.get("lang") or root.get(_XML_LANGUAGE, "")}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in _META and (meta.get("content") or "").strip():
            found.setdefault(_META[name], meta.get("content"))
    found.setdefault("title", str(root.xpath("string(//title)")))
    return found


def _markdown(data: bytes) -> Mapping[str, str]:
    """Return what stands between the lines that a Markdown file may open with."""
    front = _FRONT.match(decode(data[:_HEAD]).text)
    lines = _LINE.findall(front[2]) if front else []
    names = {"lang": "language", "created": "date", "published": "date"}
    return {names.get(key.lower(), key.lower()): value for key, value in lines}


_FINDERS: Mapping[str, Callable[[bytes], Mapping[str, str]]] = {
    "pdf": _pdf,
    "docx": _office("docProps/core.xml", "docProps/app.xml"),
    "odt": _office("meta.xml"),
    "epub": _office(".opf"),
    "html": _html,
    "markdown": _markdown,
}


def _clean(text: str) -> str:
    """Return a text on one line, without what can't be shown."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:_LONGEST]


def _iso(text: str) -> str:
    """Return a date as ISO; what lacks is the first month or day, and what is none is empty."""
    match = _ISO.match(text.strip())
    if match is None:
        return ""
    year, month, day = match[1], match[2] or "01", match[3] or "01"
    possible = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{month}-{day}" if possible else ""


def _code(text: str) -> str:
    """Return the code of a language with two letters where it has such; empty for none."""
    match = _LANGUAGE.fullmatch(text.strip())
    code = match[1].lower() if match else ""
    return _TWO_LETTERS.get(code, code)
