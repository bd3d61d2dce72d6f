"""Elements of XHTML: which begin a block, which are read, what they span."""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.readers.epub.xhtml_marks import local, role_of
from corpus.readers.office.numerals import whole_number

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_UNREAD = frozenset(
    "head script style template noscript svg audio video object iframe canvas img input button "
    "select textarea rt rp annotation".split()
)
_SPANS = 100


def table_parts(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the captions, rows and cells of a table, not those of tables inside it."""
    walk = etree.iterwalk(table, events=("start",))
    for _, element in walk:
        name = local(element)
        if element is not table and name in ("caption", "tr", "td", "th"):
            yield element
        if element is not table and name in ("caption", "td", "th", "table"):
            walk.skip_subtree()


def is_entered(element: etree._Element) -> bool:
    """Say whether what is inside an element is read where it stands."""
    name = local(element)
    if name in _UNREAD or name in ("table", "nav") or role_of(element) == "toc":
        return False
    hidden = element.get("hidden") is not None
    style = element.get("style", "").replace(" ", "").lower()
    return not hidden and "display:none" not in style and role_of(element) != "pagebreak"


def is_internal(element: etree._Element) -> bool:
    """Say whether a link leads elsewhere in the book."""
    href = element.get("href", "")
    return bool(href) and not re.match(r"[a-zA-Z][a-zA-Z+.-]{1,9}:", href)


def span(cell: etree._Element, name: str) -> int:
    """Return how many columns or rows a cell spans."""
    return max(1, min(whole_number(cell.get(name, "")) or 1, _SPANS))
