"""A part of the text that was read is found again among the characters of its page."""

from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.alignment import Letters, aligned
from corpus.readers.pdf.file import opened
from corpus.readers.pdf.marks import Marks, find_marks
from corpus.readers.pdf.shapes import Box, Glyph
from corpus.readers.pdf.sheet import see
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, table, wrapped, write

LEADING = 14.0


def glyphs_of(data: bytes) -> Sequence[Glyph]:
    """Return the characters of a file's first page."""
    with opened(data) as file:
        page = file[0]
        text_page = page.get_textpage()
        try:
            return see(page, text_page, {}).shown
        finally:
            text_page.close()


def marks(draw: Callable[[Canvas], None], words: str, place: int = 0) -> Marks:
    """Return where words stand on a page, those that come `place` times before passed over."""
    data = made(draw)
    text = read_pdf(data).text
    start = -1
    for _ in range(place + 1):
        start = text.index(words, start + 1)
    return find_marks(glyphs_of(data), text, start, start + len(words))


def near(box: Box, x0: float, base: float, x1: float, size: float = 10) -> bool:
    """Say whether a box is that of a line from `x0` to `x1` on a baseline."""
    wanted = (x0, base - 0.8 * size, x1, base + 0.25 * size)
    return all(abs(found - side) < 0.5 for found, side in zip(box, wanted, strict=True))


def column(canvas: Canvas, x: float, y: float, text: str, width: float = 220) -> list[str]:
    """Write a text in lines of a width, each of its own place in the file; return them."""
    lines = wrapped(text, width)
    for index, line in enumerate(lines):
        write(canvas, x, y + LEADING * index, line)
    return lines


def test_letters_are_bare() -> None:
    """Case, accents, ligatures, blanks, hyphens and signs are no letters; places are kept."""
    letters = Letters.of("É-ﬁ \u00ad2!")
    assert letters == Letters("efi2", (0, 2, 2, 5))


def test_a_text_is_aligned_in_whatever_order_the_page_has_it() -> None:
    """Runs that stand behind each other in the text may stand before each other on the page."""
    assert aligned("onetwothreefourfive", "fourfivesixonetwothree") == [
        *range(11, 22),
        *range(8),
    ]
    assert aligned("somewhere", "nowhere to be found") == [-1] * 9


def test_what_stands_twice_is_given_in_the_order_of_the_text() -> None:
    """No letter of the page is given twice."""
    assert aligned("abcdefghabcdefgh", "abcdefgh--abcdefgh") == [*range(8), *range(10, 18)]
    assert aligned("abcdefghabcdefgh", "abcdefgh") == [*range(8), *[-1] * 8]


def test_a_sentence_has_a_box_a_line() -> None:
    """From its first character to its full stop, and no further."""
    lines: list[str] = []

    def draw(canvas: Canvas) -> None:
        """Write a paragraph."""
        lines.extend(column(canvas, 60, 100, HARBOUR))

    sentence = HARBOUR[: HARBOUR.index(".") + 1]
    found = marks(draw, sentence)
    assert found.share == 1.0 and found.size == 10
    last = next(i for i, line in enumerate(lines) if "year." in line)
    assert len(found.boxes) == last + 1
    assert near(found.boxes[0], 60, 100, 60 + stringWidth(lines[0], "Times-Roman", 10))
    ending = lines[last][: lines[last].index(".") + 1]
    base = 100 + LEADING * last
    assert near(found.boxes[last], 60, base, 60 + stringWidth(ending, "Times-Roman", 10))


def test_columns_that_the_file_has_line_by_line_are_told_apart() -> None:
    """The boxes stay in the column of the sentence."""

    def draw(canvas: Canvas) -> None:
        """Write two columns, from the left to the right in each line."""
        left, right = wrapped(HARBOUR * 2, 220), wrapped(BRIDGE * 2, 220)
        for index in range(max(len(left), len(right))):
            for x, lines in ((60, left), (310, right)):
                if index < len(lines):
                    write(canvas, x, 100 + LEADING * index, lines[index])

    found = marks(draw, "A second reading of the bill was moved by the chair")
    assert found.share == 1.0
    assert found.boxes and all(box.x0 >= 309 for box in found.boxes)


def test_words_that_were_parted_at_the_end_of_a_line_are_whole() -> None:
    """The hyphen that the text doesn't have is marked with them."""

    def draw(canvas: Canvas) -> None:
        """Write a parted word, and the same in one piece."""
        write(canvas, 60, 100, "The members of the council and their treas-")
        write(canvas, 60, 114, "urer met in the hall, where the treasurer read.")

    found = marks(draw, "The members of the council and their treasurer met in the hall")
    end = 60 + stringWidth("The members of the council and their treas-", "Times-Roman", 10)
    assert found.share == 1.0 and near(found.boxes[0], 60, 100, end)


def test_a_row_is_marked_without_the_heads_of_its_columns() -> None:
    """They are told again in each row's text, and stand above the table but once."""
    rows = [["Harbour", "Dues", "Ships"], ["North", "1,200", "34"], ["South", "1,900", "61"]]

    def draw(canvas: Canvas) -> None:
        """Draw a table."""
        table(canvas, 60, 100, rows)

    data = made(draw)
    document = read_pdf(data)
    row = next(b for b in document.blocks if "South" in document.text[b.start : b.end])
    found = find_marks(glyphs_of(data), document.text, row.body, row.end)
    assert found.share == 1.0
    assert [round(box.x0) for box in found.boxes] == [64, 164, 264]
    assert all(box.top >= 136 and box.bottom <= 154 for box in found.boxes)


def test_heads_that_have_a_colon_are_left_out_too() -> None:
    """What follows the last of their colons stands on the page, and is marked."""
    head, cells = "Dues: in pounds", ("North", "1,200")
    text = f"{head}\n\n{cells[0]}\n{head}: {cells[1]}"

    def draw(canvas: Canvas) -> None:
        """Write a head above two cells."""
        write(canvas, 200, 100, head)
        write(canvas, 60, 120, cells[0])
        write(canvas, 200, 120, cells[1])

    found = find_marks(glyphs_of(made(draw)), text, text.index("North"), len(text))
    assert found.share == 1.0
    assert [(round(box.x0), round(box.bottom - 2.5)) for box in found.boxes] == [
        (60, 120),
        (200, 120),
    ]


def test_of_words_that_stand_twice_those_that_are_meant_are_found() -> None:
    """What stands before them tells."""

    def draw(canvas: Canvas) -> None:
        """Write a line twice, with something else between."""
        column(canvas, 60, 100, HARBOUR)
        column(canvas, 60, 300, BRIDGE)
        column(canvas, 60, 500, HARBOUR)

    first, second = (marks(draw, "Members asked how", place) for place in (0, 1))
    assert first.share == second.share == 1.0
    assert first.boxes[0].top < 200 and second.boxes[0].top > 490


def test_what_is_not_there_is_not_found() -> None:
    """No other words are marked in its place."""
    data = made(lambda canvas: write(canvas, 60, 100, "The council met in the hall."))
    found = find_marks(glyphs_of(data), "Quite another sentence.", 0, 23)
    assert found == Marks((), 0.0, 0.0)
