"""What files say of themselves beside their text."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.model import FileDetails
from corpus.readers.details import details_of
from tests.corpus.readers.zips import zip_of

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def pdf() -> bytes:
    """Return a PDF that has a title and an author."""
    data = BytesIO()
    canvas = Canvas(data)
    canvas.setTitle("Grain in Winter")
    canvas.setAuthor("The Ministry")
    canvas.drawString(72, 720, "Grain.")
    canvas.save()
    return data.getvalue()


def test_a_pdf_says_it_in_its_information() -> None:
    """Its date is when it was made."""
    details = details_of(pdf(), "pdf")
    assert (details.title, details.publisher) == ("Grain in Winter", "The Ministry")
    assert details.date[:2] == "20" and len(details.date) == 10


@pytest.mark.parametrize(
    ("name", "entry", "text"),
    [
        ("epub", "OEBPS/content.opf", "<dc:language>eng</dc:language><dc:date>2019</dc:date>"),
        ("odt", "meta.xml", "<dc:language>en-GB</dc:language><dc:date>2019-01-01T9:00</dc:date>"),
    ],
)
def test_a_zip_says_it_in_one_of_its_parts(name: str, entry: str, text: str) -> None:
    """A code of three letters or with a region becomes that of the catalog."""
    said = f"<dc:title> Grain\n in Winter</dc:title><dc:publisher>Ministry</dc:publisher>{text}"
    data = zip_of({entry: f"<package {DC}>{said}</package>"})
    assert details_of(data, name) == FileDetails("Grain in Winter", "2019-01-01", "en", "Ministry")


def test_markdown_says_it_between_its_first_lines() -> None:
    """In the ways of several programs."""
    text = '---\ntitle: "Grain in Winter"\ndate: 2019-11-30\nlang: de\nauthor: A. Writer\n---\n\nX'
    expected = FileDetails("Grain in Winter", "2019-11-30", "de", "A. Writer")
    assert details_of(text.encode(), "markdown") == expected
    assert details_of(b"Title: no\n\ntext", "markdown") == FileDetails()


@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "epub", "html", "markdown", "text"])
def test_what_is_damaged_says_nothing(name: str) -> None:
    """A report isn't refused for it."""
    assert details_of(b"\0\xff damaged", name).date == ""
