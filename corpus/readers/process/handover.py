"""A document as JSON and back: what crosses from the process that reads a file."""

from dataclasses import astuple
from typing import Any

from corpus.model import Block, Document, FileDetails, LeftOut, Page


def as_json(document: Document) -> dict[str, Any]:
    """Return a document as JSON knows it."""
    return {
        "text": document.text,
        "blocks": [astuple(block) for block in document.blocks],
        "left_out": [astuple(line) for line in document.left_out],
        "guessed": document.guessed,
        "pages": [astuple(page) for page in document.pages],
        "warnings": document.warnings,
        "format": document.format,
        "details": astuple(document.details),
        "checksum": document.checksum,
    }


def document_of(said: dict[str, Any]) -> Document:
    """Return the document that `as_json` gave."""
    return Document(
        said["text"],
        tuple(Block(*values) for values in said["blocks"]),
        tuple(LeftOut(*values) for values in said["left_out"]),
        said["guessed"],
        tuple(Page(*values) for values in said["pages"]),
        tuple(said["warnings"]),
        said["format"],
        FileDetails(*said["details"]),
        said["checksum"],
    )
