"""Former editions: where their paragraphs stand now."""

from pathlib import Path

import pytest

from corpus.added.editions import Former, keep_edition, read_editions
from corpus.added.state import FormerEdition
from corpus.added.tracing import same_sentence, trace, where_said
from corpus.model import Report
from tests.corpus.added.edited import (
    REPORTS,
    SEEDS,
    former_of,
    in_one_paragraph_of_five,
    next_edition,
    report_named,
    right,
    with_words_edited,
)
from tests.fakes import report_of


@pytest.fixture(scope="module", params=REPORTS)
def old(request: pytest.FixtureRequest) -> Report:
    """Return a report as it was: numbered rules, short entries, articles, another language."""
    return report_named(request.param)


@pytest.mark.parametrize("seed", SEEDS)
def test_paragraphs_with_one_word_in_five_edited_are_found(old: Report, seed: int) -> None:
    """95 % of them, while others come, go and move; most that were taken out are gone."""
    found, gone = right(old, next_edition(old, with_words_edited, seed))
    assert found >= 0.95
    assert gone >= 0.8


def test_where_one_paragraph_in_five_is_edited_all_others_are_found_to_the_letter(
    old: Report,
) -> None:
    """Those that read as before are matched with nothing else."""
    found, gone = right(old, next_edition(old, in_one_paragraph_of_five))
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
