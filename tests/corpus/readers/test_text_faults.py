"""Faults that testers found in plain text: labels, lists, questions, running heads."""

import pytest

from corpus.questions_answered import with_answers
from corpus.readers.text import read_text
from corpus.readers.text.dialogue import dialogue_starts
from corpus.readers.text.lines import Joiner
from tests.corpus.readers.reading import left_out, read, shown

BOATS = "Seven boats came into the old harbour in the course of that year, and one had no sail."
NETS = "The nets were mended in the long winter by those who had stayed, and sold in the spring."
WELLS = "The deepest well of all went dry in the first warm weeks of the summer, and was filled."


def test_a_bare_label_stands_above_the_title_below_it() -> None:
    """Label and title are headings where no blank line parts them, and so is a scene."""
    text = (
        "PART I\nPRELIMINARY\n\nThis Act may be cited as the Harbour Act of 1911.\n\n"
        "PART II\nDUES\n\nEvery vessel entering the harbour shall pay two pence a ton.\n"
    )
    assert shown(read(read_text, text)) == [
        "# PART I",
        "## PRELIMINARY",
        "This Act may be cited as the Harbour Act of 1911.",
        "# PART II",
        "## DUES",
        "Every vessel entering the harbour shall pay two pence a ton.",
    ]
    scenes = "ACT I\n\nSCENE I. A street in Holm.\n\nSeven boats came in, and one had no sail.\n"
    assert shown(read(read_text, scenes))[:2] == ["# ACT I", "## SCENE I. A street in Holm."]


def test_a_short_item_of_a_list_is_no_heading() -> None:
    """An item with another one right above or below it is an item, however it looks."""
    text = (
        "Rules\n\n1.  First item of the list, which runs on over\n    the next line.\n"
        "2.  Second item\n3.  Third item, which also runs on over\n    another line.\n\n"
        "The club closes at ten o'clock in the evening.\n"
    )
    assert shown(read(read_text, text)) == [
        "# Rules",
        "1.  First item of the list, which runs on over the next line.",
        "2.  Second item",
        "3.  Third item, which also runs on over another line.",
        "The club closes at ten o'clock in the evening.",
    ]


def test_numbered_clauses_are_items() -> None:
    """Lines that begin with 1.1, 1.2 begin paragraphs; a decimal in mid-text does not."""
    text = (
        "1.1 The tank holds 900 litres of\nwater.\n1.2 The pump is tested\non Mondays.\n\n"
        "The tank holds as much as\n3.5 barrels, or\n3.6 of the old ones.\n"
    )
    assert shown(read(read_text, text)) == [
        "1.1 The tank holds 900 litres of water.",
        "1.2 The pump is tested on Mondays.",
        "The tank holds as much as 3.5 barrels, or 3.6 of the old ones.",
    ]


def test_an_unfinished_line_leads_to_its_items() -> None:
    """A line that breaks off is no heading; a sentence that tells of what follows leads too."""
    text = "The fund pays for\n\n    - books,\n    - glasses.\n\nNothing else is ever paid for.\n"
    assert shown(read(read_text, text))[0] == "The fund pays for\n- books,\n- glasses."
    text = "Please send us the following documents.\n\n- your passport\n- a photograph\n"
    assert shown(read(read_text, text)) == [
        "Please send us the following documents.\n- your passport\n- a photograph"
    ]


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("F: Darf der Hund mit?\nA: Ja, an der Leine.\n", "F: Darf der Hund mit?"),
        ("Q : Où est la gare ?\nR : Derrière le moulin.\n", "Q : Où est la gare ?"),
        ("1) Can I get a refund?\nYes, within ten days.\n", "1) Can I get a refund?"),
        ("Who pays for the bridge?\nThe county pays all of it.\n", "Who pays for the bridge?"),
    ],
)
def test_a_question_leads_to_its_answer(text: str, shows: str) -> None:
    """Labels of other languages, numbers and narrow lines don't hide what a question is."""
    answer = text.split("\n")[1]
    assert shown(with_answers(read(read_text, text))) == [f"{shows} / {answer}"]


def test_letters_before_statements_are_no_questions() -> None:
    """Single letters label questions only where answers stand beside them."""
    assert dialogue_starts(["F: Is it minor?", "G: It is major."]) == []
    assert dialogue_starts(["F: Is it minor?", "A: It is major."]) == [0, 1]


def test_running_heads_of_single_pages_are_left_out() -> None:
    """A head in parts behind a page's foot, and one that counts the pages, are no text."""
    text = (
        "White is allowed.  Other colours are ignored by the\n\n"
        "Dunn               Informational             [Page 1]\n\f\n"
        "RFC 7777           Lamp Format               May 2001\n\nreceiver, which logs them.\n"
    )
    document = read(read_text, text)
    assert shown(document) == [
        "White is allowed.  Other colours are ignored by the receiver, which logs them."
    ]
    assert [why for _, why in left_out(document)] == ["running head or page number"] * 2
    counted = (
        "Report        Page 1 of 2\n\nThe deepest well goes down\n\f\n"
        "Report        Page 2 of 2\n\nto 41 metres.\n"
    )
    assert shown(read(read_text, counted)) == ["The deepest well goes down to 41 metres."]


