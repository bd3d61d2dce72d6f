"""Pages that a word processor or a converter saved: a report as HTML, without a site round it."""

from corpus.readers.html import read_html
from corpus.readers.options import ReadOptions
from tests.corpus.readers.blocks import blocks, left_out

PROSE = "The council met in the old hall and spoke of the harbour, its dues and its quays."


def test_a_page_without_a_frame_is_content_as_a_whole() -> None:
    """Titles, authors, terms, listings and notes stay, though they don't read like an article."""
    page = (
        "<html><body><h1>Annual Report</h1><p>The Clerk</p><p>3 March 2017</p>"
        f"<h2>Dues</h2><p>{PROSE}</p><p>{PROSE}</p><dl><dt>Quay</dt><dd>Where ships lie</dd></dl>"
        "<pre>a = 1</pre><p>1 The log of 1999</p></body></html>"
    )
    document = read_html(page.encode(), ReadOptions())
    assert blocks(document) == [
        "# Annual Report",
        "The Clerk",
        "3 March 2017",
        "## Dues",
        PROSE,
        PROSE,
        "Quay\nWhere ships lie",
        "a = 1",
        "1 The log of 1999",
    ]
    assert document.left_out == ()


def test_running_heads_that_a_word_processor_saved_are_left_out() -> None:
    """Heads, feet and contents are told by the names that Word and LibreOffice give them."""
    page = (
        "<html><body><div title='header'><p>Series 40101</p></div>"
        "<p class='MsoHeader'>Annual Report</p><p class='MsoToc1'>Dues 4</p>"
        f"<h2>Dues</h2><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
    document = read_html(page.encode(), ReadOptions())
    assert blocks(document) == ["## Dues", PROSE, PROSE]
    assert left_out(document) == [
        ("Series 40101", "running head or foot"),
        ("Annual Report", "running head or foot"),
        ("Dues 4", "list of contents"),
    ]
