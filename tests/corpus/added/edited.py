"""New editions of reports, edited by chance: how many former paragraphs are found in them.

`python -m tests.corpus.added.edited` prints it as a table.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.added.editions import FormerParagraph
from corpus.added.tracing import trace
from corpus.catalog import SHIPPED, load_catalog
from corpus.model import Report
from corpus.paragraphs import Paragraph, Paragraphs
from corpus.report import read_report
from tests.source import ROOT

REPORTS = ("liaoning-2022", "jargon", "constitution-fr", "ferry")
WORDS = "mostly rather partly newly widely again together first later openly".split()
SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Edition:
    """A new edition, and the number of each former paragraph in it; 0 for those taken out."""

    report: Report
    numbers: Mapping[int, int]


def report_named(name: str) -> Report:
    """Return a report as it was: of the catalog, or of the benchmarks'."""
    entries = [*load_catalog(SHIPPED), *load_catalog(ROOT / "benchmarks/data/catalog.toml")]
    entry = next(entry for entry in entries if entry.id == name)
    return read_report(replace(entry, questions=None))


def former_of(report: Report) -> list[FormerParagraph]:
    """Return a report's paragraphs as a former edition holds them."""
    return [FormerParagraph(p.number, p.text, p.sentences) for p in report.paragraphs]


def with_words_edited(text: str, chance: random.Random) -> str:
    """Return a text of which one word in five is changed, dropped or has another behind it."""
    words: list[str] = []
    for word in text.split(" "):
        what = chance.choice(["change", "drop", "add"]) if chance.random() < 0.2 else "keep"
        words += {
            "keep": [word],
            "change": [chance.choice(WORDS)],
            "drop": [],
            "add": [word, chance.choice(WORDS)],
        }[what]
    return " ".join(words) or text


def in_one_paragraph_of_five(text: str, chance: random.Random) -> str:
    """Edit one paragraph in five as `with_words_edited` does; the others stay."""
    return with_words_edited(text, chance) if chance.random() < 0.2 else text


def next_edition(
    report: Report, edit: Callable[[str, random.Random], str], seed: int = 1
) -> Edition:
    """Edit each paragraph, take out one in ten, put in as many, and move a tenth to the front."""
    chance = random.Random(seed)
    kept = [p for p in report.paragraphs if chance.random() > 0.1]
    tenth = len(kept) // 10
    kept = [*kept[-tenth:], *kept[:-tenth]]
    texts = [(p.number, edit(p.text, chance)) for p in kept]
    for _ in range(tenth):
        words = " ".join(chance.choices(WORDS, k=20))
        texts.insert(chance.randrange(len(texts)), (0, words))
    ends = [*accumulate(len(text) + 1 for _, text in texts)]
    paragraphs = [
        Paragraph(report.id, number, text, (), (), number, end - len(text) - 1)
        for number, ((_, text), end) in enumerate(zip(texts, ends, strict=True), 1)
    ]
    source = "\n".join(text for _, text in texts)
    numbers = {p.number: 0 for p in report.paragraphs}
    numbers |= {was: number for number, (was, _) in enumerate(texts, 1) if was}
    held = Paragraphs.of(report.id, source, paragraphs)
    return Edition(replace(report, source=source, paragraphs=held), numbers)


def right(old: Report, edition: Edition) -> tuple[float, float]:
    """Return the share of kept paragraphs that are found, and of those taken out that are gone."""
    found = trace(former_of(old), edition.report)
    kept = [found.get(was) for was, now in edition.numbers.items() if now]
    wanted = [now for now in edition.numbers.values() if now]
    taken_out = [was for was, now in edition.numbers.items() if not now]
    assert len(kept) > 30 and taken_out
    hits = sum(p is not None and p.number == now for p, now in zip(kept, wanted, strict=True))
    return hits / len(kept), sum(was not in found for was in taken_out) / len(taken_out)


def main() -> None:
    """Print what is found of each report, the least of the seeds."""
    print("| report | edited | found again | taken out and gone |\n| --- | --- | --- | --- |")
    for name in REPORTS:
        old = report_named(name)
        edits = {"one word in five": with_words_edited}
        edits["words of one paragraph in five"] = in_one_paragraph_of_five
        for what, edit in edits.items():
            shares = [right(old, next_edition(old, edit, seed)) for seed in SEEDS]
            found, gone = (min(share) for share in zip(*shares, strict=True))
            print(f"| {name} | {what} | {found:.1%} | {gone:.1%} |")


if __name__ == "__main__":
    main()
