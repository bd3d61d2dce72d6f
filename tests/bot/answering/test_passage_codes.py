"""Codes in buttons and links: they find what was meant, or say that it is gone."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.passage_codes import (
    PassageCode,
    find_paragraph,
    find_passage,
    find_section,
    mark_of,
    section_code,
)
from tests.fakes import report_of

REPORTS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True)


@given(REPORTS, st.integers(0, 999_999), st.integers(0, 9999), st.text())
def test_a_code_comes_back_and_fits_a_button_and_a_link(
    report: str, paragraph: int, sentence: int, text: str
) -> None:
    """It holds only what a deep link may hold, and leaves room for the letter of a button."""
    code = PassageCode(report, paragraph, sentence, mark_of(text))
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,60}", code.text)
    assert PassageCode.parse(code.text) == code


@given(st.text())
def test_garbage_is_no_code(text: str) -> None:
    """What isn't a code is refused or names a paragraph, and never fails in another way."""
    code = PassageCode.parse(text)
    assert code is None or text.startswith(code.report)


def test_a_passage_id_names_the_paragraph_of_that_number(tmp_path: Path) -> None:
    """What somebody typed has no mark, so the number decides."""
    report = report_of("One is here.\n\nTwo is here.", tmp_path)
    code = PassageCode.parse("tiny/2")
    assert code is not None
    assert find_paragraph({"tiny": report}, code) == report.paragraphs[1]


def test_a_paragraph_that_moved_is_found_where_it_stands_now(tmp_path: Path) -> None:
    """A new edition with a paragraph more doesn't turn an old button into another paragraph's."""
    old = report_of("One is here.\n\nTwo is here.", tmp_path)
    code = PassageCode.of(old.paragraphs[1])
    new = report_of("New is here.\n\nOne is here.\n\nTwo is here.", tmp_path)
    found = find_passage({"tiny": new}, code)
    assert found is not None
    assert (found.paragraph.number, found.quote) == (3, "Two is here.")


def test_a_paragraph_that_was_changed_is_gone(tmp_path: Path) -> None:
    """Other words under the same number aren't what the button promised."""
    code = PassageCode.of(report_of("One is here.", tmp_path).paragraphs[0])
    new = report_of("Something else is here.", tmp_path)
    assert find_passage({"tiny": new}, code) is None
    assert find_passage({}, code) is None


def test_a_sentence_beyond_the_last_is_the_last(tmp_path: Path) -> None:
    """Sentences may be cut in another way than when the button was made."""
    report = report_of("One is here. Two is here.", tmp_path)
    code = replace(PassageCode.of(report.paragraphs[0]), sentence=9)
    found = find_passage({"tiny": report}, code)
    assert found is not None
    assert found.sentence == 1


def test_a_section_is_found_by_its_titles(tmp_path: Path) -> None:
    """The code of a section stays while its headings do; a renamed one is gone."""
    report = report_of("I. Farms\n\nOne is here.\n\nII. Trains\n\nTwo is here.", tmp_path)
    code = section_code("tiny", ("II. Trains",))
    found = find_section({"tiny": report}, code)
    assert found is not None
    assert [p.text for p in found[1].paragraphs] == ["Two is here."]
    renamed = report_of("I. Farms\n\nOne is here.\n\nII. Ships\n\nTwo is here.", tmp_path)
    assert find_section({"tiny": renamed}, code) is None
    assert find_section({"tiny": report}, "garbage") is None
    whole = find_section({"tiny": report}, section_code("tiny", ()))
    assert whole is not None
    assert [section.title for section in whole[1].sections] == ["I. Farms", "II. Trains"]
