"""The parts of a Word file: where they are, and their XML under one namespace."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from lxml import etree

from corpus.readers.files.archive import Archive
from corpus.readers.files.xml import parse_xml
from corpus.readers.office.numerals import whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts that hold text, or say how it looks; None where there is none."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    margins: tuple[etree._Element, ...]


def open_parts(data: bytes) -> Parts:
    """Open a Word file.

    Raises:
        ReportError: it is broken, hostile, or has no document in it.
    """
    archive = Archive.open(data)
    main = next(iter(_targets(archive, "", "/officeDocument")), "word/document.xml")
    margins = [*_targets(archive, main, "/header"), *_targets(archive, main, "/footer")]
    roots = {
        kind: next((_root(archive, name) for name in _targets(archive, main, f"/{kind}")), None)
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }
    return Parts(
        _root(archive, main),
        **roots,
        margins=tuple(_root(archive, name) for name in dict.fromkeys(margins)),
    )


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute in Word's namespace; None without the element or the attribute."""
    found: str | None = None if element is None else element.get(W + name)
    return found


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """Return an attribute as a whole number; None where it is none."""
    return whole_number(value(element, name) or "")


def is_on(element: etree._Element | None) -> bool | None:
    """Return what a switch such as `w:b` says; None where it isn't there."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def _root(archive: Archive, name: str) -> etree._Element:
    """Return the root of a part; the strict dialect is read as the usual one."""
    return parse_xml(archive.read(name).replace(_STRICT, _TRANSITIONAL), name)


def _targets(archive: Archive, source: str, kind: str) -> list[str]:
    """Return the parts inside the file that a part refers to by relations of a kind."""
    folder = dirname(source)
    relations = join(folder, "_rels", f"{source.rpartition('/')[2]}.rels")
    if relations not in archive:
        return []
    names: list[str] = []
    for relation in parse_xml(archive.read(relations), relations):
        target = relation.get("Target", "")
        if str(relation.get("Type", "")).endswith(kind) and relation.get("TargetMode") is None:
            name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            names.extend([name] if name in archive else [])
    return names
