"""Lines of a text and how they join into paragraphs; shared by the readers of plain text."""

from collections.abc import Iterator
from dataclasses import dataclass

# Hard-wrapped prose is rarely wider than this; a paragraph kept on one line mostly is.
_WRAP_WIDTH = 120
_STOPS = tuple('.!?:;。！？：；”"')


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: offsets into the text, number from 1."""

    start: int
    end: int
    number: int


def chunks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines that stand between blank lines."""
    run: list[Line] = []
    place = 0
    for number, raw in enumerate(text.split("\n"), 1):
        body = raw.strip()
        if body:
            start = place + raw.index(body)
            run.append(Line(start, start + len(body), number))
        elif run:
            yield run
            run = []
        place += len(raw) + 1
    if run:
        yield run


def joined(text: str, run: list[Line]) -> bool:
    """Say whether a run of lines is one hard-wrapped paragraph and not a paragraph a line."""
    inner = run[:-1]
    if any(line.end - line.start > _WRAP_WIDTH for line in run):
        return False
    stopped = sum(text[line.start : line.end].endswith(_STOPS) for line in inner)
    return stopped * 2 < len(inner)
