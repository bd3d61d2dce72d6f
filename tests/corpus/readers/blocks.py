"""Says what a document holds in the way that tests compare it."""

from corpus.model import Document


def blocks(document: Document) -> list[str]:
    """Return the texts of the blocks: "## x" a heading of level 2, "| x" a row, else paragraphs."""
    signs = {"heading": "#", "row": "|", "paragraph": ""}
    texts = [document.text[block.start : block.end] for block in document.blocks]
    return [
        f"{signs[block.kind] * max(1, block.level)} {text}".strip()
        for block, text in zip(document.blocks, texts, strict=True)
    ]


def left_out(document: Document) -> list[tuple[str, str]]:
    """Return what was left out and why."""
    return [(left.text, left.why) for left in document.left_out]
