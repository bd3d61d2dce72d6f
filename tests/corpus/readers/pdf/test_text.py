"""What the lines of a PDF are joined to: paragraphs over lines, columns and pages."""

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.pieces import pieces_of
from corpus.readers.pdf.shapes import Glyph, Style
from tests.corpus.readers.pdf.reading import headings, left_out, texts
from tests.corpus.readers.pdf.typeset import (
    BRIDGE,
    HARBOUR,
    HEIGHT,
    made,
    paragraph,
    wrapped,
    write,
)


def test_lines_of_a_paragraph_are_joined_and_indents_part_paragraphs() -> None:
    """Lines of a paragraph are joined by blanks, and an indented line begins the next."""

    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 60, 80, HARBOUR)
        paragraph(canvas, 60, y, BRIDGE)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]
    assert document.warnings == ()


def test_words_that_are_spread_over_a_line_are_one_line() -> None:
    """Lines with even gaps wider than those between cells are text, also beside a box."""

    def draw(canvas: Canvas) -> None:
        y = 80.0
        for line in wrapped(HARBOUR, 150):
            words = line.split()
            room = 160 - sum(stringWidth(word, "Times-Roman", 10) for word in words)
            x = 60.0
            for word in words:
                write(canvas, x, y, word)
                x += stringWidth(word, "Times-Roman", 10) + room / max(len(words) - 1, 1)
            y += 12
        canvas.rect(240, HEIGHT - 180, 260, 110)
        _lines(canvas, 250, 90, wrapped(BRIDGE, 240))

    assert texts(read_pdf(made(draw)), "paragraph") == [HARBOUR, BRIDGE]


