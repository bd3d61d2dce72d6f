"""What elements of HTML are: blocks, hidden, part of a page's frame."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul".split()
)
_UNSEEN = frozenset(
    "head script style template noscript svg iframe object embed audio video canvas map select "
    "datalist button input textarea rt rp annotation annotation-xml dialog".split()
)
_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text hidden d-none mw-editsection "
    "noprint offscreen a11y-hidden".split()
)
# What a page says of its own visitors is never part of a report, wherever it stands.
_NOTICE = re.compile(
    r"(?:^|[-_\s])(?:cookies?|consent|gdpr|ccpa|onetrust|cookiebanner)(?:[-_\s]|$)", re.I
)
_FRAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|navheader|navfooter|docnav|menu|menus|breadcrumbs?|sidebar|share|sharing|social|"
    r"related|newsletter|subscribe|advert|advertisement|ads|promo|comments|footer|skip|pagination|"
    r"pager|tags|banner|toolbar|btn|button|login|search)(?:[-_\s]|$)",
    re.I,
)
_FRAME_TAGS = frozenset({"nav", "aside", "footer", "form"})
_FRAME_ROLES = frozenset("navigation banner complementary contentinfo search alertdialog".split())
_CONTENTS = re.compile(
    r"(?:^|[-_\s])(?:toc|table-of-contents|tableofcontents|msotoc\d)(?:[-_\s]|$)", re.I
)
# Word processors mark the running heads of a page that they save.
_RUNNING = re.compile(r"(?:^|\s)Mso(?:Header|Footer)(?:\s|$)|^(?:header|footer)$")
_WHOLE = frozenset({"html", "body", "main", "article"})
_STATES = ("has-", "with-", "no-", "is-", "js-")

Event = tuple[Literal["open", "close", "text", "opaque"], HtmlElement, str]


def walk(
    root: HtmlElement, opaque: Callable[[HtmlElement], bool] = lambda _: False
) -> Iterator[Event]:
    """Yield what a page shows in its order: elements that open and close, and texts.

    Args:
        root: the element to walk through.
        opaque: says of an element below it whether it is yielded whole.
    """
    todo: list[tuple[bool, HtmlElement]] = [(False, root)]
    while todo:
        closing, element = todo.pop()
        if closing:
            yield "close", element, ""
        elif isinstance(element.tag, str) and not is_unseen(element):
            if element is not root and opaque(element):
                yield "opaque", element, ""
            else:
                yield "open", element, ""
                if element.text:
                    yield "text", element, element.text
                todo.append((True, element))
                todo.extend((False, child) for child in reversed(element))
                continue
        if element.tail and element is not root:
            yield "text", element, element.tail


def is_unseen(element: HtmlElement) -> bool:
    """Say whether a page's reader doesn't see an element."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style", "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    if element.get("aria-hidden") == "true" and element.tag not in BLOCKS:
        return True
    return bool(_UNSEEN_CLASSES & set(element.get("class", "").lower().split()))


def frame_of(element: HtmlElement) -> str:
    """Return why an element is no part of a page's content, by its markup; empty if it may be."""
    if element.tag in _WHOLE:
        return ""
    names = f"{_names(element)} {element.get('id', '')}"
    if _NOTICE.search(names):
        return "notice"
    if _CONTENTS.search(names):
        return "list of contents"
    if _RUNNING.search(element.get("class", "")) or _RUNNING.search(element.get("title", "")):
        return "running head or foot"
    if (
        element.tag in _FRAME_TAGS
        or element.get("role", "") in _FRAME_ROLES
        or _FRAME.search(names)
    ):
        return "frame"
    return ""


def is_main(element: HtmlElement) -> bool:
    """Say whether a page marks an element as its content, whatever stands around it."""
    return "main" in (element.tag, element.get("role"))


def _names(element: HtmlElement) -> str:
    """Return an element's classes without those that tell a state."""
    names = element.get("class", "").split()
    return " ".join(name for name in names if not name.lower().startswith(_STATES))


def span_of(cell: HtmlElement, name: str) -> int:
    """Return how many columns or rows a cell spans."""
    text = cell.get(name, "1").strip()
    return max(1, min(int(text), 100)) if text.isdigit() and len(text) < 9 else 1
