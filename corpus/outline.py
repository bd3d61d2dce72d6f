"""The outline of a report: its sections, each with what stands right below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Report
from corpus.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the sections and paragraphs below it; an empty path is the whole report."""

    path: tuple[str, ...]
    sections: tuple["Section", ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """Return the heading; empty for the whole report."""
        return self.path[-1] if self.path else ""

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


def outline(report: Report) -> Section:
    """Return the whole report as a tree of sections, in the order of its paragraphs."""
    return _section((), report.paragraphs)


def _section(path: tuple[str, ...], within: Sequence[Paragraph]) -> Section:
    """Build a section of the paragraphs whose section path begins with its own."""
    depth = len(path)
    below: dict[str, list[Paragraph]] = {}
    for paragraph in within:
        if len(paragraph.section) > depth:
            below.setdefault(paragraph.section[depth], []).append(paragraph)
    return Section(
        path,
        tuple(_section((*path, title), tuple(held)) for title, held in below.items()),
        tuple(paragraph for paragraph in within if len(paragraph.section) == depth),
    )