def test_a_monospaced_end_of_a_sentence_is_no_listing() -> None:
    """A path that ends a paragraph on a line of its own belongs to it; a program doesn't."""

    def draw(canvas: Canvas) -> None:
        lines = wrapped(f"{BRIDGE} {BRIDGE} All of the minutes are kept in the file", 400)
        _lines(canvas, 60, 80, lines)
        y = 80 + 12 * len(lines)
        write(canvas, 60, y, "/usr/share/minutes.txt.", font="Courier")
        write(canvas, 60, y + 30, "print('minutes')", font="Courier")
        write(canvas, 60, y + 42, "exit()", font="Courier")

    assert texts(read_pdf(made(draw)), "paragraph") == [
        f"{BRIDGE} {BRIDGE} All of the minutes are kept in the file /usr/share/minutes.txt.",
        "print('minutes')\nexit()",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """The left column is read before the right one, whatever the order in the file."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 310, 80, f"Right. {BRIDGE}", 220)
        paragraph(canvas, 60, 80, f"Left. {HARBOUR}", 220)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [f"Left. {HARBOUR}", f"Right. {BRIDGE}"]


def test_what_runs_across_columns_parts_the_page() -> None:
    """A title over two columns is read first, and a paragraph across them in its place."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "The Harbour Board and Its Accounts of the Last Ten Years", 18)
        paragraph(canvas, 60, 100, f"One. {HARBOUR}", 220)
        paragraph(canvas, 310, 100, f"Two. {BRIDGE}", 220)
        paragraph(canvas, 60, 300, f"Across. {HARBOUR}", 470)
        paragraph(canvas, 60, 400, f"Three. {HARBOUR}", 220)
        paragraph(canvas, 310, 400, f"Four. {BRIDGE}", 220)

    document = read_pdf(made(draw))
    assert [text.split()[0] for text in texts(document, "paragraph")] == [
        "One.",
        "Two.",
        "Across.",
        "Three.",
        "Four.",
    ]
    assert headings(document) == [
        (1, "The Harbour Board and Its Accounts of the Last Ten Years"),
    ]


def test_labels_of_a_figure_between_columns_part_nothing() -> None:
    """Short labels that lie across the gutter don't cut the columns into bands."""

    def draw(canvas: Canvas) -> None:
        for x, name in ((60, "Left"), (310, "Right")):
            y = paragraph(canvas, x, 80, f"{name} above. {HARBOUR}", 220)
            paragraph(canvas, x, y, f"{name} below. {BRIDGE}", 220)
        write(canvas, 270, 112, "input of mill", 7, "Helvetica")

    document = read_pdf(made(draw))
    prose = [text for text in texts(document, "paragraph") if len(text) > 40]
    assert [" ".join(text.split()[:2]) for text in prose] == [
        "Left above.",
        "Left below.",
        "Right above.",
        "Right below.",
    ]


def test_a_paragraph_over_a_page_is_one_with_the_page_inside() -> None:
    """A paragraph that runs over a page is one block; the page begins at an offset inside it."""

    def draw(canvas: Canvas) -> None:
        lines = wrapped(HARBOUR, 400)
        for index, line in enumerate(lines[:2]):
            write(canvas, 60, 740 + 12 * index, line)
        canvas.showPage()
        for index, line in enumerate(lines[2:]):
            write(canvas, 60, 80 + 12 * index, line)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [HARBOUR]
    assert [page.number for page in document.pages] == [1, 2]
    first, second = wrapped(HARBOUR, 400)[:2]
    assert document.pages[1].start == len(f"{first} {second} ")
    assert document.blocks[0].page == 1


def test_a_paragraph_over_a_page_and_its_next_column_is_one() -> None:
    """A paragraph from the foot of a page goes on through both short columns of the next."""
    words = f"{HARBOUR} {BRIDGE} {HARBOUR}"

    def draw(canvas: Canvas) -> None:
        lines = wrapped(words, 220)
        third = len(lines) // 3
        paragraph(canvas, 60, 80, HARBOUR, 220)
        paragraph(canvas, 310, 80, BRIDGE, 220)
        _lines(canvas, 310, 300, lines[:third])
        canvas.showPage()
        _lines(canvas, 60, 80, lines[third : 2 * third])
        _lines(canvas, 310, 80, lines[2 * third :])

    assert texts(read_pdf(made(draw)), "paragraph") == [HARBOUR, BRIDGE, words]


def test_a_short_line_ends_before_an_indented_one_and_at_long_words_no_paragraph_ends() -> None:
    """Items below an item are paragraphs; what a long word leaves free at a line's end is not."""
    word = "https://harbour.example/accounts/of/the/last/ten/years/by/quay/and/by/kind/of/ship.html"

    def draw(canvas: Canvas) -> None:
        _lines(canvas, 60, 80, ["1. Dues", "2. Quays"])
        _lines(canvas, 75, 104, ["the old quay"])
        _lines(canvas, 60, 200, [wrapped(HARBOUR, 400)[0], "and to see the page", word])

    found = texts(read_pdf(made(draw)), "paragraph")
    assert found[:3] == ["1. Dues", "2. Quays", "the old quay"]
    assert found[3] == f"{wrapped(HARBOUR, 400)[0]} and to see the page {word}"


def test_labels_inside_a_sentence_begin_no_paragraph() -> None:
    """Neither "(ii)" behind "(i)", nor "14)" in an item 9, nor "3)" behind "No." begins one."""
    counted = [
        "The board has three duties, which are (i) to keep the old quays in repair;",
        "(ii) to light the basin and to see to the buoys of the whole bay; and then",
        "(iii) to report each year.",
    ]
    item = [
        "9. No stone shall be moved by a ship of the board, except under Rules 10 and",
        "14) after the harbour master and the pilot of the old quay (that is pilot No.",
        "3) have seen it.",
    ]
    law = [
        "(a) the amount of the dues which was set in section (2) of this ordinance and",
        "(b) the amount of the fines.",
    ]

    def draw(canvas: Canvas) -> None:
        _lines(canvas, 60, 80, counted)
        _lines(canvas, 60, 180, item)
        _lines(canvas, 60, 280, law)

    assert texts(read_pdf(made(draw)), "paragraph") == [" ".join(counted), " ".join(item), *law]


def test_hyphens_at_line_ends_are_decided_by_the_words_of_the_file() -> None:
    """A word is put together when it occurs so elsewhere, and keeps a hyphen that it has."""
    lines = [
        "The harbour was dredged and the well-known quay was mended; the dredging was paid for",
        "from the dues of 2023-0379 as before. In the year that followed the board had the har-",
        "bour mended again, and since that was no small work for such a town, it was the well-",
        "known architect that was asked for advice on the matter of the open account 2023-",
        "0379, which had remained open for a long time until then for want of money in the town.",
    ]

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            write(canvas, 60, 80 + 12 * index, line)

    text = " ".join(texts(read_pdf(made(draw)), "paragraph"))
    assert "had the harbour mended again" in text
    assert "the well-known architect" in text
    assert "account 2023-0379, which" in text


def test_letter_spaced_words_are_words() -> None:
    """A line set with space between its letters has blanks between its words alone."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, HEIGHT - 80)
        text.setFont("Times-Roman", 10)
        text.setCharSpace(3)
        text.textLine("The harbour board met on Monday.")
        canvas.drawText(text)

    assert texts(read_pdf(made(draw)), "paragraph") == ["The harbour board met on Monday."]


def test_short_words_are_spaced_as_their_line_is() -> None:
    """A word of three letters is one where a longer one beside it has the same gaps."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, HEIGHT - 80)
        text.setFont("Times-Bold", 14)
        text.setCharSpace(5)
        text.textLine("PEOPLE OF THE PORT AND PAY")
        canvas.drawText(text)
        paragraph(canvas, 60, 120, HARBOUR)

    assert headings(read_pdf(made(draw))) == [(1, "PEOPLE OF THE PORT AND PAY")]


def test_letters_in_cells_of_a_plain_line_stay_apart() -> None:
    """Single letters beside words that aren't letter-spaced are no word."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "Grades of the harbours")
        for place, letter in enumerate("ABC"):
            write(canvas, 200 + 12 * place, 80, letter)

    assert "ABC" not in read_pdf(made(draw)).text


def test_list_items_are_paragraphs_with_their_wrapped_lines() -> None:
    """Each item with a bullet is a paragraph; lines that hang under its text belong to it."""
    long = f"to spend more on dredging than before. {HARBOUR}"

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "The board resolved:")
        lines = wrapped(long, 380)
        write(canvas, 60, 92, "•")
        for index, line in enumerate(lines):
            write(canvas, 74, 92 + 12 * index, line)
        write(canvas, 60, 92 + 12 * len(lines), "•")
        write(canvas, 74, 92 + 12 * len(lines), "to mend the quay.")

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [
        "The board resolved:",
        f"• {long}",
        "• to mend the quay.",
    ]


def test_a_raised_letter_stays_in_its_line_and_its_footnote_comes_last() -> None:
    """The sign of a footnote stands where it is printed; the note follows the page's text."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "The dues were raised in March")
        write(canvas, 182, 76, "1", 6)
        y = paragraph(canvas, 60, 104, BRIDGE)
        paragraph(canvas, 60, y, HARBOUR)
        canvas.line(60, HEIGHT - 735, 160, HEIGHT - 735)
        write(canvas, 60, 747, "1", 5)
        write(canvas, 64, 750, "See the minutes of the meeting of the third of March.", 8)

    read = texts(read_pdf(made(draw)), "paragraph")
    assert read[0] == "The dues were raised in March1"
    assert read[-1] == "1 See the minutes of the meeting of the third of March."


def test_a_drop_capital_begins_its_word() -> None:
    """A first letter as high as two lines begins the first of them, and its paragraph is one."""
    whole = "he harbour was built by the town in the reign of the old king. " + BRIDGE
    lines = wrapped(whole, 380)

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 100, "T", 32)
        for index, line in enumerate(lines):
            write(canvas, 82 if index < 2 else 60, 88 + 12 * index, line)

    assert texts(read_pdf(made(draw)), "paragraph") == [f"T{whole}"]


