"""Tells a file's format from its bytes; what no reader reads is named, with what to do."""

import re
from collections.abc import Mapping

from corpus.readers.files.archive import Archive, locked
from corpus.refusal import Refusal

# How far into a file the signs of PDF and HTML may stand.
_NEAR = 1024
_HEAD = 4096
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
_PAGE_LINE = re.compile(r"^\s*<(?:!doctype\s+html|html)\b", re.I | re.M)
_TAG = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|br|span|a)\b[^>]*>", re.I)
_CONTENT_TYPE = re.compile(rb"ContentType\s{0,9}=\s{0,9}[\"']([^\"']{1,200})")
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml"})

_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"{\\rtf", 0, "rtf"),
    (b"\x89PNG\r\n", 0, "image"),
    (b"\xff\xd8\xff", 0, "image"),
    (b"GIF8", 0, "image"),
    (b"II*\0", 0, "image"),
    (b"MM\0*", 0, "image"),
    (b"WEBP", 8, "image"),
    (b"ftyphei", 4, "image"),
    (b"ftyp", 4, "media"),
    (b"ID3", 0, "media"),
    (b"OggS", 0, "media"),
    (b"RIFF", 0, "media"),
    (b"\x1f\x8b", 0, "packed"),
    (b"BZh", 0, "packed"),
    (b"7z\xbc\xaf\x27\x1c", 0, "packed"),
    (b"\xfd7zXZ\0", 0, "packed"),
    (b"Rar!\x1a\x07", 0, "packed"),
    (b"ustar", 257, "packed"),
    (b"\x7fELF", 0, "program"),
    (b"MZ\x90\0", 0, "program"),
    (b"\xcf\xfa\xed\xfe", 0, "program"),
    (b"%!PS", 0, "postscript"),
    (b"AT&TFORM", 0, "djvu"),
    (b"BOOKMOBI", 60, "mobi"),
    (b"\xffWPC", 0, "wordperfect"),
    (b"SQLite format 3\0", 0, "database"),
)
_TYPES = {
    b"wordprocessingml": "docx",
    b"ms-word": "docx",
    b"spreadsheetml": "xlsx",
    b"ms-excel": "xlsx",
    b"presentationml": "pptx",
    b"ms-powerpoint": "pptx",
}
_MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.sun.xml.writer": "odt",
}
_OLE_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint": "ppt"}

_AS_PDF = "Save it as PDF or DOCX, and add that."
_SHEET = "Save the sheet that matters as PDF, and add that."
_SLIDES = "Save the slides as PDF, and add that."

# What is told but not read: what it is, and what to do.
REFUSED: Mapping[str, str] = {
    "xlsx": f"it is an Excel workbook (XLSX). {_SHEET}",
    "xls": f"it is an old Excel workbook (XLS). {_SHEET}",
    "ods": f"it is a spreadsheet (ODS). {_SHEET}",
    "pptx": f"it is a PowerPoint presentation (PPTX). {_SLIDES}",
    "ppt": f"it is an old PowerPoint presentation (PPT). {_SLIDES}",
    "odp": f"it is a presentation (ODP). {_SLIDES}",
    "doc": f"it is an old Word document (DOC). {_AS_PDF}",
    "ole": f"it is an old Office file (OLE2). {_AS_PDF}",
    "rtf": f"it is a Rich Text document (RTF). {_AS_PDF}",
    "wordperfect": f"it is a WordPerfect document. {_AS_PDF}",
    "postscript": "it is a PostScript file. Save it as PDF, and add that.",
    "djvu": "it is a scanned book (DjVu). Save it as a PDF with text (OCR), and add that.",
    "mobi": "it is a Kindle book (MOBI). Save it as EPUB, and add that.",
    "pages": f"it is an Apple Pages document. {_AS_PDF}",
    "image": "it is a picture. Make a PDF with text of it (OCR), and add that.",
    "media": "it is a sound or video file. Add a transcript of it as text.",
    "packed": "it is a packed archive. Unpack it, and add the report that is inside.",
    "zip": "it is a zip archive. Unpack it, and add the report that is inside.",
    "program": "it is a program, not a report. Add the report's own file.",
    "database": "it is a database, not a report. Add the report's own file.",
    "mhtml": "it is a web archive (MHTML). Save the page as HTML, and add that.",
    "xml": "it is an XML file, not a document. Save it as PDF or HTML, and add that.",
}

