"""What the styles of an OpenDocument text say of paragraphs, characters and lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from corpus.readers.office.numerals import whole_number

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CHAIN = 20
_SIZE = 12.0
_CAPTIONS = frozenset({"Caption", "Table", "Text"})
# How ODF names the ways to write a number, and how Word does.
_FORMATS = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "一, 二, 三, ...": "chineseCounting",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "가, 나, 다, ...": "ganada",
}


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style sets; None where it sets nothing. `size` in points, or a ratio if relative."""

    size: float | None = None
    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    caption: bool | None = None

    def under(self, other: "OdtStyle") -> "OdtStyle":
        """Return this style where the other one says nothing; a relative size is a ratio to it."""
        said = {name: getattr(other, name) for name in self.__slots__}
        said = {name: value for name, value in said.items() if value is not None}
        if other.size is not None and other.size < _RATIO:
            said["size"] = (self.size or _SIZE) * other.size
        return replace(self, **said)


# Sizes below are ratios: no type is smaller than this.
_RATIO = 4.0


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a level of a list counts; an empty `style` is a bullet, or no number for headings."""

    style: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The styles of a text by family and name, and its lists by name and depth from 1."""

    by_name: Mapping[tuple[str, str], OdtStyle]
    lists: Mapping[str, Mapping[int, ListLevel]]
    outline: Mapping[int, ListLevel]

    def of(self, family: str, name: str | None) -> OdtStyle:
        """Return a style; one that says nothing where there is none."""
        return self.by_name.get((family, name or ""), OdtStyle())


def read_styles(content: etree._Element, named: etree._Element | None) -> OdtStyles:
    """Return the styles of a text, those of its own before the named ones."""
    roots = [root for root in (named, content) if root is not None]
    elements = {
        (element.get(STYLE + "family", ""), element.get(STYLE + "name", "")): element
        for root in roots
        for element in root.iter(STYLE + "style")
    }
    defaults = {
        element.get(STYLE + "family", ""): _own(element)
        for root in roots
        for element in root.iter(STYLE + "default-style")
    }
    by_name: dict[tuple[str, str], OdtStyle] = {}
    for family, name in elements:
        chain: list[etree._Element] = []
        key = (family, name)
        while key in elements and len(chain) < _CHAIN:
            chain.append(elements[key])
            key = (family, elements[key].get(STYLE + "parent-style-name", ""))
        style = defaults.get(family, OdtStyle()) if family == "paragraph" else OdtStyle()
        for element in reversed(chain):
            style = style.under(_own(element))
        by_name[family, name] = style
    lists = {
        element.get(STYLE + "name", ""): _levels(element)
        for root in roots
        for element in root.iter(TEXT + "list-style")
    }
    outlines = [_levels(e) for root in roots for e in root.iter(TEXT + "outline-style")]
    return OdtStyles(by_name, lists, outlines[0] if outlines else {})


def _own(element: etree._Element) -> OdtStyle:
    """Return what a style sets itself."""
    traits = element.find(STYLE + "text-properties")
    weight = size = line = display = None
    if traits is not None:
        weight = traits.get(FO + "font-weight")
        size = traits.get(FO + "font-size")
        line = traits.get(STYLE + "text-underline-style")
        display = traits.get(TEXT + "display")
    level = element.get(STYLE + "default-outline-level", "")
    names = {element.get(STYLE + "name"), element.get(STYLE + "parent-style-name")}
    return OdtStyle(
        _size(size),
        None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        None if line is None else line != "none",
        None if display is None else display == "none",
        whole_number(level),
        True if names & _CAPTIONS else None,
    )


def _size(text: str | None) -> float | None:
    """Return a size such as "12pt" in points, one such as "130%" as a ratio."""
    match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,6})?)(pt|%)", text or "")
    if not match:
        return None
    return float(match[1]) / (100 if match[2] == "%" else 1)


def _levels(element: etree._Element) -> dict[int, ListLevel]:
    """Return the levels of a list, or of the headings."""
    levels: dict[int, ListLevel] = {}
    for child in element:
        depth = whole_number(child.get(TEXT + "level", ""))
        start = whole_number(child.get(TEXT + "start-value", ""))
        shown = whole_number(child.get(TEXT + "display-levels", ""))
        if depth is not None:
            levels[depth] = ListLevel(
                _FORMATS.get(child.get(STYLE + "num-format", ""), ""),
                child.get(STYLE + "num-prefix", ""),
                child.get(STYLE + "num-suffix", ""),
                1 if start is None else start,
                shown or 1,
            )
    return levels
