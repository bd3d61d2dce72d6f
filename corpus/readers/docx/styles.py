"""What the styles of a Word file say of paragraphs and runs, along the chain they are based on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from corpus.readers.docx.parts import W, is_on, number, value

_HEADING_NAME = re.compile(r"heading (\d)", re.I)
# Word's built-in names of styles for tables of contents and of figures.
_CONTENTS_NAME = re.compile(r"toc(?: ?\d| heading)|table of figures|index \d", re.I)
_CHAIN = 20
# In points, where nothing says how large the type is.
_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Style:
    """What is set for a paragraph or run; None where nothing is; `level` from 0, 9 is text."""

    level: int | None = None
    size: float | None = None
    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    list_level: int | None = None
    contents: bool = False
    caption: bool = False
    bold_first_row: bool = False

    def under(self, other: "Style") -> "Style":
        """Return this style where the other one says nothing."""
        return _combined(self, other)


@lru_cache(maxsize=4096)
def _combined(style: Style, other: Style) -> Style:
    """Return a style where the other one says nothing; few pairs make up a whole file."""
    said = {name: getattr(other, name) for name in Style.__slots__}
    traits = ("contents", "caption", "bold_first_row")
    return replace(
        style,
        **{
            name: value
            for name, value in said.items()
            if value is not None and not (name in traits and value is False)
        },
    )


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their id, each with all that it is based on; and the defaults."""

    by_id: Mapping[str, Style]
    paragraph: Style
    body: Style

    def of(self, element: etree._Element | None) -> Style | None:
        """Return the style that a `w:pStyle`, `w:rStyle` or `w:tblStyle` names."""
        return self.by_id.get(value(element) or "")


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles of a file."""
    elements = (
        {} if root is None else {value(e, "styleId") or "": e for e in root.iter(W + "style")}
    )
    defaults = Style(size=_SIZE)
    if root is not None:
        defaults = defaults.under(_run(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
    by_id: dict[str, Style] = {}
    for name in elements:
        chain: list[etree._Element] = []
        based: str | None = name
        while based in elements and len(chain) < _CHAIN:
            chain.append(elements[based])
            based = value(elements[based].find(W + "basedOn"))
        style = Style()
        for element in reversed(chain):
            style = style.under(_own(element))
        by_id[name] = style
    body = next((by_id[name] for name, e in elements.items() if _is_default(e)), Style())
    return Styles(by_id, body, defaults)


def run_style(properties: etree._Element | None, styles: Styles) -> Style:
    """Return what a run's properties say, with its character style."""
    if properties is None:
        return Style()
    named = styles.of(properties.find(W + "rStyle")) or Style()
    return replace(named, level=None, contents=False, caption=False).under(_run(properties))


def paragraph_style(properties: etree._Element | None, styles: Styles) -> Style:
    """Return what holds for a paragraph: defaults, its style, its own properties."""
    if properties is None:
        return styles.body.under(styles.paragraph)
    named = styles.of(properties.find(W + "pStyle")) or styles.paragraph
    return styles.body.under(named).under(_paragraph(properties))


def _is_default(element: etree._Element) -> bool:
    """Say whether a style is that of paragraphs that name none."""
    return value(element, "type") == "paragraph" and value(element, "default") in ("1", "true")


def _own(element: etree._Element) -> Style:
    """Return what a style says itself."""
    name = value(element.find(W + "name")) or ""
    style = _paragraph(element.find(W + "pPr")).under(_run(element.find(W + "rPr")))
    heading = _HEADING_NAME.fullmatch(name)
    level = int(heading[1]) - 1 if heading else 0 if name.lower() == "title" else style.level
    first = element.find(f"{W}tblStylePr[@{W}type='firstRow']/{W}rPr/{W}b")
    return replace(
        style,
        level=level,
        contents=bool(_CONTENTS_NAME.fullmatch(name)),
        caption=name.lower() == "caption",
        bold_first_row=bool(is_on(first)),
    )


def _run(properties: etree._Element | None) -> Style:
    """Return what the properties of a run say."""
    if properties is None:
        return Style()
    size = number(properties.find(W + "sz"))
    return Style(
        size=size / 2 if size else None,
        bold=is_on(properties.find(W + "b")),
        underlined=is_on(properties.find(W + "u")),
        hidden=is_on(properties.find(W + "vanish")),
    )


def _paragraph(properties: etree._Element | None) -> Style:
    """Return what the properties of a paragraph say."""
    if properties is None:
        return Style()
    return Style(
        level=number(properties.find(W + "outlineLvl")),
        list_id=value(properties.find(f"{W}numPr/{W}numId")),
        list_level=number(properties.find(f"{W}numPr/{W}ilvl")),
    )
