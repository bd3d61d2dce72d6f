"""Lists in Markdown: what an item says, and which list is one of contents."""

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from corpus.readers.lists import introduces, list_paragraphs
from corpus.readers.markdown.inline import paragraphs
from corpus.readers.text.lines import Joiner
from corpus.stops import ends_asking

_LISTS = ("bullet_list", "ordered_list")
_ANCHOR = re.compile(r"[-*+\d.)\s]{1,12}(?:\[[ x]\]\s)?\[[^\]]{1,300}\]\(#[^)]{0,300}\)\s*")


def is_list_of_contents(items: Sequence[str]) -> bool:
    """Say whether all items are links into the page itself."""
    lines = [line for item in items for line in item.split("\n")]
    return len(items) > 1 and all(map(_ANCHOR.fullmatch, lines))


def item_of(node: SyntaxTreeNode, joiner: Joiner) -> tuple[str, list[SyntaxTreeNode]]:
    """Return an item behind its mark, with short items below it, and what else it holds."""
    mark = f"{node.info}{node.markup}" if node.info else node.markup
    text, rest = mark, list(node.children)
    if rest and rest[0].type == "paragraph":
        first = rest.pop(0)
        text = f"{mark} " + "\n".join(paragraphs(first.children[0].content, joiner))
    lists = [child for child in rest if child.type in _LISTS]
    below = [item_of(item, joiner) for child in lists for item in child.children]
    short = list_paragraphs(text, [item for item, _ in below]) if introduces(text) else []
    plain = len(lists) == len(rest) and not any(others for _, others in below)
    if below and plain and len(short) == 1:
        return short[0], []
    return ("" if text == mark else text), rest


def flat_items(
    items: Sequence[tuple[str, list[SyntaxTreeNode]]], joiner: Joiner
) -> list[tuple[str, list[SyntaxTreeNode]]]:
    """Return items that hold nothing but paragraphs with all of these in their text.

    Others stay as they are, and so do questions, whose answers are the paragraphs below them.
    """
    flat: list[tuple[str, list[SyntaxTreeNode]]] = []
    for text, rest in items:
        prose = text and all(node.type == "paragraph" for node in rest)
        if prose and not ends_asking(text.rstrip("*_ ")):
            below = (paragraphs(node.children[0].content, joiner) for node in rest)
            text, rest = " ".join([text, *(part for parts in below for part in parts)]), []
        flat.append((text, rest))
    return flat
