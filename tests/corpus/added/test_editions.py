"""Former editions: where their paragraphs stand now."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from corpus.added.editions import (
    Former,
    FormerParagraph,
    keep_edition,
    read_editions,
)
from corpus.added.state import FormerEdition
from corpus.added.tracing import same_sentence, trace, where_said
from corpus.catalog import SHIPPED, load_catalog
from corpus.model import Paragraph, Report
from corpus.report import read_report
from tests.fakes import report_of
from tests.source import ROOT

REPORTS = ("liaoning-2022", "jargon", "constitution-fr", "ferry")
WORDS = "mostly rather partly newly widely again together first later openly".split()


@dataclass(frozen=True)
class Edition:
    """A new edition, and the number of each former paragraph in it; 0 for those taken out."""

    report: Report
    numbers: Mapping[int, int]


@pytest.fixture(scope="module", params=REPORTS)
def old(request: pytest.FixtureRequest) -> Report:
    """Return a report as it was: numbered rules, short entries, articles, another language."""
    entries = [*load_catalog(SHIPPED), *load_catalog(ROOT / "benchmarks/data/catalog.toml")]
    entry = next(entry for entry in entries if entry.id == request.param)
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
    paragraphs = tuple(
        Paragraph(report.id, number, text, (), (), number)
        for number, (_, text) in enumerate(texts, 1)
    )
    numbers = {p.number: 0 for p in report.paragraphs}
    numbers |= {was: number for number, (was, _) in enumerate(texts, 1) if was}
    return Edition(replace(report, paragraphs=paragraphs), numbers)


def right(old: Report, edition: Edition) -> tuple[float, float]:
    """Return the share of kept paragraphs that are found, and of those taken out that are gone."""
    found = trace(former_of(old), edition.report)
    kept = [found.get(was) for was, now in edition.numbers.items() if now]
    wanted = [now for now in edition.numbers.values() if now]
    taken_out = [was for was, now in edition.numbers.items() if not now]
    assert len(kept) > 30 and taken_out
    hits = sum(p is not None and p.number == now for p, now in zip(kept, wanted, strict=True))
    return hits / len(kept), sum(was not in found for was in taken_out) / len(taken_out)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_paragraphs_with_one_word_in_five_edited_are_found(old: Report, seed: int) -> None:
    """95 % of them, while others come, go and move; most that were taken out are gone."""
    found, gone = right(old, next_edition(old, with_words_edited, seed))
    assert found >= 0.95
    assert gone >= 0.8


def test_where_one_paragraph_in_five_is_edited_all_others_are_found_to_the_letter(
    old: Report,
) -> None:
    """Those that read as before are matched with nothing else."""

    def some(text: str, chance: random.Random) -> str:
        """Edit one paragraph in five."""
        return with_words_edited(text, chance) if chance.random() < 0.2 else text

    found, gone = right(old, next_edition(old, some))
    assert found >= 0.98
    assert gone >= 0.8


def test_of_two_rows_that_are_alike_the_one_in_the_expected_place_is_meant(tmp_path: Path) -> None:
    """Rows of a table often differ in a number alone."""
    rows = [f"Trains to europe in winter: {n} of every hundred" for n in range(20, 40)]
    old = report_of("\n\n".join(f"{row}." for row in rows), tmp_path)
    new = report_of("\n\n".join(f"{row} now." for row in ["New", *rows]), tmp_path)
    found = trace(former_of(old), new)
    assert {was: p.number for was, p in found.items()} == {n: n + 1 for n in range(1, 21)}


def test_a_paragraph_that_became_a_part_of_a_longer_one_is_found_in_it(tmp_path: Path) -> None:
    """Merged and split ones, too: the link leads to where the words stand."""
    pigs = "Pigs on forty farms ate most of the grain that the harvest gave."
    trains = "Trains left for europe every week of the winter with schools on board."
    apart = report_of(f"{pigs}\n\n{trains}\n\nNothing else is said.", tmp_path)
    joined = report_of(f"{pigs} {trains}\n\nNothing else is said.", tmp_path)
    merged = trace(former_of(apart), joined)
    assert {was: p.number for was, p in merged.items()} == {1: 1, 2: 1, 3: 2}
    split, former = trace(former_of(joined), apart), former_of(joined)[0]
    for sentence, paragraph in ((0, apart.paragraphs[0]), (1, apart.paragraphs[1])):
        assert where_said(former, sentence, split[1], apart) == (paragraph, 0)


def test_chinese_is_compared_by_its_characters(tmp_path: Path) -> None:
    """A text without blanks isn't one long word."""
    texts = ["全省生产总值比去年增长百分之六。", "粮食总产量达到五百亿斤。", "铁路通往欧洲。"]
    old = report_of("\n\n".join(texts), tmp_path, language="zh")
    texts = ["前言在此。", "全省生产总值比上年增长了百分之五。", "粮食总产量达到了四百亿斤以上。"]
    new = report_of("\n\n".join(texts), tmp_path, language="zh")
    assert {was: p.number for was, p in trace(former_of(old), new).items()} == {1: 2, 2: 3}


def test_the_sentence_of_a_link_is_found_in_the_changed_paragraph(tmp_path: Path) -> None:
    """A sentence before it doesn't let the link mark another."""
    old = former_of(report_of("Pigs live on farms. Trains go to europe.", tmp_path))[0]
    new = report_of("It is winter. Pigs live on farms. All trains go to europe.", tmp_path)
    assert same_sentence(old, 1, new.paragraphs[0]) == 2
    assert same_sentence(old, 99, new.paragraphs[0]) == 2


def test_a_kept_edition_is_read_as_it_was(tmp_path: Path) -> None:
    """Numbers, texts and sentences come back; one that is lost or damaged holds nothing."""
    report = report_of("Pigs live on farms. Trains go to europe.\n\nIt is winter.", tmp_path)
    kept = keep_edition(tmp_path, report, "2026-01-31")
    (former,) = read_editions(tmp_path, [kept])
    assert former == Former(tuple(former_of(report)), "2026-01-31")
    (tmp_path / "editions" / kept.file).write_bytes(b"nothing")
    lost = FormerEdition("gone.json.gz", "2026-01-30")
    assert [each.paragraphs for each in read_editions(tmp_path, [kept, lost])] == [(), ()]
