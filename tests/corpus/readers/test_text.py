"""Plain text: wrapped lines, headings, furniture of pages, lists, tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.text import read_text
from tests.corpus.readers.reading import left_out, read, shown

PROSE = "This paragraph is long enough to be told from a title, and ends as a sentence does."


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            "The hall seats 300.\nConcerts are held on Fridays and begin at half past seven in "
            "the\n"
            "evening. Tickets cost twelve pounds.",
            [
                "The hall seats 300. Concerts are held on Fridays and begin at half past seven in "
                "the evening. Tickets cost twelve pounds."
            ],
        ),
        (
            "The figures are at\nhttps://example.org/" + "nitrate/" * 20 + "\nuntil 2030. The "
            "worst well held 71\nmilligrams a litre.",
            [
                "The figures are at https://example.org/" + "nitrate/" * 20 + " until 2030. The "
                "worst well held 71 milligrams a litre."
            ],
        ),
        (
            "One is here.\nTwo is here.\nThree is here.",
            ["One is here.", "Two is here.", "Three is here."],
        ),
        (
            "   The mill was built in 1820 by the brothers Horn, who had come to the\nvalley from "
            "the coast.\n   In 1890 a steam engine of forty horse power was put in and the\nwheel "
            "was taken down.",
            [
                "The mill was built in 1820 by the brothers Horn, who had come to the valley from "
                "the coast.",
                "In 1890 a steam engine of forty horse power was put in and the wheel was taken "
                "down.",
            ],
        ),
        (
            "Holm Harbour Office\n14 Quay Street\nHolm",
            ["Holm Harbour Office\n14 Quay Street\nHolm"],
        ),
        (
            "　広い門の下には、この男の外に誰もいない。ただ、大きな円柱に、きりぎりす\n"
            "が一匹とまっている。\n　何故かと云うと、この二三年、京都には、地震があった。",
            [
                "広い門の下には、この男の外に誰もいない。ただ、大きな円柱に、きりぎりすが一匹とまっている。",
                "何故かと云うと、この二三年、京都には、地震があった。",
            ],
        ),
        (
            "　　全镇现有村庄23个，人口31,400人，有耕地面积5.\n"
            "2万亩，主要作物为玉米和大豆。去年粮食总产量达到创历史\n新高的水平。",
            [
                "全镇现有村庄23个，人口31,400人，有耕地面积5.2万亩，"
                "主要作物为玉米和大豆。去年粮食总产量达到创历史新高的水平。"
            ],
        ),
        ("1. Anyone over twelve may join;\nyounger children may row only with a parent\nand in "
         "calm water.\n\n2. Boats are booked by telephone.",
         ["1. Anyone over twelve may join; younger children may row only with a parent and in calm "
          "water.", "2. Boats are booked by telephone."]),
    ],
    ids="stop address lines indents lines-kept dense counted items".split(),
)  # fmt: skip
def test_lines_join_as_they_were_wrapped(text: str, paragraphs: list[str]) -> None:
    """A wrapped line goes on with one blank, none in Japanese; what isn't wrapped stays apart."""
    assert shown(read(read_text, text)) == paragraphs


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "because the yearly inspec-\ntion was left out.",
            "because the yearly inspection was left out.",
        ),
        ("a well-\nknown mill, and a well-known inn.", "a well-known mill, and a well-known inn."),
        ("in the years 2013-\n2015 it rained.", "in the years 2013-2015 it rained."),
        ("all Anglo-\nSaxon towns were small.", "all Anglo-Saxon towns were small."),
        ("both pre- and post-\nwar houses were sold.", "both pre- and postwar houses were sold."),
        ("the Vor-\nund Nachteile sind klar.", "the Vor- und Nachteile sind klar."),
        ("soft in\u00ad\nspection here too.", "soft inspection here too."),
    ],
)
def test_words_that_a_line_breaks_are_whole(text: str, joined: str) -> None:
    """A hyphen at a line's end goes, unless the word is written with it or digits stand there."""
    assert shown(read(read_text, text)) == [joined]


