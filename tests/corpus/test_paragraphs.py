"""The paragraphs of a report as numbers over its source."""

import pickle
from dataclasses import replace

import pytest

from corpus.paragraphs import Paragraph, Paragraphs, Sentence

SOURCE = "Farms\n\nPigs live here. So do hens.\n\nHeads\nof a row"
FARMS, TABLE = ("I. Farms",), ("I. Farms", "Table 1")
PIGS = Paragraph("a", 1, SOURCE[7:34], FARMS, (Sentence(0, 15), Sentence(16, 27)), 3, 7)
ROW = Paragraph("a", 4, SOURCE[36:], TABLE, (Sentence(0, 5), Sentence(6, 14)), 5, 36, 1)


def both() -> Paragraphs:
    """Return two paragraphs, the second with another number than two."""
    return Paragraphs.of("a", SOURCE, (PIGS, ROW))


def test_paragraphs_come_back_as_they_were() -> None:
    """In order, from the end, one by one, and from another process."""
    held = both()
    assert list(held) == [PIGS, ROW]
    assert (len(held), held[0], held[-1]) == (2, PIGS, ROW)
    assert list(pickle.loads(pickle.dumps(held))) == [PIGS, ROW]
    with pytest.raises(IndexError):
        held[2]


def test_some_keep_their_numbers_and_lose_other_sections() -> None:
    """A slice is of the same report."""
    rest = both()[1:]
    assert list(rest) == [ROW]
    assert rest.sections == (TABLE,)
    assert (rest.place_of(4), rest.place_of(1), rest.place_of(5)) == (0, None, None)
    assert rest.place_of(1 << 40) is None
    assert list(both()[:0]) == []


def test_a_sentence_is_cut_out_without_its_paragraph() -> None:
    """By its number in the paragraph."""
    held = both()
    assert held.sentence(0, 1) == "So do hens."
    assert held.sentence(1, 0) == ROW.lead_text == "Heads"


def test_a_row_is_one_sentence_behind_what_leads_to_it() -> None:
    """Neither a paragraph that nothing leads to, nor an answer of two sentences."""
    answer = replace(PIGS, lead=1)
    longer = replace(ROW, sentences=(Sentence(0, 5), Sentence(6, 8), Sentence(9, 14)))
    assert [each.is_led for each in (PIGS, ROW, answer, longer)] == [False, True, True, False]


def test_the_checksum_is_of_what_is_said_and_not_of_where() -> None:
    """The same further on in a file is the same; another cut, number or section isn't."""
    held = both()
    later = [
        Paragraph(p.report, p.number, p.text, p.section, p.sentences, 9, p.start + 2, p.lead)
        for p in held
    ]
    assert Paragraphs.of("a", f"! {SOURCE}", later).checksum == held.checksum
    others = (
        Paragraph("a", 1, PIGS.text, FARMS, (Sentence(0, 27),), 3, 7),
        Paragraph("a", 2, PIGS.text, FARMS, PIGS.sentences, 3, 7),
        Paragraph("a", 1, PIGS.text, TABLE, PIGS.sentences, 3, 7),
        Paragraph("a", 1, PIGS.text, FARMS, PIGS.sentences, 3, 7, 1),
    )
    sums = {Paragraphs.of("a", SOURCE, (each,)).checksum for each in (PIGS, *others)}
    assert len(sums) == 5


def test_what_the_source_does_not_hold_is_refused() -> None:
    """A quote is a slice of the source, or it isn't one."""
    with pytest.raises(ValueError, match="a/1 doesn't stand at 7 of its source"):
        Paragraphs.of("a", SOURCE.replace("Pigs", "Cows"), (PIGS,))
    with pytest.raises(ValueError, match="the paragraphs of a aren't in order"):
        Paragraphs.of("a", SOURCE, (ROW, PIGS))
