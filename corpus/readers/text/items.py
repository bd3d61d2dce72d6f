"""Where the items of a list begin among lines that stand together."""

import re
from collections.abc import Sequence

from corpus.digits import ascii_digits
from corpus.readers.labels import item_mark
from corpus.readers.lists import introduces
from corpus.readers.text.lines import Line

_CLAUSE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+\S")

# What stands about the number or the letter of a mark.
_AROUND = "().[]、\uff0e- "


def item_starts(lines: Sequence[Line]) -> list[int]:
    """Return where the items of a list begin; nothing where marks are chance."""
    if clauses := clause_starts([line.text for line in lines]):
        return clauses
    marks = [(place, mark) for place, line in enumerate(lines) if (mark := item_mark(line.text))]
    if not marks:
        return []
    kept: list[tuple[int, str]] = []
    for place, mark in marks:
        if (
            kept
            and kept[-1][1][0].isalnum() | mark[0].isalnum()
            and not _follows(kept[-1][1], mark)
        ):
            continue
        kept.append((place, mark))
    first = kept[0][0]
    introduced = first == 0 or introduces(lines[first - 1].text)
    if not introduced and (len(kept) < 2 or not _begins(kept[0][1])):
        return []
    mark = kept[0][1]
    initial = len(kept) == 1 and mark[0].isalpha() and (first > 0 or mark[0].isupper())
    return [] if initial else [place for place, _ in kept]


def _follows(before: str, mark: str) -> bool:
    """Say whether a mark comes after another in a list: "2." after "1.", "b)" after "a)"."""
    a, b = (ascii_digits(m.strip(_AROUND)) for m in (before, mark))
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    if len(a) == len(b) == 1 and a.isalpha() and b.isalpha():
        return ord(b) == ord(a) + 1 or {a, b} <= set("ivx")
    return a.isalpha() and b.isalpha() and set(a + b) <= set("ivx")


def _begins(mark: str) -> bool:
    """Say whether a mark is the first of a list."""
    bare = ascii_digits(mark.strip(_AROUND))
    return not bare.isalnum() or bare.lower() in ("1", "a", "i")


def clause_starts(texts: Sequence[str]) -> list[int]:
    """Return where numbered clauses begin, "1.1", "1.2"; nothing unless the first line does."""
    counts = [(place, m[1]) for place, text in enumerate(texts) if (m := _CLAUSE.match(text))]
    if len(counts) < 2 or counts[0][0] != 0:
        return []
    chain = [counts[0]]
    for place, count in counts[1:]:
        if _is_next(chain[-1][1], count):
            chain.append((place, count))
    return [place for place, _ in chain] if len(chain) > 1 else []


def _is_next(before: str, count: str) -> bool:
    """Say whether a count of several parts comes after another: "1.2" or "1.1.1" after "1.1"."""
    if count == f"{before}.1":
        return True
    parts, others = before.split("."), count.split(".")
    upper = [str(int(part) + 1) for part in parts]
    depth = len(others)
    return depth <= len(parts) and others == [*parts[: depth - 1], upper[depth - 1]]
