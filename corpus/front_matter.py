"""The title lines that a plain text opens with."""

import re
from dataclasses import replace

from corpus.model import Block, Document
from corpus.readers.labels import (
    ends_like_prose,
    is_long_unmarked,
    is_unmarked,
    item_mark,
    label_kind,
)
from corpus.readers.outline_words import ordinal_of

_TITLE_LINE = 200
# More short lines than this are a list, and no title.
_MOST = 12
# What stands under a title and is no section: who wrote it, when, where.
_BYLINE = re.compile(r"(?:by|von|par|por|di|da|van|av|af)\s|\W*\d|.*\d{4}|.*,", re.IGNORECASE)


def with_front_matter(document: Document) -> Document:
    """Join the title lines that a plain text opens with into one paragraph.

    Two or more short lines in a row at the very start, unlabelled and ending like no sentence,
    are a title block (title, when and where delivered, by whom): a passage that can be found and
    quoted, not a section. The last of them stays a heading where it heads the text below it.
    """
    lead = 0
    for block in document.blocks[: _MOST + 1] if document.guessed else ():
        text = document.text[block.start : block.end]
        titles = block.kind != "row" and block.start == block.body and len(text) <= _TITLE_LINE
        listed = any(map(item_mark, text.split("\n")))
        labelled = label_kind(text) or ordinal_of(text)
        if not titles or listed or labelled or ends_like_prose(text):
            break
        if is_long_unmarked(text) or (is_unmarked(text) and _heads_text(document, lead)):
            break
        lead += 1
    if lead and _heads_text(document, lead - 1):
        lead -= 1
    if not 2 <= lead <= _MOST:
        return document
    first, last = document.blocks[0], document.blocks[lead - 1]
    title = Block("paragraph", first.start, last.end, first.line, first.page)
    return replace(document, blocks=(title, *document.blocks[lead:]))


def _heads_text(document: Document, place: int) -> bool:
    """Say whether the last title line is the first section's: others like it stand further on."""
    block = document.blocks[place]
    below = document.blocks[place + 1 : place + 2]
    if block.kind != "heading" or not below or below[0].kind == "heading":
        return False
    alike = [
        b for b in document.blocks[place + 1 :] if b.kind == "heading" and b.level == block.level
    ]
    return bool(alike) and not _BYLINE.match(document.text[block.start : block.end])
