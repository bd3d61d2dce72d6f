"""The reader of saved web pages: what is their content, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree, html
from lxml.html import HtmlElement

from corpus.model import Document, ReportError
from corpus.readers.composer import Composer
from corpus.readers.files.charset import decode
from corpus.readers.html.blocks import HtmlBlock
from corpus.readers.html.content import content_of
from corpus.readers.html.walk import blocks_of
from corpus.readers.html.writer import HtmlWriter
from corpus.readers.options import ReadOptions
from corpus.refusal import Refusal

_CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding=[\"']([\w.:-]{2,40})", re.I
)
_HEAD = 100_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_PARTS = re.compile(r"\s*[|_»·•–—]\s*|\s+-\s+")
_SHOWN = 200
_TITLE = 12


def read_html(data: bytes, options: ReadOptions) -> Document:
    """Read a saved web page.

    Menus, notices to visitors, lists of contents and what else stands beside the content are left
    out, and named, unless the options ask for all.

    Raises:
        ReportError: there is no page in the file.
    """
    declared = [a or b for a, b in _CHARSET.findall(data[:_HEAD])]
    decoded = decode(data, options.language, [name.decode("ascii") for name in declared])
    root = _parsed(decoded.text)
    blocks = _titled(blocks_of(root), root)
    whys = [""] * len(blocks) if options.content == "all" else content_of(decoded.text, blocks)
    composer = Composer(warnings=list(decoded.warnings))
    kept = [block for block, why in zip(blocks, whys, strict=True) if not why]
    for block, why in zip(blocks, whys, strict=True):
        if why:
            composer.leave_out(" ".join(block.text.split())[:_SHOWN], why, block.line)
    HtmlWriter(composer).write(kept)
    return composer.document()


def _parsed(text: str) -> HtmlElement:
    """Return the root of a page.

    Raises:
        ReportError: there is nothing in it, or its elements stand too deep in each other.
    """
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text[_declared(text) :], parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        said = f"it is a broken page: {error}. Save the page anew."
        raise ReportError(said, Refusal.BROKEN) from error
    # The parser ends where elements stand thousands deep, and says so in its log alone.
    for entry in parser.error_log:
        if "depth" in entry.message:
            raise ReportError(
                f"it is a broken page: from line {entry.line} on its elements stand more than "
                f"2,000 "
                "deep in each other. Save the page anew, or as text.",
                Refusal.BROKEN,
            )
    return root


def _declared(text: str) -> int:
    """Return where a declaration of XML at the start of a page ends."""
    declaration = _DECLARATION.match(text)
    return declaration.end() if declaration else 0


def _titled(blocks: Sequence[HtmlBlock], root: HtmlElement) -> list[HtmlBlock]:
    """Make the line that the page is named by its heading, where no element says so.

    A heading that holds more than that name, such as a date in small type, is parted.
    """
    names = _names(root)
    folded = {_folded(name) for name in names} - {""}
    highest = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    titled: list[HtmlBlock] = []
    found = any(_folded(blocks[n].text) in folded for n in highest)
    for block in blocks:
        if block.kind == "heading" and (name := _inner_title(block.text, names)):
            before, _, after = block.text.partition(name)
            rest = [
                replace(block, kind="prose", text=t.strip()) for t in (before, after) if t.strip()
            ]
            titled += [replace(block, text=name), *rest]
            found = True
        elif not found and _names_page(block, folded):
            titled.append(replace(block, kind="heading", level=1))
            found = True
        else:
            titled.append(block)
    return titled


def _names(root: HtmlElement) -> list[str]:
    """Return what a page is called: its title whole and in parts, longest first."""
    title = " ".join(str(root.xpath("string(//title)")).replace("\u00ad", "").split())
    return sorted({title, *_PARTS.split(title)}, key=len, reverse=True)


def _inner_title(text: str, names: Sequence[str]) -> str:
    """Return the name of the page that a heading begins or ends with beside something short."""
    for name in names:
        rest = len(text) - len(name)
        if len(name) >= _TITLE and 0 < rest <= _TITLE * 3 and text.endswith(name):
            glued = text[: -len(name)][-1:].isalnum()
            return name if glued else ""
    return ""


def _names_page(block: HtmlBlock, folded: set[str]) -> bool:
    """Say whether a line says the name of its page and is no link and no item."""
    plain = block.kind in ("prose", "heading") and block.linked == 0 and not block.frame
    return plain and len(block.text) >= 4 and _folded(block.text) in folded


def _folded(text: str) -> str:
    """Return a title's letters alone."""
    return "".join(c for c in text.casefold() if c.isalnum())
