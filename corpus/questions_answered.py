"""Questions that a report asks and answers itself: the question leads to its answer."""

import re
from dataclasses import replace

from corpus.model import Block, Document
from corpus.stops import DENSE_ENDS, QUESTION_MARKS, SPACED_ENDS, ends_asking

# List marks, labels such as "Q1." and emphasis say nothing of what is asked.
_MARKUP = re.compile(
    r"^[\s*_#>+•-]+(?=\S)|^\W{0,4}(?:[^\W\d]{1,9}\s?\d{0,3}|\d{1,3})[.:)：]\s*|[\s*_]+$"
)
_QUOTES = tuple("\"'“‘«‹„「『–—")
_LENGTH = 240
# A sentence that ends before the question does.
_TOLD = re.compile(rf"(?![…{QUESTION_MARKS}])(?:[{SPACED_ENDS}]\s|[{DENSE_ENDS}])")


def with_answers(document: Document) -> Document:
    """Join each paragraph that is only a question with the paragraph below it.

    The question leads: it is shown above its answer and is no answer itself. Questions in
    quotation marks are told of, not asked, and those that follow each other have no answer.
    """
    blocks: list[Block] = []
    place = 0
    while place < len(document.blocks):
        block = document.blocks[place]
        below = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
        if (
            below
            and _asks(document, block)
            and below.kind == "paragraph"
            and not _asks(document, below)
        ):
            blocks.append(replace(block, end=below.end, body=below.body))
            place += 2
        else:
            blocks.append(block)
            place += 1
    return replace(document, blocks=tuple(blocks))


def _asks(document: Document, block: Block) -> bool:
    """Say whether a block is a paragraph that is one short question."""
    if block.kind != "paragraph" or block.end - block.start > _LENGTH or block.body != block.start:
        return False
    text = document.text[block.start : block.end]
    text = _MARKUP.sub("", _MARKUP.sub("", text))
    if not ends_asking(text) or text.startswith(_QUOTES):
        return False
    return _TOLD.search(text[:-1]) is None
