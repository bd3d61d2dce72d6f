"""The text of a Word paragraph: what a reader sees of its runs, and what hangs on them."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from corpus.digits import raised
from corpus.readers.docx.parts import W, value
from corpus.readers.docx.styles import Style, Styles, run_style
from corpus.readers.docx.symbols import symbol, unprivate
from corpus.readers.office.flow import PAGE, Look

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What is deleted or moved away, set aside, or says how and not what.
_UNREAD = frozenset(
    W + name
    for name in (
        "del moveFrom pPr rPr sectPr instrText delInstrText delText rt object fldData sdtPr "
        "sdtEndPr tblPr trPr tcPr"
    ).split()
)
_BREAK = "\n"


@dataclass
class Fields:
    """The fields that are open: each is read for its instruction first, then for its result.

    Instructions and results may run over paragraphs. `contents` says that an open field is a
    table of contents. Fields of a file that doesn't close each of them aren't `trusted`: else all
    that follows would be lost.
    """

    stack: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    trusted: bool = True

    @property
    def hidden(self) -> bool:
        """Say whether what comes is an instruction."""
        return self.trusted and "begin" in self.stack

    @property
    def contents(self) -> bool:
        """Say whether what comes is a table of contents."""
        return self.trusted and any(
            text.split(maxsplit=1)[:1] in (["TOC"], ["INDEX"]) for text in self.instructions
        )

    def mark(self, kind: str | None) -> None:
        """Go on to what a `w:fldChar` begins."""
        if kind == "begin":
            self.stack.append("begin")
            self.instructions.append("")
        elif kind == "separate" and self.stack:
            self.stack[-1] = "separate"
        elif kind == "end" and self.stack:
            self.stack.pop()
            self.instructions.pop()


@dataclass
class Words:
    """The text of a paragraph in the making."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    bold: Counter[bool] = field(default_factory=Counter)
    underlined: Counter[bool] = field(default_factory=Counter)

    def write(self, text: str, style: Style) -> None:
        """Add text in a style; digits and marks don't count for how it looks."""
        self.parts.append(text)
        weight = sum(map(str.isalpha, text))
        if weight:
            self.sizes[style.size or 0.0] += weight
            self.bold[bool(style.bold)] += weight
            self.underlined[bool(style.underlined)] += weight

    def look(self) -> Look:
        """Return how the text looks: bold and underlined only where all of it is."""
        size = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        return Look(size, set(self.bold) == {True}, set(self.underlined) == {True})


def read_runs(
    paragraph: etree._Element, base: Style, styles: Styles, fields: Fields, notes: dict[str, int]
) -> Words:
    """Return the text of a paragraph.

    Args:
        paragraph: a `w:p`.
        base: what holds for its runs unless they say otherwise.
        styles: of the file.
        fields: those that are open where it begins; moved on.
        notes: the number of each note by its kind and id; those referred to first are added.
    """
    words = Words()
    style, font = base, ""
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        tag = element.tag
        if tag == W + "r":
            properties = element.find(W + "rPr")
            style = base.under(run_style(properties, styles))
            font = _font(properties)
        elif tag == W + "instrText" and fields.instructions:
            fields.instructions[-1] += element.text or ""
        elif tag == W + "fldChar":
            fields.mark(value(element, "fldCharType"))
        elif tag == W + "txbxContent":
            words.boxes.append(element)
        elif tag == W + "lastRenderedPageBreak":
            words.parts.append(PAGE)
        elif not style.hidden and not fields.hidden:
            _write(element, words, style, font, notes)
        if tag in _UNREAD or tag == W + "txbxContent" or is_double(element) or is_hint(element):
            walk.skip_subtree()
    return words


def _write(
    element: etree._Element, words: Words, style: Style, font: str, notes: dict[str, int]
) -> None:
    """Write what an element inside a run shows."""
    tag = element.tag
    if tag in (W + "t", _M + "t"):
        words.write(unprivate(element.text or "", font), style)
    elif tag in (W + "tab", W + "ptab"):
        words.parts.append("\t")
    elif tag in (W + "br", W + "cr"):
        words.parts.append(_BREAK)
    elif tag == W + "noBreakHyphen":
        words.parts.append("-")
    elif tag == W + "sym":
        code = value(element, "char") or ""
        words.write(symbol(value(element, "font") or "", _hexadecimal(code)), style)
    elif tag == _M + "den":
        words.parts.append("/")
    elif tag == _M + "sup":
        words.parts.append("^")
    elif tag in (W + "footnoteReference", W + "endnoteReference"):
        kind = "footnote" if tag == W + "footnoteReference" else "endnote"
        key = f"{kind} {value(element, 'id')}"
        notes.setdefault(key, sum(other.startswith(kind) for other in notes) + 1)
        mark = raised(str(notes[key]))
        words.notes.append((key, mark))
        words.parts.append(mark)


def is_double(element: etree._Element) -> bool:
    """Say whether an element doubles for other programs what the first choice beside it shows."""
    return element.tag in (_MC + "Fallback", _MC + "Choice") and element.getprevious() is not None


def is_hint(element: etree._Element) -> bool:
    """Say whether a control shows only a hint, such as "Click here to enter text"."""
    hint = f"{W}sdtPr/{W}showingPlcHdr"
    return bool(element.tag == W + "sdt") and element.find(hint) is not None


def _font(properties: etree._Element | None) -> str:
    """Return the font of a run's plain characters."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return value(fonts, "ascii") or value(fonts, "hAnsi") or ""


def _hexadecimal(text: str) -> int:
    """Return a number written in base 16; 0 for what is none."""
    try:
        return int(text, 16)
    except ValueError:
        return 0
