"""How marks that stand off the line are read: accents, low quotes, letters of footnotes."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import texts
from tests.corpus.readers.pdf.typeset import HARBOUR, made, paragraph, write


def test_marks_that_old_fonts_set_off_the_line_are_read_on_it() -> None:
    """A lowered quote opens a quotation, and an accent over a capital is one letter with it."""

    def draw(canvas: Canvas) -> None:
        x = 60.0
        for text, drop in (
            ("Die Akten der ", 0),
            ("”", 6.4),
            ("Werft“ geben eine ", 0),
            ("¨", -2.0),
            ("Ubersicht ", 0),
            ("¨", 0),
            ("uber den Hafen; der S", 0),
            ("¨", 0),
            ("uden fehlt.", 0),
        ):
            over = {-2.0: 1.94, 0: 0.85}[drop] if text == "¨" else 0
            write(canvas, x + over, 80 + drop, text)
            x += 0 if over else stringWidth(text, "Times-Roman", 10)

    assert texts(read_pdf(made(draw)), "paragraph") == [
        "Die Akten der „Werft“ geben eine Übersicht über den Hafen; der Süden fehlt."
    ]


def test_a_raised_letter_begins_a_footnote() -> None:
    """Notes that are marked by raised letters begin with their letter and are kept apart."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 80, HARBOUR)
        for y, mark, note in ((700, "b", "Dues of all the boats."), (712, "e", "Without yachts.")):
            write(canvas, 60, y - 3, mark, 5)
            write(canvas, 67, y, note, 8)

    assert texts(read_pdf(made(draw)), "paragraph") == [
        HARBOUR,
        "b Dues of all the boats.",
        "e Without yachts.",
    ]


def test_a_word_in_a_box_stays_in_its_line() -> None:
    """A frame round a word of a line is no cell of a table, and parts no sentence."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "Press the key")
        x = 60 + stringWidth("Press the key ", "Times-Roman", 10)
        canvas.rect(x - 1, 842 - 83, 27, 11)
        write(canvas, x + 2, 80, "Enter")
        write(
            canvas, x + 30, 80, "to open the list of the harbour dues, which are paid in advance."
        )
        write(canvas, 60, 92, "A second list has the boats.")

    assert texts(read_pdf(made(draw)), "paragraph") == [
        "Press the key Enter to open the list of the harbour dues, which are paid in advance. "
        "A second list has the boats."
    ]