_KINDS: Mapping[str, Refusal] = {
    **dict.fromkeys(("xlsx", "xls", "ods"), Refusal.SPREADSHEET),
    **dict.fromkeys(("pptx", "ppt", "odp"), Refusal.SLIDES),
    **dict.fromkeys(("doc", "ole", "rtf", "wordperfect", "pages"), Refusal.OLD_DOCUMENT),
    **dict.fromkeys(("image", "djvu"), Refusal.PICTURE),
    **dict.fromkeys(("packed", "zip"), Refusal.PACKED),
    "media": Refusal.RECORDING,
}


def refusal_of(name: str) -> Refusal:
    """Return what kind of file a format that isn't read is."""
    return _KINDS.get(name, Refusal.NO_REPORT)


def format_of(data: bytes, suffix: str = "") -> str:
    """Return the name of a file's format: "pdf", "docx", "text", ..., or a key of `REFUSED`.

    Args:
        data: the whole file.
        suffix: of its name, such as ".md"; tells Markdown from plain text, and a page without
            head from text, and nothing else.

    Raises:
        ReportError: it is a broken or locked zip or Office file.
    """
    if _is_pdf(data):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(Archive.open(data))
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_format(data)
    for magic, offset, name in _MAGIC:
        if data.startswith(magic, offset):
            return name
    return _text_format(_opening(data), suffix.lower())


def _is_pdf(data: bytes) -> bool:
    """Say whether a PDF begins near the start, where a line of a mail program may precede it."""
    start = data[: _NEAR + 8].find(b"%PDF-")
    return start == 0 or (start > 0 and b" obj" in data[start : start + 2 * _NEAR])


def _zip_format(archive: Archive) -> str:
    """Tell a document from other zips by what is inside."""
    if "mimetype" in archive:
        declared = archive.read("mimetype").strip()
        for mimetype, name in _MIMETYPES.items():
            if declared == mimetype or declared.startswith(mimetype + b"-"):
                return name
    if "[Content_Types].xml" in archive:
        types = _CONTENT_TYPE.findall(archive.read("[Content_Types].xml"))
        mains = [declared for declared in types if declared.endswith(b".main+xml")]
        for sign, name in _TYPES.items():
            if any(sign in main for main in mains):
                return name
    if "META-INF/container.xml" in archive:
        return "epub"
    if "word/document.xml" in archive:
        return "docx"
    if "content.xml" in archive and b"office:text" in archive.read("content.xml"):
        return "odt"
    return "pages" if "Index/Document.iwa" in archive else "zip"


def _ole_format(data: bytes) -> str:
    """Tell old Office files by the names of their streams; a locked new one is among them."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        locked()
    for stream, name in _OLE_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return name
    return "ole"


def _opening(data: bytes) -> str:
    """Return a file's first characters, whatever bytes a character has."""
    head = data[:_HEAD]
    if head[:2] in _UTF16_MARKS:
        return head[2:].decode(_UTF16_MARKS[head[:2]], "ignore")
    return head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _text_format(opening: str, suffix: str) -> str:
    """Tell pages, Markdown, web archives and other XML from plain text."""
    content = _skip_prolog(opening)
    if _PAGE.match(content) or (suffix not in _MARKDOWN and _PAGE_LINE.search(content[:_NEAR])):
        return "html"
    if suffix in _MARKDOWN:
        return "markdown"
    if re.search(r"^Content-Type:\s*multipart/related", opening, re.I | re.M):
        return "mhtml"
    if opening.lstrip().startswith("<?xml"):
        return "xml"
    return "html" if suffix in _HTML and _TAG.search(opening) else "text"


def _skip_prolog(text: str) -> str:
    """Return what follows the white space, comments and declarations at a page's top."""
    content = text.lstrip()
    while content.startswith(("<!--", "<?")):
        end = "-->" if content.startswith("<!--") else "?>"
        _, found, rest = content.partition(end)
        if not found:
            return ""
        content = rest.lstrip()
    return content
