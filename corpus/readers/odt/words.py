"""The text of an ODT paragraph: what a reader sees of it, and what hangs on it."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from corpus.digits import raised
from corpus.readers.files.xml import mixed
from corpus.readers.odt.styles import TEXT, OdtStyle, OdtStyles
from corpus.readers.office.flow import PAGE, Look
from corpus.readers.office.numerals import whole_number

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_UNREAD = frozenset(
    {
        _OFFICE + "annotation",
        TEXT + "note",
        TEXT + "ruby-text",
        TEXT + "hidden-text",
        TEXT + "hidden-paragraph",
        TEXT + "tracked-changes",
        TEXT + "number",
        DRAW + "text-box",
        DRAW + "object",
        _SVG + "title",
        _SVG + "desc",
    }
)
_SPACES = 1000


@dataclass
class Words:
    """The text of a paragraph in the making."""

    parts: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    looks: Counter[Look] = field(default_factory=Counter)

    def look(self) -> Look:
        """Return how the text looks: bold and underlined only where all of it is."""
        if not self.looks:
            return Look()
        size = self.looks.most_common(1)[0][0].size
        return Look(
            size, all(look.bold for look in self.looks), all(look.underlined for look in self.looks)
        )


def read_words(paragraph: etree._Element, base: OdtStyle, styles: OdtStyles) -> Words:
    """Return the text of a `text:p` or `text:h` whose style is `base`."""
    words = Words()
    open_styles = [base]
    for kind, element, text in mixed(paragraph, lambda element: element.tag not in _UNREAD):
        if kind == "text":
            _write(words, " ".join(text.split(None)) if not text.strip() else text, open_styles[-1])
        elif kind == "close":
            if element.tag == TEXT + "span":
                open_styles.pop()
        elif element.tag == TEXT + "span":
            named = styles.of("text", element.get(TEXT + "style-name"))
            open_styles.append(open_styles[-1].under(named))
        elif element.tag == TEXT + "note":
            words.notes.append(element)
            words.parts.append(note_mark(element))
        elif element.tag == DRAW + "text-box":
            words.boxes.append(element)
        elif not open_styles[-1].hidden:
            words.parts.append(_sign(element))
    return words


def note_mark(note: etree._Element) -> str:
    """Return the mark of a note, its digits raised."""
    citation = note.find(TEXT + "note-citation")
    mark = "" if citation is None else "".join(citation.itertext()).strip()
    return raised(mark)


def _write(words: Words, text: str, style: OdtStyle) -> None:
    """Add a text in a style; digits and marks don't count for how it looks."""
    if style.hidden:
        return
    words.parts.append(text.replace("\n", " ").replace("\t", " "))
    weight = sum(map(str.isalpha, text))
    if weight:
        look = Look(style.size or 0.0, bool(style.bold), bool(style.underlined))
        words.looks[look] += weight


def _sign(element: etree._Element) -> str:
    """Return what an empty element stands for: blanks, a line break, a page."""
    if element.tag == TEXT + "s":
        return " " * min(whole_number(element.get(TEXT + "c", "")) or 1, _SPACES)
    return {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "soft-page-break": PAGE}.get(
        element.tag, ""
    )
