"""What the tests look at of a document that was read."""

from corpus.model import Document


def texts(document: Document, kind: str) -> list[str]:
    """Return the texts of the blocks of a kind."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def headings(document: Document) -> list[tuple[int, str]]:
    """Return the headings with their levels."""
    return [
        (b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading"
    ]


def left_out(document: Document) -> list[tuple[int | None, str, str]]:
    """Return what was left out: page, why, text."""
    return [(line.page, line.why, line.text) for line in document.left_out]


def read_on(document: Document) -> list[str]:
    """Return the texts of all blocks in their order."""
    return [document.text[b.start : b.end] for b in document.blocks]