def test_a_chapter_has_a_label_and_a_title() -> None:
    """The line below a label is its title, capitals may end with a stop, and parts stand above."""
    text = (
        f"THE MARSH\n\nPART ONE\n\nCHAPTER I.\n\nTHE TIDES.\n\n{PROSE}\n\nCHAPTER II.\n\n"
        f"The Sheep\n\n{PROSE}\n\nPART TWO\n\nCHAPTER III\nThe People\n\n{PROSE}"
    )
    assert shown(read(read_text, text)) == [
        "# THE MARSH", "## PART ONE", "### CHAPTER I.", "#### THE TIDES.", PROSE,
        "### CHAPTER II.", "#### The Sheep", PROSE,
        "## PART TWO", "### CHAPTER III", "#### The People", PROSE,
    ]  # fmt: skip


def test_numbers_say_how_deep_a_heading_stands() -> None:
    """ "2.1" stands below "2."; a list of contents, which says them all, is left out."""
    contents = "CONTENTS\n\n1. Pumps ...... 1\n2. Staff ...... 4\n2.1 Pay ....... 5\n\n"
    text = f"{contents}1. Pumps\n\n{PROSE}\n\n2. Staff\n\n2.1 Pay\n\n{PROSE}\n\nNotes\n\n{PROSE}"
    document = read(read_text, text)
    assert shown(document) == [
        "# 1. Pumps", PROSE, "# 2. Staff", "## 2.1 Pay", PROSE, "# Notes", PROSE
    ]  # fmt: skip
    assert {why for _, why in left_out(document)} == {"list of contents"}
    assert len(left_out(document)) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Holm, 3 May 1912",
        "By A. Ross",
        "Figure 2. The old drain",
        "Character set: ISO-8859-1",
        "[Illustration: The mill]",
        "14. If a file turns the wrong way at the corner of the square and the\nsergeant sees it,",
        "what follows",
        "Dear Sir,",
    ],
)
def test_a_line_that_only_looks_like_a_heading_is_none(line: str) -> None:
    """Dates, names, captions, keys, and beginnings of wrapped paragraphs open no section."""
    document = read(read_text, f"{PROSE}\n\n{line}\n\n{PROSE}")
    assert [block.kind for block in document.blocks] == ["paragraph"] * 3


def test_underlined_lines_are_headings() -> None:
    """The marks below a line say that it is a heading; each kind of mark is a level."""
    text = f"Harbour\n=======\n\nCargo\n-----\n{PROSE}\n\nSafety\n------\n{PROSE}"
    assert shown(read(read_text, text)) == ["# Harbour", "## Cargo", PROSE, "## Safety", PROSE]


def test_pages_have_no_heads_and_feet_and_a_paragraph_runs_over_them() -> None:
    """Form feeds part pages; what repeats at their edges goes, and a page begins in a sentence."""
    pages = [
        f"1. Frames\n\n{PROSE}\n\nA keeper that has no frame to send remains silent until it is\n\n"
        "Ross        Informational        [Page 11]",
        "RFC 9999        Lights        May 1998\n\npolled by the harbour master.\n\nIt rains.\n\n"
        "Ross        Informational        [Page 12]",
        "RFC 9999        Lights        May 1998\n\nIt sounds its horn.",
    ]
    document = read(read_text, "\n\f\n".join(pages))
    runs_over = (
        "A keeper that has no frame to send remains silent until it is polled by the "
        "harbour master."
    )
    assert shown(document) == ["# 1. Frames", PROSE, runs_over, "It rains.", "It sounds its horn."]
    assert [(page.number, page.label) for page in document.pages] == [
        (1, "11"),
        (2, "12"),
        (3, "3"),
    ]
    assert document.text[document.pages[1].start :].startswith("polled by")
    assert {why for _, why in left_out(document)} == {"running head or page number"}


