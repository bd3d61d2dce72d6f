"""Pages that a word processor or a converter saved: a report as HTML, without a site round it."""

from typing import SupportsIndex

from corpus.readers.html import read_html
from corpus.readers.html.blocks import HtmlBlock
from corpus.readers.html.content import content_of
from corpus.readers.options import ReadOptions
from tests.corpus.readers.blocks import blocks, left_out

PROSE = "The council met in the old hall and spoke of the harbour, its dues and its quays."


class Whole(list[HtmlBlock]):
    """Blocks that are looked at in their places; a copy of the rest for each takes minutes."""

    def __getitem__(self, place: SupportsIndex | slice) -> HtmlBlock:  # type: ignore[override]
        """Return a block, and refuse a slice."""
        assert not isinstance(place, slice)
        return super().__getitem__(place)


def test_items_behind_the_last_paragraph_are_walked_through_once() -> None:
    """However many there are, the blocks behind each are not copied."""
    items = [f"item {n}" for n in range(50)]
    listed = "".join(f"<li>{item}</li>" for item in items)
    page = (
        "<nav><a href='/'>Home</a> <a href='/c'>Contact the editor of the page</a></nav>"
        f"<article><h1>Review</h1>{f'<p>{PROSE}</p>' * 9}<ul>{listed}</ul></article>"
    )
    menu = HtmlBlock("prose", "Home Contact the editor of the page", 1, linked=1.0)
    blocks = Whole(
        [
            menu,
            HtmlBlock("heading", "Review", 1, 1),
            *[HtmlBlock("prose", PROSE, 1)] * 9,
            *[HtmlBlock("item", item, 1, group=1) for item in items],
        ]
    )
    assert content_of(page, blocks) == ["beside the page's content"] + [""] * 60


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
