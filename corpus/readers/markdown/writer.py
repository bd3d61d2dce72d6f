"""Writes the blocks of Markdown to a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from corpus.model import Block
from corpus.readers.composer import Composer
from corpus.readers.html.fragment import write_fragment
from corpus.readers.labels import ends_with_stop
from corpus.readers.leads import leads_list, led_paragraphs
from corpus.readers.lists import introduces
from corpus.readers.markdown.columns import table_of
from corpus.readers.markdown.inline import heading_text, is_picture, paragraphs
from corpus.readers.markdown.lists import flat_items, is_list_of_contents, item_of
from corpus.readers.markdown.places import line_of, table_at, words_at
from corpus.readers.markdown.source import Part
from corpus.readers.markdown.titles import is_bold_heading, leads_table
from corpus.readers.text.lines import Joiner

_TITLE_LENGTH = 120


@dataclass(slots=True)
class MarkdownWriter:
    """Writes the blocks of Markdown; a paragraph waits, since it may introduce what follows it."""

    composer: Composer
    parser: MarkdownIt
    joiner: Joiner
    part: Part = field(default_factory=lambda: Part("markdown", (), 1))
    waiting: tuple[str, int] | None = None
    path: list[Block] = field(default_factory=list)
    # Titles in bold type are headings: the file has several.
    bold_headings: bool = False
    # The heading that holds again behind a quote that had one of its own.
    closed: Block | None = None

    def markdown(self, part: Part) -> None:
        """Write a part of the file."""
        self.part = part
        tokens = self.parser.parse("\n".join(part.lines))
        self._blocks(SyntaxTreeNode(tokens).children, quoted=False)

    def html(self, text: str, line: int) -> None:
        """Write a block of HTML."""
        caption = self._take_lead()
        self._before()
        if caption and "<table" not in text.lower():
            self._paragraph(*caption)
            caption = None
        write_fragment(self.composer, text, line, caption[0] if caption else "")

    def finish(self) -> None:
        """Write the paragraph that waits."""
        waiting, self.waiting = self.waiting, None
        if waiting:
            self._paragraph(*waiting)

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], *, quoted: bool) -> None:
        """Write blocks in order."""
        for node, after in zip_longest(nodes, nodes[1:]):
            if self.bold_headings and is_bold_heading(node, after):
                self._bold_heading(node)
            elif node.type == "heading":
                self._heading(node, quoted=quoted)
            else:
                self._block(node)

    def _block(self, node: SyntaxTreeNode) -> None:
        """Write a block that is no heading."""
        writers: Mapping[str, Callable[[SyntaxTreeNode], None]] = {
            "paragraph": self._prose,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": self._quote,
            "table": self._table,
            "fence": self._code,
            "code_block": self._code,
            "html_block": lambda block: self.html(block.content, line_of(self.part, block)),
        }
        if write := writers.get(node.type):
            write(node)
        elif node.type == "hr":
            self.finish()
            self.composer.leave_out(words_at(self.part, node), "a rule", line_of(self.part, node))

    def _heading(self, node: SyntaxTreeNode, *, quoted: bool) -> None:
        """Write a heading; one that is a paragraph above a rule, or empty, is none."""
        content = node.children[0].content
        prose = "\n" in content or (len(content) > _TITLE_LENGTH and ends_with_stop(content))
        text = heading_text(content)
        if (node.markup in ("=", "-") and prose) or (quoted and not self.path):
            self._prose(node)
            return
        self.finish()
        if not text:
            return
        level = self.path[-1].level + 1 if quoted else int(node.tag[1])
        self.composer.heading(text, level, line_of(self.part, node))
        self.closed = None
        if not quoted:
            block = self.composer.blocks[-1]
            self.path = [*(above for above in self.path if above.level < level), block]

    def _bold_heading(self, node: SyntaxTreeNode) -> None:
        """Write a title in bold type, below the heading that stands above it."""
        self.finish()
        level = self.path[-1].level + 1 if self.path else 1
        text = heading_text(node.children[0].content)
        self.composer.heading(text, level, line_of(self.part, node))
        self.closed = None

    def _quote(self, node: SyntaxTreeNode) -> None:
        """Write a block quote."""
        self.finish()
        self._inside(node.children)

    def _inside(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        """Write what a quote or item holds; behind it the heading before it holds again."""
        first = len(self.composer.blocks)
        self._blocks(nodes, quoted=True)
        self.finish()
        if self.path and any(b.kind == "heading" for b in self.composer.blocks[first:]):
            self.closed = self.path[-1]

    def _prose(self, node: SyntaxTreeNode) -> None:
        """Write a paragraph, or lines with columns in it as rows; the last of it waits."""
        content = node.children[0].content
        line = line_of(self.part, node)
        if is_picture(content):
            self.finish()
            self.composer.leave_out(content, "picture", line)
            return
        if content.startswith(("|", "+")) and self._columns(content.split("\n"), line):
            return
        for text in paragraphs(content, self.joiner):
            self.finish()
            if text:
                self.waiting = (text, line)

    def _list(self, node: SyntaxTreeNode) -> None:
        """Write a list: with its lead if its items are short, else an item after the other."""
        items = [item_of(item, self.joiner) for item in node.children]
        if self.waiting and introduces(self.waiting[0]):
            items = flat_items(items, self.joiner)
        texts = [text for text, _ in items]
        if is_list_of_contents(texts):
            self.finish()
            for text in texts:
                self.composer.leave_out(text, "list of contents", line_of(self.part, node))
            return
        simple = not any(rest for _, rest in items)
        if simple and self.waiting and leads_list(self.waiting[0]):
            lead, line = self.waiting
            self.waiting = None
            for text in led_paragraphs(lead, texts):
                self._paragraph(text, line)
            return
        for (text, rest), item in zip(items, node.children, strict=True):
            self.finish()
            self.waiting = (text, line_of(self.part, item)) if text else None
            self._inside(rest)
        self.finish()

    def _table(self, node: SyntaxTreeNode) -> None:
        """Write a table's rows, each below the line of its heads as it stands in the file."""
        table = table_at(self.part, node)
        self._rows(table.heads, table.rows)
        if not table.rows:
            self._paragraph(table.heads, line_of(self.part, node))

    def _columns(self, lines: Sequence[str], line: int) -> bool:
        """Write lines with columns that are no table of Markdown; say whether they are such."""
        table = table_of(lines, line)
        if table:
            self._rows(table.heads, table.rows)
        return table is not None

    def _rows(self, heads: str, rows: Sequence[tuple[str, int]]) -> None:
        """Write rows, each with its line, below their heads and the caption that waits."""
        caption = self._take_lead() if rows else None
        self._before()
        lead = "\n".join(filter(None, (caption[0] if caption else "", heads)))
        for text, number in rows:
            self.composer.row(lead, text, number)

    def _code(self, node: SyntaxTreeNode) -> None:
        """Write preformatted lines as they are; those of a table as its rows."""
        lines = node.content.strip("\n").split("\n")
        first = line_of(self.part, node) + (node.type == "fence")
        if node.info.strip() == "" and self._columns(lines, first):
            return
        self.finish()
        text = "\n".join(line.rstrip() for line in lines)
        if text.strip():
            self._paragraph(text, first)

    def _paragraph(self, text: str, line: int) -> None:
        """Write a paragraph."""
        self._before()
        self.composer.paragraph(text, line)

    def _before(self) -> None:
        """Write what stands before a block: the paragraph that waits, the heading that holds."""
        self.finish()
        if self.closed:
            self.composer.blocks.append(self.closed)
            self.closed = None

    def _take_lead(self) -> tuple[str, int] | None:
        """Return the paragraph that waits if it is the caption of a table that follows."""
        if self.waiting and leads_table(self.waiting[0]):
            taken, self.waiting = self.waiting, None
            return taken
        return None
