"""Prints the modules per folder, and which folders each imports: `python -m tests.structure`.

A path behind it names another checkout, such as an older one.
"""

import sys
from collections import Counter
from pathlib import Path

from tests.source import PRODUCT, ROOT, read_imports


def rows(root: Path) -> list[str]:
    """Return a row of Markdown per folder of the product in a checkout."""
    modules = {
        ".".join(path.relative_to(root).with_suffix("").parts): path
        for room in PRODUCT
        for path in (root / room).rglob("*.py")
        if path.name != "__init__.py"
    }
    imports: dict[str, Counter[str]] = {}
    for name, path in sorted(modules.items()):
        counts = imports.setdefault(_folder(name), Counter())
        for each in read_imports(name, path.read_text("utf-8")):
            found = next((m for m in (each.imported, _folder(each.imported)) if m in modules), "")
            if found and _folder(found) != _folder(name):
                counts[_folder(found)] += 1
    sizes = Counter(map(_folder, modules))
    lines = ["| folder | modules | imports |", "| --- | --- | --- |"]
    for folder, counts in imports.items():
        listed = ", ".join(f"{other} {count}" for other, count in sorted(counts.items()))
        lines.append(f"| {folder.replace('.', '/')} | {sizes[folder]} | {listed} |")
    return lines


def _folder(name: str) -> str:
    """Return what a dotted name stands in."""
    return name.rpartition(".")[0]


if __name__ == "__main__":
    print(*rows(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT), sep="\n")
