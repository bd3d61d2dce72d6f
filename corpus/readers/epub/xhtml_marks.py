"""What attributes say of an element of XHTML: its role, and the printed page that it begins."""

import re
from collections.abc import Mapping

from lxml import etree

_TYPE = "{http://www.idpf.org/2007/ops}type"
_PAGE_ID = re.compile(r"(?:page|pg|pagenum|p)[_.-]?(\d{1,4}|[ivxlc]{1,8})", re.I)
_PAGE_CLASS = re.compile(
    r"(?:^|[\s-])(?:pageno|pagenum|pagebreak|page-?number|page-?break)(?:$|\s)"
)
_LABEL = re.compile(r"[\[{(\s]*(?:page|p\.|pg\.?|seite|s\.)?\s*([\w.-]{1,10})[\]})\s]*", re.I)
_BACK = re.compile(r"[\^↑↩\ufe0e\ufe0f⏎\s]+")
_ROLES = {"doc-pagebreak": "pagebreak", "doc-footnote": "footnote", "doc-endnote": "endnote"}


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def role_of(element: etree._Element) -> str:
    """Return what an element is in a book, such as "pagebreak" or "footnote"; may be empty.

    A mark of a page is told by its class too, where it holds no more than a page's number.
    """
    kinds = (element.get(_TYPE) or element.get("epub:type") or "").split()
    if kinds:
        return str(kinds[0])
    role = element.get("role")
    if role in _ROLES:
        return _ROLES[role]
    if _PAGE_CLASS.search(element.get("class", "")) and len("".join(element.itertext())) < 12:
        return "pagebreak"
    return ""


def page_label(element: etree._Element, labels: Mapping[str, str]) -> str:
    """Return the label of the printed page that begins with an element; empty if none does.

    Args:
        element: any element.
        labels: of pages by the id of the element that they begin with, as the book lists them.
    """
    identity = element.get("id") or (element.get("name") if local(element) == "a" else "") or ""
    if identity in labels:
        return bare_label(labels[identity])
    if role_of(element) == "pagebreak":
        text = "".join(element.itertext()).strip()
        for told in (element.get("title"), element.get("aria-label"), text):
            if told and _LABEL.fullmatch(told):
                return bare_label(told)
    match = _PAGE_ID.fullmatch(identity) if local(element) in ("a", "span") else None
    return match[1] if match else ""


def bare_label(text: str) -> str:
    """Return a page's label without what stands round it: "12" of "[Page 12]" or "{12}"."""
    match = _LABEL.fullmatch(text)
    return match[1] if match else text


def is_way_back(text: str) -> bool:
    """Say whether a link's text is a sign alone, as leads from a note back to its place."""
    return _BACK.fullmatch(text) is not None
