"""Parses XML that nobody vouches for: no entities, no network, no depth without end."""

import re
from collections.abc import Callable, Iterator
from html.entities import name2codepoint
from typing import Literal, NoReturn

from lxml import etree

from corpus.model import ReportError
from corpus.refusal import Refusal

_KEPT = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file.

    Args:
        data: the file's bytes.
        name: how messages call it, such as "word/document.xml".

    Raises:
        ReportError: it is no XML, nests without end, or declares entities.
    """
    try:
        return _parsed(data, name)
    except etree.XMLSyntaxError as error:
        raise ReportError(
            f"it is broken or damaged: '{name}' in it is no XML that can be read "
            f"({str(error)[:100]}). Save it anew with the program that made it.",
            Refusal.BROKEN,
        ) from error


def parse_page(data: bytes, name: str) -> tuple[etree._Element | None, bool]:
    """Return the root of a book's page, and whether it is the XML that it should be.

    What isn't is read as HTML, as a browser would; None where nothing can be read.

    Raises:
        ReportError: it declares entities.
    """
    try:
        return _parsed(without_html_entities(data), name), True
    except etree.XMLSyntaxError:
        if b"<!ENTITY" in data:
            _refuse_entities(name)
    try:
        parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        return etree.fromstring(data, parser), False
    except etree.XMLSyntaxError:
        return None, False


def _parsed(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file that declares no entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        _refuse_entities(name)
    return root


def _refuse_entities(name: str) -> NoReturn:
    """Refuse a file that declares entities: they can fill the memory, or read other files."""
    raise ReportError(
        f"'{name}' in it declares XML entities, as files made to do harm do. Save it anew with "
        "the program that made it.",
        Refusal.HOSTILE,
    )


def mixed(
    root: etree._Element, enter: Callable[[etree._Element], bool]
) -> Iterator[tuple[Literal["open", "text", "close"], etree._Element, str]]:
    """Yield the elements and texts inside an element in their order, however deep they nest.

    Each element is opened and closed; what is between stands only where `enter` says so, and it is
    asked after the element was yielded. A text comes with the element that it stands in.
    """
    stack: list[tuple[Literal["open", "text", "close"], etree._Element, str]] = []

    def push(parent: etree._Element) -> None:
        """Put what is inside an element on the stack."""
        for child in reversed(parent):
            if child.tail:
                stack.append(("text", parent, child.tail))
            if isinstance(child.tag, str):
                stack.append(("open", child, ""))
        if parent.text:
            stack.append(("text", parent, parent.text))

    push(root)
    while stack:
        kind, element, text = stack.pop()
        yield kind, element, text
        if kind == "open":
            stack.append(("close", element, ""))
            if enter(element):
                push(element)


def without_html_entities(data: bytes) -> bytes:
    """Write the named characters of HTML, such as `&nbsp;`, as numbers that XML knows."""

    def numbered(match: re.Match[bytes]) -> bytes:
        """Return a character by its number; one of XML's own, or unknown, as it is."""
        code = name2codepoint.get(match[1].decode("ascii"))
        return match[0] if code is None or match[1] in _KEPT else b"&#%d;" % code

    return re.sub(rb"&([A-Za-z][A-Za-z0-9]{1,9});", numbered, data)
