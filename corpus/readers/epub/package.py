"""How a book is put together: the order of its files, its contents, its list of printed pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from corpus.model import ReportError
from corpus.readers.epub.xhtml_marks import local, role_of
from corpus.readers.files.archive import Archive, locked
from corpus.readers.files.xml import parse_page, parse_xml
from corpus.refusal import Refusal

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# These garble the head of a font, and nothing that is read.
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass
class Package:
    """The files of a book in the order of reading.

    `titles` and `pages` say by file and the id of an element which title, with its depth from 1,
    and which printed page begin there; an empty id is the file's start. `navigation` are the files
    that hold only the contents.
    """

    spine: list[str] = field(default_factory=list)
    navigation: set[str] = field(default_factory=set)
    titles: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)


def open_package(archive: Archive) -> Package:
    """Read how a book is put together.

    Raises:
        ReportError: it says nothing of its files, or they are encrypted.
    """
    name = _package_name(archive)
    root = parse_xml(archive.read(name), name)
    folder = dirname(name)
    items = {item.get("id", ""): item for item in root.iter() if local(item) == "item"}
    package = Package()
    for reference in (element for element in root.iter() if local(element) == "itemref"):
        item = items.get(reference.get("idref", ""))
        if item is not None and item.get("media-type", _PAGES[0]) in _PAGES:
            package.spine.append(_target(folder, item.get("href", ""))[0])
    if not package.spine:
        said = "it is broken: the book names no files to read. Save it as EPUB again."
        raise ReportError(said, Refusal.BROKEN)
    for item in items.values():
        href = _target(folder, item.get("href", ""))[0]
        if "nav" in item.get("properties", "").split() and href in archive:
            package.navigation.add(href)
            _read_navigation(archive, href, package)
        elif item.get("media-type") == "application/x-dtbncx+xml" and href in archive:
            _read_ncx(archive, href, package)
    _refuse_locked(archive, package.spine)
    return package


def _package_name(archive: Archive) -> str:
    """Return the name of the file that lists all others."""
    container = parse_xml(archive.read(_CONTAINER), _CONTAINER)
    for element in container.iter():
        if local(element) == "rootfile" and element.get("full-path"):
            return _target("", element.get("full-path"))[0]
    said = "it is broken: the book doesn't say which files it has. Save it again."
    raise ReportError(said, Refusal.BROKEN)


def _target(folder: str, href: str) -> tuple[str, str]:
    """Return the entry and the id that a link from a folder leads to."""
    path, _, fragment = href.partition("#")
    return normpath(join(folder, unquote(path))).lstrip("/"), unquote(fragment)


def _refuse_locked(archive: Archive, spine: list[str]) -> None:
    """Refuse a book whose text is encrypted, as sold ones are; garbled fonts are no matter."""
    if _LOCKS not in archive:
        return
    for data in (e for e in parse_xml(archive.read(_LOCKS), _LOCKS) if local(e) == "encrypteddata"):
        inside = {local(element): element for element in data.iter()}
        method, reference = inside.get("encryptionmethod"), inside.get("cipherreference")
        algorithm = "" if method is None else method.get("Algorithm", "")
        uri = "" if reference is None else reference.get("URI", "")
        if algorithm not in _FONT_LOCKS and _target("", uri)[0] in spine:
            locked()


def _read_navigation(archive: Archive, name: str, package: Package) -> None:
    """Take titles and pages from the navigation of an EPUB 3."""
    root, _ = parse_page(archive.read(name), name)
    for nav in () if root is None else (e for e in root.iter() if local(e) == "nav"):
        for link in (element for element in nav.iter() if local(element) == "a"):
            text = " ".join("".join(link.itertext()).split())
            target, fragment = _target(dirname(name), link.get("href", ""))
            if role_of(nav) == "page-list":
                package.pages.setdefault(target, {})[fragment] = text
            elif role_of(nav) in ("toc", ""):
                depth = sum(local(e) == "li" for e in _above(link, nav))
                package.titles.setdefault(target, {}).setdefault(fragment, (text, depth or 1))


def _read_ncx(archive: Archive, name: str, package: Package) -> None:
    """Take titles and pages from the contents of an EPUB 2."""
    root = parse_xml(archive.read(name), name)
    for point in root.iter():
        inside = {local(child): child for child in point}
        if local(point) not in ("navpoint", "pagetarget") or not {"navlabel", "content"} <= set(
            inside
        ):
            continue
        text = " ".join("".join(inside["navlabel"].itertext()).split())
        target, fragment = _target(dirname(name), inside["content"].get("src", ""))
        if local(point) == "pagetarget":
            package.pages.setdefault(target, {})[fragment] = text
        else:
            depth = 1 + sum(local(e) == "navpoint" for e in _above(point, root))
            package.titles.setdefault(target, {}).setdefault(fragment, (text, depth))


def _above(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements between an element and one that it stands in."""
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor
