"""Where the blocks of Markdown stand in the file, and what stands there."""

from markdown_it.tree import SyntaxTreeNode

from corpus.readers.markdown.columns import ColumnTable
from corpus.readers.markdown.inline import clean
from corpus.readers.markdown.source import Part


def line_of(part: Part, node: SyntaxTreeNode) -> int:
    """Return the line of the file that a block begins on."""
    return part.first + _row(node)


def words_at(part: Part, node: SyntaxTreeNode) -> str:
    """Return the line of the file that a block begins on, as it stands there."""
    return clean(part.lines[_row(node)].lstrip(" >\t").rstrip())


def table_at(part: Part, node: SyntaxTreeNode) -> ColumnTable:
    """Return the table of a block; its heads are one line, and so is each row."""
    head, *rows = (row for section in node.children for row in section.children)
    lines = tuple((words_at(part, row), line_of(part, row)) for row in rows)
    return ColumnTable(words_at(part, head), lines)


def _row(node: SyntaxTreeNode) -> int:
    """Return the line of the part that a block begins on, counted from 0."""
    return node.map[0] if node.map else 0
