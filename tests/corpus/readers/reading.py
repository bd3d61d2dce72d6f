"""What a reader makes of a text, in a form that tests can compare."""

from collections.abc import Callable

from corpus.model import Document
from corpus.readers.options import ReadOptions

Reader = Callable[[bytes, ReadOptions], Document]


def read(reader: Reader, text: str, **options: str) -> Document:
    """Read a text that is saved as UTF-8."""
    return reader(text.encode(), ReadOptions(**options))


def shown(document: Document) -> list[str]:
    """Return the blocks: "## Title" of headings, "lead / body" where something leads."""
    lines: list[str] = []
    for block in document.blocks:
        lead, body = document.text[block.start : block.body], document.text[block.body : block.end]
        mark = "#" * block.level + " " if block.kind == "heading" else ""
        lines.append(f"{mark}{lead.rstrip()} / {body}" if lead else mark + body)
    return lines


def left_out(document: Document) -> list[tuple[str, str]]:
    """Return what was left out, with the reason."""
    return [(left.text, left.why) for left in document.left_out]
