"""Letters that one sign shows, or several: Thai and Devanagari spelled out, wide ligatures."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.joins import joined, words_of
from corpus.readers.pdf.pieces import pieces_of
from corpus.readers.pdf.shapes import Glyph, Style
from tests.corpus.readers.pdf.reading import read_on
from tests.corpus.readers.pdf.typeset import HARBOUR, made, paragraph, write


def _spelled(canvas: Canvas, text: str, *signs: tuple[float, str]) -> None:
    """Write signs that the file says to read a text."""
    canvas._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC")
    for x, sign in signs:
        write(canvas, x, 100, sign, 12)
    canvas._code.append("EMC")


def _first(draw: Callable[[Canvas], None]) -> str:
    """Return the line that a function draws above a paragraph."""

    def page(canvas: Canvas) -> None:
        draw(canvas)
        paragraph(canvas, 50, 200, HARBOUR)

    return read_on(read_pdf(made(page)))[0]


def test_letters_that_two_signs_show_are_read_once() -> None:
    """The second sign stands behind the next letter, where PDFium reads it again."""

    def draw(canvas: Canvas) -> None:
        _spelled(canvas, "ทั้", (50, "N"), (59.5, "-"))
        _spelled(canvas, "ง", (58.7, "g"))
        for place, letter in enumerate("หมด"):
            _spelled(canvas, letter, (65 + 6 * place, "n"))

    assert _first(draw) == "ทั้งหมด"


def test_letters_stand_as_far_as_all_their_signs() -> None:
    """No blank is read behind the first sign, where the second shows the rest of the letters."""

    def draw(canvas: Canvas) -> None:
        _spelled(canvas, "वा", (50, "N"), (58.7, "N"))
        _spelled(canvas, "र्षिक", (67.4, "NNN"))
        write(canvas, 97, 100, "2021", 12)

    assert _first(draw) == "वार्षिक 2021"


def test_a_figure_at_the_beginning_of_a_line_is_parted_from_thai() -> None:
    """Thai puts a blank between words and figures, and none between its words."""
    words = words_of(())
    assert (
        joined(("ค่าใช้จ่ายอยู่ที่", "31 ล้านบาท กำไร", "สุทธิ"), words)[0] == "ค่าใช้จ่ายอยู่ที่ 31 ล้านบาท กำไรสุทธิ"
    )
    assert joined(("收入", "31万元"), words)[0] == "收入31万元"


def test_a_figure_at_the_end_of_a_line_is_parted_from_thai() -> None:
    """The word that follows a figure or a percentage has its blank, too; in Chinese it has none."""
    words = words_of(())
    assert joined(("จำนวน 31", "ล้านบาท"), words)[0] == "จำนวน 31 ล้านบาท"
    assert joined(("ปี พ.ศ. 2565", "มีรายได้"), words)[0] == "ปี พ.ศ. 2565 มีรายได้"
    assert joined(("เพิ่มขึ้น 31%", "ของรายได้"), words)[0] == "เพิ่มขึ้น 31% ของรายได้"
    assert joined(("พ.ศ. ๒๕๖๕", "มีรายได้"), words)[0] == "พ.ศ. ๒๕๖๕ มีรายได้"
    assert joined(("收入31", "万元"), words)[0] == "收入31万元"


def test_a_wide_ligature_parts_no_line_beside_a_drop_capital() -> None:
    """Its letters stand at one place; the letters before it are no index of the capital."""
    capital = Glyph("T", 50, 70, 112, _style(30), 2)
    lines = [*_line("he first men who came", 100), *_line("had no boats of their own", 112)]
    assert [piece.text for piece in pieces_of([capital, *lines])] == [
        "The first men who came",
        "had no boats of their own",
    ]


def _style(size: float) -> Style:
    """Return a style of a size."""
    return Style("Serif", size, False, False, False, False)


def _line(text: str, base: float) -> list[Glyph]:
    """Return the characters of a line from 72 points on; "fi" is one sign, 7 points wide."""
    glyphs: list[Glyph] = []
    style, x, blank = _style(10), 72, 2
    for place, char in enumerate(text):
        if char != " ":
            last = glyphs[-1] if place and text[place - 1 : place + 1] == "fi" else None
            width = 7 if last or text[place : place + 2] == "fi" else 6
            x = x - 7 if last else x
            glyphs.append(Glyph(char, x, x + width, base, style, blank))
            x += width
        else:
            x += 3
        blank = 2 if char == " " else 0
    return glyphs
