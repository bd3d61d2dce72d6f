"""The reader of books (EPUB): the files of the spine in order, with the pages of the print."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from corpus.model import Document, ReportError
from corpus.readers.epub.package import Package, open_package
from corpus.readers.epub.xhtml import Pages, Walk
from corpus.readers.epub.xhtml_marks import bare_label, local
from corpus.readers.files.archive import Archive
from corpus.readers.files.xml import parse_page
from corpus.readers.labels import ends_like_prose
from corpus.readers.office.contents import CONTENTS
from corpus.readers.office.flow import Dropped, Item, Line, Mark, PageMark, Table
from corpus.readers.office.flow_writer import compose
from corpus.readers.office.look import with_headings
from corpus.refusal import Refusal

_FRAME = re.compile(r"\*{3}\s?(START|END) OF ", re.I)
_PLACEHOLDER = re.compile(r"\[(?:image|illustration|picture|photo|figure)[^\]:]{0,40}\]", re.I)
# So many lines in a row that are nothing but links inside the book are a table of contents.
_LINKS = 3
# How much of a paragraph says how it ends.
_END = 40


def read_epub(data: bytes) -> Document:
    """Read a book: its text in the order of its spine, the printed pages where it marks them.

    Raises:
        ReportError: it is broken, hostile, encrypted, or holds no text.
    """
    archive = Archive.open(data)
    package = open_package(archive)
    warnings: list[str] = []
    flow: list[Item] = []
    for items in _chapters(archive, package, warnings):
        _continue(flow, items)
    if not flow and warnings:
        raise ReportError(f"it is broken: {warnings[0]}", Refusal.BROKEN)
    flow = [_without_placeholder(item) for item in without_links(without_frame(flow))]
    return compose(with_headings(flow), warnings)


def _chapters(archive: Archive, package: Package, warnings: list[str]) -> Iterator[list[Item]]:
    """Yield what each file of the spine holds; one that can't be read is named."""
    pages = Pages()
    for name in package.spine:
        if name not in archive:
            warnings.append(f"The file '{name}' of the book is missing.")
            continue
        root, clean = parse_page(archive.read(name), name)
        if root is None:
            warnings.append(f"The file '{name}' of the book can't be read.")
            continue
        if not clean:
            warnings.append(f"The file '{name}' of the book is damaged: it may be read wrong.")
        body = next((element for element in root.iter() if local(element) == "body"), root)
        pages.labels = package.pages.get(name, {})
        titles = package.titles.get(name, {})
        begun = pages.begin(bare_label(pages.labels[""])) if "" in pages.labels else None
        items: list[Item] = [begun] if begun else []
        items += Walk(pages, titles, title=titles.get("")).read(body)
        if name in package.navigation:
            text = " ".join(item.text for item in items if isinstance(item, Line | Dropped))
            items = [Dropped(text, CONTENTS)] if text else []
        yield items


def _continue(flow: list[Item], items: list[Item]) -> None:
    """Add what a file holds; a paragraph that it goes on with is joined to its start."""
    lines = [place for place, item in enumerate(items) if isinstance(item, Line | Table)]
    last = flow[-1] if flow else None
    rest = items[lines[0]] if lines else None
    if isinstance(last, Line) and isinstance(rest, Line) and _goes_on(last, rest):
        shift = len(last.text) + 1
        begun = [
            Mark(shift, i.number, i.label) for i in items[: lines[0]] if isinstance(i, PageMark)
        ]
        marks = [replace(mark, offset=mark.offset + shift) for mark in rest.marks]
        text = f"{last.text} {rest.text}"
        flow[-1] = replace(last, text=text, marks=(*last.marks, *begun, *marks))
        items = items[lines[0] + 1 :]
    flow.extend(items)


def _goes_on(last: Line, rest: Line) -> bool:
    """Say whether a paragraph was cut between two files: no stop before, a small letter after."""
    plain = not (last.level or rest.level or last.note or rest.note or rest.item)
    return plain and rest.text[:1].islower() and not ends_like_prose(last.text[-_END:])


def without_frame(flow: list[Item]) -> list[Item]:
    """Leave out what stands before "*** START OF ..." and after "*** END OF ...": a licence."""
    begin, end = 0, len(flow)
    for place, item in enumerate(flow):
        match = _FRAME.match(item.text) if isinstance(item, Line) else None
        if match and match[1].upper() == "START":
            begin = place + 1
        elif match:
            end = place
            break
    why = "frame of a digital library"
    return [*_dropped(flow[:begin], why), *flow[begin:end], *_dropped(flow[end:], why)]


def without_links(flow: list[Item]) -> list[Item]:
    """Leave out lines in a row that only lead elsewhere in the book: a table of contents."""
    kept: list[Item] = []
    for linked, group in groupby(flow, lambda item: isinstance(item, Line) and item.linked):
        items = list(group)
        kept += _dropped(items, CONTENTS) if linked and len(items) >= _LINKS else items
    return kept


def _dropped(items: list[Item], why: str) -> list[Item]:
    """Leave items out; the pages that begin among them stay."""
    dropped: list[Item] = []
    for item in items:
        if isinstance(item, Line):
            dropped.append(Dropped(item.text, why))
            dropped += [PageMark(mark.number, mark.label) for mark in item.marks]
        elif isinstance(item, Table):
            texts = [cell.text for row in item.rows for cell in row if cell.text]
            dropped.append(Dropped(" ".join(texts), why))
        else:
            dropped.append(item)
    return dropped


def _without_placeholder(item: Item) -> Item:
    """Leave a line out that stands for a picture."""
    if isinstance(item, Line) and not item.marks and _PLACEHOLDER.fullmatch(item.text):
        return Dropped(item.text, "placeholder of a picture")
    return item