def test_a_letter_that_is_a_numeral_too_is_told_by_the_one_before_it() -> None:
    """ "C." behind "B." stands beside it; "2.0" stands above "2.1"."""
    prose = "Whoever breaks an oar pays forty euros to the club."
    text = "".join(f"{title}\n\n{prose}\n\n" for title in ("A. Aim", "B. Prices", "C. Damage"))
    headings = [line for line in shown(read(read_text, text)) if line.startswith("#")]
    assert headings == ["# A. Aim", "# B. Prices", "# C. Damage"]
    text = f"1.0 AIMS\n\n{prose}\n\n2.0 COSTS\n\n2.1 Repairs\n\n{prose}\n"
    headings = [line for line in shown(read(read_text, text)) if line.startswith("#")]
    assert headings == ["# 1.0 AIMS", "# 2.0 COSTS", "## 2.1 Repairs"]


def test_a_table_s_number_and_title_may_stand_on_two_lines() -> None:
    """Both lead each row; years with a word behind them are heads of columns."""
    text = (
        "TABLE IV.\n\n     Deaths, by month.\n\nMonth.        1901年    1902年\n"
        "January          12        41\nMarch             3         5\n"
    )
    head = "TABLE IV.\nDeaths, by month.\nMonth.        1901年    1902年"
    assert shown(read(read_text, text)) == [
        f"{head} / January          12        41",
        f"{head} / March             3         5",
    ]


def test_a_line_with_a_verb_leads_to_the_items_that_finish_it() -> None:
    """It is no heading of theirs, unlike a title."""
    text = "Boats may not be used\n\n(1) after dark,\n(2) in fog.\n"
    assert shown(read(read_text, text)) == ["Boats may not be used\n(1) after dark,\n(2) in fog."]


@pytest.mark.parametrize("apart", ["\n\n", "\n\n\f\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("2018/19", "2019/20"), ("2018/2019", "2019/2020"), ("2018–19", "2020–21"), ("1999", "2004")],
)
def test_years_above_prose_are_headings(first: str, second: str, apart: str) -> None:
    """Two years written as one are no page of so many, on top of a page or elsewhere."""
    text = f"{BOATS}\n\n{first}\n\n{NETS}{apart}{second}\n\n{WELLS}\n"
    document = read(read_text, text)
    assert shown(document) == [BOATS, f"# {first}", NETS, f"# {second}", WELLS]
    assert left_out(document) == []


@pytest.mark.parametrize("alone", ["(2021)", "- 1950 -", "24/7"])
def test_what_can_be_no_page_number_stays(alone: str) -> None:
    """A year between marks is none, nor is a number of fewer."""
    assert shown(read(read_text, f"{BOATS}\n\n{alone}\n\n{NETS}")) == [BOATS, alone, NETS]


def test_a_year_that_answers_heads_nothing() -> None:
    """Below a question or a colon a year is what was asked for, and one alone is no series."""
    asked = f"When was it built?\n\n1998\n\n{BOATS}\n\nDeepened in:\n\n2004\n\n{NETS}"
    assert "# " not in " ".join(shown(read(read_text, f"{asked}\n\n2010\n\n{WELLS}")))


def test_pages_that_count_on_may_have_years_for_numbers() -> None:
    """The pages 1998 to 2000 of a journal are numbered, and those numbers are no text."""
    pages = (BOATS, "1998", "\f", NETS, "1999", "\f", WELLS, "2000")
    document = read(read_text, "\n\n".join(pages))
    assert shown(document) == [BOATS, NETS, WELLS]
    assert [page.label for page in document.pages] == ["1998", "1999", "2000"]


def test_a_sentence_of_chinese_with_the_most_characters_is_a_paragraph() -> None:
    """A line that is full by its characters goes on only where no sentence ends, like others."""
    first = "2021年GDP为1234567.89万元，增5.8%。"
    rest = "全市城镇居民人均可支配收入大幅增加至三万元整数\n农村居民收入也有增长，势头良好。"
    assert shown(read(read_text, f"{first}\n{rest}")) == [first, rest.replace("\n", "")]
    alone = "2021年GDP为1234567.89万元，增长率5.8%"
    wider = "这是全市经济持续恢复的一年，居民收入增加。"
    assert shown(read(read_text, f"{alone}\n{wider}")) == [f"{alone}\n{wider}"]


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("全市各县有耕地面积5.", "2万亩", ""),
        ("全市各县总人口共有31,", "400人", ""),
        ("详细数据参见统计公报附件中的图表5", "10个城市", " "),
        ("详细数据参见统计公报附件中的表3", "2021年", " "),
        ("各项数据均参见统计公报附件表3.", "2021年", " "),
        ("各项数据均参见统计公报附件表3,", "10个城市", " "),
        ("各项数据均参见统计公报附件表3.", "10个城市", " "),
    ],
)
def test_a_figure_goes_on_over_a_line_of_chinese_behind_its_point(
    before: str, after: str, between: str
) -> None:
    """Two figures that a line's end parts stay two, and so does a year behind a point."""
    joined = Joiner().join([before, f"{after}的情况"])
    assert joined.text == f"{before}{between}{after}的情况"
