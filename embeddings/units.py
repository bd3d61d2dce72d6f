"""The units of search: the sentences of all paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Paragraph


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to search: a place in the list of paragraphs, and in its paragraph's sentences."""

    paragraph: int
    sentence: int


def units_of(paragraphs: Sequence[Paragraph]) -> tuple[Unit, ...]:
    """Return the units of paragraphs, in reading order."""
    return tuple(
        Unit(number, i)
        for number, paragraph in enumerate(paragraphs)
        for i in range(len(paragraph.sentences))
    )
