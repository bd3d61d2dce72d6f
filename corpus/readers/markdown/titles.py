"""Titles of Markdown that are written as paragraphs: in bold type, and above tables."""

import re

from markdown_it.tree import SyntaxTreeNode

from corpus.readers.labels import ends_like_prose, starts_small
from corpus.readers.lists import introduces
from corpus.readers.text.tables import is_caption

_BOLD = re.compile(r"(\*\*|__)([^*_\n]{2,})\1\s*")
_LENGTH = 100
_WORDS = 8
_CAPTION_LENGTH = 200


def is_bold_title(text: str) -> bool:
    """Say whether a paragraph is one short line in bold type that ends like no sentence."""
    match = _BOLD.fullmatch(text) if len(text) <= _LENGTH else None
    if match is None or len(match[2].split()) > _WORDS:
        return False
    return not (starts_small(match[2]) or ends_like_prose(match[2]))


def is_bold_heading(node: SyntaxTreeNode, after: SyntaxTreeNode | None) -> bool:
    """Say whether a paragraph is a title in bold type above a paragraph that isn't."""
    if node.type != "paragraph" or node.level or not after or after.type != "paragraph":
        return False
    text, below = (paragraph.children[0].content for paragraph in (node, after))
    return is_bold_title(text) and not is_bold_title(below)


def leads_table(text: str) -> bool:
    """Say whether a paragraph is the caption of a table that follows it."""
    if len(text) > _CAPTION_LENGTH:
        return False
    return is_caption(text.lstrip("*_")) or introduces(text.rstrip("*_"))
