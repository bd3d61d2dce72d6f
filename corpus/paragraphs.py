"""The paragraphs of a report, each cut out of its source when it is asked for.

As objects a million of them would take gigabytes; here they are the source and numbers.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Self, TypeAlias, overload

# Places in a text, in characters, and other whole numbers of four bytes each.
Numbers: TypeAlias = "array[int]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a slice of its paragraph: `paragraph.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph with its place; `text` is a slice of the source, kept to the letter.

    It begins at `start` in the source. Its first `lead` sentences lead to it and answer nothing by
    themselves: the heads of a table's row, the question of an FAQ.
    """

    report: str
    number: int
    text: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    line: int
    start: int = 0
    lead: int = 0

    @property
    def id(self) -> str:
        """Return the passage id that buttons and links carry, such as `liaoning-2022/57`."""
        return f"{self.report}/{self.number}"

    @property
    def lead_text(self) -> str:
        """Return the sentences that lead to it; empty where none does."""
        return self.slice(0, self.lead - 1) if self.lead else ""

    @property
    def is_led(self) -> bool:
        """Say whether it is one sentence behind what leads to it, as a row of a table is."""
        return 0 < self.lead == len(self.sentences) - 1

    def slice(self, first: int, last: int) -> str:
        """Return the text from sentence `first` to sentence `last`, both included."""
        return self.text[self.sentences[first].start : self.sentences[last].end]


@dataclass(frozen=True)
class Paragraphs(Sequence[Paragraph]):
    """The p paragraphs of a report, or some of them, with s sentences in all.

    `numbers`, `starts`, `ends`, `lines` and `leads` are (p,), as is `section_of`, the section path
    of each in `sections`, which are in the order in which they come up. The sentences of paragraph
    i are those from `bounds[i]` to `bounds[i + 1]` of `sentence_starts` and `sentence_ends`, which
    are (s,) and count from where their paragraph starts.
    """

    report: str
    source: str
    sections: tuple[tuple[str, ...], ...]
    section_of: Numbers
    numbers: Numbers
    starts: Numbers
    ends: Numbers
    lines: Numbers
    leads: Numbers
    bounds: Numbers
    sentence_starts: Numbers
    sentence_ends: Numbers

    @classmethod
    def of(cls, report: str, source: str, paragraphs: Sequence[Paragraph]) -> Self:
        """Take paragraphs of a report, in order.

        Raises:
            ValueError: they aren't in order, or the source doesn't hold one where it says.
        """
        for each in paragraphs:
            if not source.startswith(each.text, each.start):
                raise ValueError(f"{each.id} doesn't stand at {each.start} of its source")
        numbers = [each.number for each in paragraphs]
        if any(one >= other for one, other in pairwise(numbers)):
            raise ValueError(f"the paragraphs of {report} aren't in order")
        paths = dict.fromkeys(each.section for each in paragraphs)
        sections = {path: number for number, path in enumerate(paths)}
        sentences = [sentence for each in paragraphs for sentence in each.sentences]
        return cls(
            report,
            source,
            tuple(sections),
            _numbers(sections[each.section] for each in paragraphs),
            _numbers(numbers),
            _numbers(each.start for each in paragraphs),
            _numbers(each.start + len(each.text) for each in paragraphs),
            _numbers(each.line for each in paragraphs),
            _numbers(each.lead for each in paragraphs),
            _bounds(len(each.sentences) for each in paragraphs),
            _numbers(each.start for each in sentences),
            _numbers(each.end for each in sentences),
        )

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> Paragraph: ...

    @overload
    def __getitem__(self, place: slice) -> Self: ...

    def __getitem__(self, place: int | slice) -> "Paragraph | Self":
        """Return a paragraph, or some, which keep their numbers."""
        places = range(len(self))[place]
        return self.some(places) if isinstance(places, range) else self._at(places)

    def __iter__(self) -> Iterator[Paragraph]:
        """Yield them in order."""
        return map(self._at, range(len(self)))

    def some(self, places: Iterable[int]) -> Self:
        """Return those at some places, in order, which keep their numbers."""
        return type(self).of(self.report, self.source, [self._at(place) for place in places])

    def __hash__(self) -> int:
        """Return the same for paragraphs that are the same; few others have it."""
        return hash((self.report, self.source, len(self)))

    @property
    def sentence_count(self) -> int:
        """Return s, how many sentences they have in all."""
        return len(self.sentence_starts)

    def place_of(self, number: int) -> int | None:
        """Return at which place the paragraph of a number stands; None where none has it."""
        place = bisect_left(self.numbers, number)
        return place if place < len(self) and self.numbers[place] == number else None

    def text(self, place: int) -> str:
        """Return the text of the paragraph at a place."""
        return self.source[self.starts[place] : self.ends[place]]

    def sentence(self, place: int, number: int) -> str:
        """Return the text of a sentence of the paragraph at a place."""
        start, row = self.starts[place], self.bounds[place] + number
        return self.source[start + self.sentence_starts[row] : start + self.sentence_ends[row]]

    @cached_property
    def checksum(self) -> str:
        """Return a hash of what they say and how it is cut, wherever in the source it stands."""
        digest = hashlib.sha256(f"{self.report}\0{self.sections}\0".encode())
        for text in map(self.text, range(len(self))):
            digest.update(f"{len(text)} {text}".encode("utf-8", "surrogatepass"))
        for numbers in (
            self.section_of,
            self.numbers,
            self.leads,
            self.bounds,
            self.sentence_starts,
            self.sentence_ends,
        ):
            digest.update(numbers.tobytes())
        return digest.hexdigest()

    def _at(self, place: int) -> Paragraph:
        """Return the paragraph at a place."""
        rows = slice(self.bounds[place], self.bounds[place + 1])
        return Paragraph(
            self.report,
            self.numbers[place],
            self.text(place),
            self.sections[self.section_of[place]],
            tuple(map(Sentence, self.sentence_starts[rows], self.sentence_ends[rows])),
            self.lines[place],
            self.starts[place],
            self.leads[place],
        )


def _numbers(values: Iterable[int]) -> Numbers:
    """Return whole numbers in four bytes each."""
    return array("i", values)


def _bounds(lengths: Iterable[int]) -> Numbers:
    """Return where runs of some lengths begin, one after the other, and the end."""
    return array("i", accumulate(lengths, initial=0))
