"""What is said of PDF files that can't be read, or only in part."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.model import ReportError
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import texts
from tests.corpus.readers.pdf.typeset import (
    HARBOUR,
    HEIGHT,
    WIDTH,
    made,
    paragraph,
    wrapped,
    write,
)


def _page(canvas: Canvas) -> None:
    """Draw a page of text."""
    paragraph(canvas, 60, 90, HARBOUR)


def _scan(canvas: Canvas) -> None:
    """Draw a grey picture as large as the page."""
    picture = io.BytesIO(b"P5 8 8 255\n" + bytes(range(64)))
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)


def _under_scan(canvas: Canvas) -> None:
    """Draw a picture with invisible text, as text recognition leaves it."""
    _scan(canvas)
    text = canvas.beginText(60, HEIGHT - 90)
    text.setFont("Times-Roman", 10)
    text.setTextRenderMode(3)
    for line in wrapped(HARBOUR, 400):
        text.textLine(line)
    canvas.drawText(text)


def _long(canvas: Canvas) -> None:
    """Draw more pages than are read."""
    for number in range(2001):
        write(canvas, 60, 80, f"Page {number}")
        canvas.showPage()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n\n ", "it is empty"),
        (b"\x00\x01 no such thing" * 50, "it is broken or not a PDF"),
        (made(_page)[:700], "it is broken or cut off"),
        (made(_page, encrypt=StandardEncryption("secret")), "opens only with a password"),
        (made(_scan), "it has no text: its pages are pictures, such as a scan"),
        (made(_long), "it has 2,001 pages, and the limit is 2,000"),
    ],
    ids=["empty", "blank", "garbage", "cut off", "encrypted", "scan", "too long"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, said: str) -> None:
    """A file that can't be read is refused in a sentence that says why and what to do."""
    with pytest.raises(ReportError) as refusal:
        read_pdf(data)
    assert said in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_file_with_an_owner_password_alone_opens() -> None:
    """A file that opens without a password is read, whatever it forbids to copy."""
    locked = StandardEncryption("", ownerPassword="owner", canCopy=0)
    assert texts(read_pdf(made(_page, encrypt=locked)), "paragraph") == [HARBOUR]


def test_text_under_a_scan_is_read_with_a_warning() -> None:
    """Text that a machine read is read, and the document says that it may hold errors."""
    document = read_pdf(made(_under_scan))
    assert texts(document, "paragraph") == [HARBOUR]
    assert document.warnings == (
        "This is a scan; its text was read by a machine (OCR) and may hold errors.",
    )


def test_a_page_that_is_a_picture_is_named() -> None:
    """Of a file with text and one scanned page, that page is named."""

    def draw(canvas: Canvas) -> None:
        _page(canvas)
        canvas.showPage()
        _scan(canvas)

    assert read_pdf(made(draw)).warnings == (
        "Page 2: a picture without text (a scan); nothing there can be found.",
    )


def test_a_page_that_is_broken_is_named_and_the_rest_is_read() -> None:
    """One page that can't be read doesn't lose the others."""

    def draw(canvas: Canvas) -> None:
        _page(canvas)
        canvas.showPage()
        paragraph(canvas, 60, 90, f"Second. {HARBOUR}")

    data = made(draw)
    start = data.rindex(b" obj", 0, data.rindex(b"/Type /Page\n")) + 4
    end = data.index(b"endobj", start)
    document = read_pdf(data[:start] + b"\nnull".ljust(end - start) + data[end:])
    assert texts(document, "paragraph") == [HARBOUR]
    assert document.warnings == ("Page 2 can't be read and is missing here.",)
