"""The reader of Markdown: its blocks are parsed, its inline markup stays as it is."""

from markdown_it import MarkdownIt

from corpus.model import Document
from corpus.readers.composer import Composer
from corpus.readers.files.charset import decode
from corpus.readers.markdown.source import parts, source_of
from corpus.readers.markdown.titles import is_bold_title
from corpus.readers.markdown.writer import MarkdownWriter
from corpus.readers.options import ReadOptions
from corpus.readers.text.lines import Joiner

# More than any line of a file opens: what stands deeper the parser drops, with all behind it.
_DEEPEST = 80


def read_markdown(data: bytes, options: ReadOptions) -> Document:
    """Read a Markdown text.

    Front matter, comments and marks of containers are left out. A row of a table stands below its
    table's head; items stand with the line that introduces them. A heading in a block quote holds
    for the quote alone.
    """
    decoded = decode(data, options.language)
    source = source_of(decoded.text)
    composer = Composer(warnings=list(decoded.warnings))
    writer = MarkdownWriter(composer, _parser(), Joiner.of(decoded.text))
    writer.bold_headings = sum(map(is_bold_title, source.lines)) > 1
    for part in parts(source):
        if part.kind == "html":
            writer.html("\n".join(part.lines), part.first)
        else:
            writer.markdown(part)
    writer.finish()
    composer.left_out.extend(source.left_out)
    composer.left_out.sort(key=lambda left: left.line)
    return composer.document()


def _parser() -> MarkdownIt:
    """Return a parser of blocks, which leaves what stands in a line as it is."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    return parser.disable(["inline", "text_join", "reference"], True)