def test_text_that_is_turned_is_read_as_a_person_turns_the_page() -> None:
    """A page whose text runs upwards is read; a stamp that runs otherwise is left out."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 40, "PRINTED IN LEEDS", 6)
        canvas.rotate(90)
        canvas.translate(0, -595)
        canvas.setFont("Times-Roman", 11)
        for index, line in enumerate(wrapped(HARBOUR, 500, 11)):
            canvas.drawString(60, 500 - 14 * index, line)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [HARBOUR]
    assert left_out(document) == [(1, "text set sideways", "PRINTED IN LEEDS")]


def test_chinese_lines_are_joined_without_blanks() -> None:
    """Lines of Chinese join without a blank, and a numbered title is a heading."""
    text = "全省经济运行总体平稳，稳中有进。城镇新增就业人数超过四十万人，居民收入稳步增长。" * 3

    def draw(canvas: Canvas) -> None:
        registerFont(UnicodeCIDFont("STSong-Light"))
        write(canvas, 60, 60, "一、上年工作回顾", 10, "STSong-Light")
        lines = [text[:22], *(text[start : start + 24] for start in range(22, len(text), 24))]
        for index, line in enumerate(lines):
            write(canvas, 60 if index else 80, 90 + 16 * index, line, 10, "STSong-Light")

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "一、上年工作回顾")]
    assert texts(document, "paragraph") == [text]


def test_a_question_in_chinese_heads_its_answer_as_one_in_english_does() -> None:
    """Its mark ends no sentence of prose; a full stop does."""
    text = "全省经济运行总体平稳，稳中有进。城镇新增就业人数超过四十万人，居民收入稳步增长。" * 3

    def draw(canvas: Canvas) -> None:
        registerFont(UnicodeCIDFont("STSong-Light"))
        for place, lead in enumerate(("港口什么时候开放？", "港口每天开放。")):
            write(canvas, 60, 60 + 120 * place, lead, 12, "STSong-Light")
            for row in range(5):
                part = text[24 * row : 24 * row + 24]
                write(canvas, 60, 90 + 120 * place + 16 * row, part, 10, "STSong-Light")

    assert headings(read_pdf(made(draw))) == [(1, "港口什么时候开放？")]


def test_what_is_read_from_the_right_keeps_its_order() -> None:
    """Hebrew with a number inside is read as the file stores it, wherever its parts stand."""
    style = Style("David", 10, False, False, False, False)
    stored = [("ש", 60), ("נ", 54), ("ה", 48), ("2", 32), ("0", 38), ("ט", 22)]
    glyphs = [Glyph(char, x, x + 6, 100, style, 2 if char in "2ט" else 0) for char, x in stored]
    assert [piece.text for piece in pieces_of(glyphs)] == ["שנה 20 ט"]


def _lines(canvas: Canvas, x: float, y: float, lines: list[str]) -> None:
    """Write lines below each other."""
    for index, line in enumerate(lines):
        write(canvas, x, y + 12 * index, line)
