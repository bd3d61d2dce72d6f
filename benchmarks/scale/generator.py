"""Reports of any number that recombine the sentences of a bank: the same for the same seed."""

import random
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from benchmarks.scale.bank import Bank
from benchmarks.scale.exchange import exchanged
from corpus.model import Entry, Report
from corpus.paragraphs import Paragraph, Paragraphs, Sentence
from embeddings.arrays import SentenceRows, TextRows

# How many paragraphs a report has, and after how many a section begins.
PARAGRAPHS, _SECTION = range(200, 401), range(2, 9)
# The year of most reports, and those of one in ten.
YEAR, _OTHER_YEARS, _OTHER = 2022, range(2012, 2022), 10


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A report with the rows of the bank that it was made of.

    `sentences` are (n,) those of its sentences, `headings` (h,) those of its section paths.
    """

    report: Report
    sentences: SentenceRows
    headings: TextRows


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A paragraph before it has its text: rows of its section path and of its sentences."""

    heading: int
    section: int
    sentences: tuple[int, ...]


def make_report(bank: Bank, number: int, seed: int, size: int | None = None) -> Made:
    """Make the report of a number.

    Args:
        bank: what it is made of.
        number: the report's.
        seed: of all the reports.
        size: how many paragraphs; None for a size of its own.
    """
    chance = random.Random(f"{seed} {number}")
    drawn = _draw(bank, chance, size or chance.choice(PARAGRAPHS))
    name = f"report-{number}"
    year = chance.choice(_OTHER_YEARS) if number % _OTHER == _OTHER - 1 else YEAR
    paragraphs: list[Paragraph] = []
    start = 0
    for each in drawn:
        paragraphs.append(_paragraph(bank, each, (name, seed, number), len(paragraphs) + 1, start))
        start += len(paragraphs[-1].text) + 2
    entry = Entry(name, f"Report {number}", f"{year}-03-01", "en", "benchmarks", f"{name}.md")
    source = "\n\n".join(each.text for each in paragraphs)
    rows = [row for each in drawn for row in each.sentences]
    headings = {each.section: each.heading for each in drawn}
    made = Report(entry, source, Paragraphs.of(name, source, paragraphs))
    return Made(made, np.array(rows, np.int64), np.array([*headings.values()], np.int64))


def sizes(paragraphs: int, seed: int) -> list[int]:
    """Return how many paragraphs each report has, so that they have so many in all."""
    found: list[int] = []
    while (left := paragraphs - sum(found)) > 0:
        chance = random.Random(f"{seed} {len(found)} size")
        found.append(min(left, chance.choice(PARAGRAPHS)))
    return found


def _draw(bank: Bank, chance: random.Random, size: int) -> list[_Drawn]:
    """Draw the section paths and the sentences of a report's paragraphs."""
    drawn: list[_Drawn] = []
    section = 0
    while len(drawn) < size:
        text = chance.randrange(len(bank.free))
        heading = int(chance.choice(bank.paths[text]))
        for _ in range(chance.choice(_SECTION)):
            count = int(chance.choice(bank.lengths[text]))
            rows = tuple(int(row) for row in chance.choices(bank.free[text], k=count))
            drawn.append(_Drawn(heading, section, rows))
        section += 1
    return drawn[:size]


def _paragraph(
    bank: Bank, drawn: _Drawn, report: tuple[str, int, int], number: int, start: int
) -> Paragraph:
    """Put a paragraph together."""
    name, seed, which = report
    mark = hash((seed, which, number))
    texts = [
        exchanged(bank.sentences[row], bank.names, hash((mark, place)))
        for place, row in enumerate(drawn.sentences)
    ]
    ends = [*accumulate(len(text) + 1 for text in texts)]
    spans = [Sentence(end - len(text) - 1, end - 1) for end, text in zip(ends, texts, strict=True)]
    path = bank.headings[drawn.heading]
    title = exchanged(path[-1], bank.names, hash((seed, which, drawn.section)))
    # Its number keeps it apart from the other sections.
    section = (*path[:-1], f"{drawn.section + 1}. {title}")
    return Paragraph(name, number, " ".join(texts), section, tuple(spans), number, start)
