"""The list of modules in reading order, docs/modules.md; `make reading-list` writes it anew.

Rooms stand in the order in which data passes through them, and within a room what is imported
stands before what imports it. Each module's sentence is the first line of its docstring.
"""

import ast
from graphlib import TopologicalSorter

from tests.source import ROOT, SOURCES, edges_between_modules

MODULES = ROOT / "docs" / "modules.md"
HEAD = """# Every module, a sentence each

Folders stand in the order in which data passes through them; within one, what is imported stands
before what imports it. [The README](../README.md#how-it-works) walks through the code along one
question and along one file. Written by `make reading-list` from the modules' docstrings.

"""
ROOMS = (
    "corpus",
    "corpus.readers",
    "corpus.readers.process",
    "corpus.readers.files",
    "corpus.readers.text",
    "corpus.readers.markdown",
    "corpus.readers.html",
    "corpus.readers.office",
    "corpus.readers.docx",
    "corpus.readers.odt",
    "corpus.readers.epub",
    "corpus.readers.pdf",
    "corpus.added",
    "embeddings",
    "embeddings.transformer",
    "embeddings.text",
    "embeddings.index",
    "embeddings.index.qdrant",
    "embeddings.search",
    "embeddings.search.several_reports",
    "embeddings.search.all_places",
    "embeddings.search.marks",
    "embeddings.search.judge",
    "embeddings.conversation",
    "embeddings.evaluation",
    "bot.answering",
    "bot.answering.page_picture",
    "bot.proposals",
    "bot.texts",
    "bot.render",
    "bot.storage",
    "bot.service",
    "bot.chat",
    "bot.chat.updates",
    "bot.chat.calls",
    "bot.chat.keyboards",
    "bot.chat.handlers",
    "bot.cli",
    "bot.demo",
    "config",
)


def reading_list() -> str:
    """Return the list as Markdown: a heading per room, a line per module."""
    parts = [f"## {path_of(room)}/\n{sentence_of(room)}\n\n{_lines(room)}" for room in ROOMS]
    return HEAD + "\n".join(parts)


def modules_of(room: str) -> list[str]:
    """Return the modules of a room in reading order; rooms within it have their own."""
    inside = [name for name in SOURCES if _room_of(name) == room]
    edges = sorted(edges_between_modules())
    graph = {name: [b for a, b in edges if a == name and b in inside] for name in sorted(inside)}
    return list(TopologicalSorter(graph).static_order())


def path_of(module: str) -> str:
    """Return a module's path without its ending."""
    return module.replace(".", "/")


def sentence_of(module: str) -> str:
    """Return the first line of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(SOURCES[module].read_text("utf-8"))) or ""
    return docstring.partition("\n")[0]


def _room_of(module: str) -> str:
    """Return the room that lists a module, the narrowest one; empty for a package itself."""
    if SOURCES[module].name == "__init__.py":
        return ""
    inside = [room for room in ROOMS if module.startswith(f"{room}.")]
    return max(inside, key=len, default="")


def _lines(room: str) -> str:
    """Return a line per module of a room."""
    names = modules_of(room)
    return "".join(f"- `{path_of(name)}.py`: {sentence_of(name)}\n" for name in names)


def main() -> None:
    """Write the list."""
    MODULES.write_text(reading_list(), encoding="utf-8")


if __name__ == "__main__":
    main()