@pytest.mark.parametrize(
    "number", ["42", "- 42 -", "3/12", "19/20", "Page 42", "Page 3 of 10", "Page 1950", "第42页"]
)
def test_a_page_number_alone_is_left_out(number: str) -> None:
    """A number on a line of its own, between texts, is no passage and no section."""
    document = read(read_text, f"Wells\n\n{PROSE}\n\n{number}\n\n{PROSE}")
    assert shown(document) == ["# Wells", PROSE, PROSE]


def test_a_number_that_answers_stays() -> None:
    """Below a question or a colon, a number is what was asked for."""
    assert shown(read(read_text, f"{PROSE}\n\nHow many boats?\n\n17\n\n{PROSE}")) == [
        PROSE, "How many boats?", "17", PROSE
    ]  # fmt: skip


def test_the_frame_of_a_gutenberg_text_is_left_out() -> None:
    """Header and licence go, in the old form too."""
    text = (
        "The Project Gutenberg Etext of Herring\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*"
        f"Ver.04.29.93*END*\n\n{PROSE}\n\nEnd of Project Gutenberg's Herring\n\nDonate."
    )
    document = read(read_text, text)
    assert shown(document) == [PROSE]
    assert {why for _, why in left_out(document)} == {"frame of Project Gutenberg"}


def test_rows_of_a_table_stand_below_its_heads() -> None:
    """Columns parted by blanks, bars or tabs are rows; a caption leads them."""
    text = (
        f"{PROSE}\n\nTable 1: Fares\n\n   Zone     Adult    Child\n   -----    -----    -----\n"
        "   A         2.40     1.20\n   B         3.10     1.55\n\n"
        "| Bird | Nests |\n| Tern | 40 |\n| Gull | 212 |\n\nName\tBoats\nAda\t3\nIda\t12"
    )
    document = read(read_text, text)
    assert shown(document) == [
        PROSE,
        "Table 1: Fares\nZone     Adult    Child / A         2.40     1.20",
        "Table 1: Fares\nZone     Adult    Child / B         3.10     1.55",
        "| Bird | Nests | / | Tern | 40 |",
        "| Bird | Nests | / | Gull | 212 |",
        "Name    Boats / Ada     3",
        "Name    Boats / Ida     12",
    ]
    assert [block.kind for block in document.blocks] == ["paragraph"] + ["row"] * 6


def test_short_items_stand_with_their_lead() -> None:
    """A list is one paragraph with the line above it, with or without blank lines between."""
    text = (
        "Members must bring:\n- boots\n- a rope\n\nYou may not:\n\n1. fish from the pier\n"
        "2. light fires\n\nClosed on Mondays:\n\n* the museum;\n\n* the tower."
    )
    assert shown(read(read_text, text)) == [
        "Members must bring:\n- boots\n- a rope",
        "You may not:\n1. fish from the pier\n2. light fires",
        "Closed on Mondays:\n* the museum;\n* the tower.",
    ]


def test_questions_and_answers_of_a_run_are_parted() -> None:
    """Labelled questions and answers are paragraphs, as is a question above its answer."""
    text = (
        "Q: May I swim?\nA: Yes. It is warm.\n\nWhat is the phone number?\nIt is 415, and "
        "is answered by day."
    )
    assert shown(read(read_text, text)) == [
        "Q: May I swim?", "A: Yes. It is warm.",
        "What is the phone number?", "It is 415, and is answered by day.",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("ab .:-|*#\n\t\f1?A\u3000一"), max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    """Whatever the lines, each letter is in a block or among what was left out."""
    document = read(read_text, text)
    kept = "".join(document.text[block.body : block.end] for block in document.blocks)
    leads = "".join(document.text[block.start : block.body] for block in document.blocks)
    said = kept + leads + "".join(left.text for left in document.left_out)
    missing = set(filter(str.isalnum, text)) - set(said)
    assert not missing
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)
