"""The imports of the whole project, read from its source."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRODUCT = ("corpus", "embeddings", "bot", "config", "run_bot")
HARNESS = ("tests", "benchmarks")


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """One import, also one inside a function: who imports, and the name that is imported."""

    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported}"


def lies_in(name: str, rooms: Iterable[str]) -> bool:
    """Tell whether a dotted name is one of the rooms or lies in one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def read_imports(importer: str, source: str, *, package: bool = False) -> Iterator[Import]:
    """Yield the imports of a module's source, relative ones resolved.

    Args:
        importer: the module's dotted name.
        source: its text.
        package: whether the module is a package's `__init__.py`.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(importer, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = importer.split(".") if node.level else []
            parents = parents[: len(parents) - node.level + package]
            origin = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (Import(importer, f"{origin}.{alias.name}") for alias in node.names)


def module_of(imported: str) -> str | None:
    """Return the project's module that an imported name is or stands in, if there is one."""
    if imported in SOURCES:
        return imported
    parent = imported.rpartition(".")[0]
    return parent if parent in SOURCES else None


@cache
def imports() -> list[Import]:
    """Return all imports of the project; read once, by who asks first."""
    return [
        each
        for module, path in SOURCES.items()
        for each in read_imports(
            module, path.read_text("utf-8"), package=path.name == "__init__.py"
        )
    ]


@cache
def edges_between_modules() -> set[tuple[str, str]]:
    """Return which module of the project imports which."""
    found = ((each.importer, module_of(each.imported)) for each in imports())
    return {(importer, module) for importer, module in found if module is not None}


def neighbours(room: str) -> set[tuple[str, str]]:
    """Return who imports whom among the modules and folders that lie directly in a room."""

    def step(module: str) -> str:
        return ".".join(module.split(".")[: room.count(".") + 2])

    inside = [
        edge for edge in edges_between_modules() if all(lies_in(module, [room]) for module in edge)
    ]
    return {(step(a), step(b)) for a, b in inside if step(a) != step(b)}


def circle(edges: set[tuple[str, str]]) -> list[str]:
    """Return what lies on circles or between them, sorted; nothing where imports run one way."""
    while True:
        importers, imported = {a for a, _ in edges}, {b for _, b in edges}
        kept = {(a, b) for a, b in edges if a in imported and b in importers}
        if kept == edges:
            return sorted(importers)
        edges = kept


def _module_name(path: Path) -> str:
    """Return the dotted name of a file's module, from the root of the project."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _sources() -> dict[str, Path]:
    """Return the files of the project's modules by name."""
    folders = [ROOT / room for room in (*PRODUCT, *HARNESS)]
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    return {_module_name(path): path for path in [*paths, ROOT / "run_bot.py"]}


SOURCES = _sources()
FOLDERS = sorted(
    name
    for name, path in SOURCES.items()
    if path.name == "__init__.py" and lies_in(name, ("corpus", "embeddings", "bot"))
)
