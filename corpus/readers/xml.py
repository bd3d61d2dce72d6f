"""Parses XML that nobody vouches for: no entities, no network, no depth without end."""

import re
from html.entities import name2codepoint

from lxml import etree

from corpus.model import ReportError

_KEPT = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file.

    Args:
        data: the file's bytes.
        name: how messages call it, such as "word/document.xml".

    Raises:
        ReportError: it is no XML, nests without end, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReportError(
            f"it is broken or damaged: '{name}' in it is no XML that can be read "
            f"({str(error)[:100]}). Save it anew with the program that made it."
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ReportError(
            f"'{name}' in it declares XML entities, as files made to do harm do. Save it anew "
            "with the program that made it."
        )
    return root


def without_html_entities(data: bytes) -> bytes:
    """Write the named characters of HTML, such as `&nbsp;`, as numbers that XML knows."""

    def numbered(match: re.Match[bytes]) -> bytes:
        """Return a character by its number; one of XML's own, or unknown, as it is."""
        code = name2codepoint.get(match[1].decode("ascii"))
        return match[0] if code is None or match[1] in _KEPT else b"&#%d;" % code

    return re.sub(rb"&([A-Za-z][A-Za-z0-9]{1,9});", numbered, data)
