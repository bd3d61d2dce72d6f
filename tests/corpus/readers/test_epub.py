"""Books: the files of the spine in order, printed pages, contents, frames, notes."""

import pytest

from corpus.model import ReportError
from corpus.readers.epub import read_epub
from tests.corpus.readers.blocks import blocks, left_out
from tests.corpus.readers.office import epub, page
from tests.corpus.readers.zips import zip_of

PROSE = "The council met in the old hall and spoke of the harbour."
NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
NAV = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'


def read(*chapters: str) -> list[str]:
    """Return the blocks of a book."""
    return blocks(read_epub(epub(chapters)))


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    """Headings carry their level; a break in one is a blank."""
    assert read(f"<h1>The<br/>Harbour</h1><p>{PROSE}</p>", f"<h2>Boats</h2><p>{PROSE}</p>") == [
        "# The Harbour", PROSE, "## Boats", PROSE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>one\n  two&nbsp;<i>three</i></p>", ["one two\xa0three"]),
        ("<p>a<br/>b<br/><br/>c</p>", ["a\nb", "c"]),
        ("<div>loose <p>inner</p> tail</div>", ["loose", "inner", "tail"]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p>har&#173;bour<script>no</script><span hidden=''>no</span></p>", ["harbour"]),
        ("<p>a<span style='display: none'>no</span>b</p>", ["ab"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", ["漢"]),
        ("<p>Bring:</p><ul><li>boots</li><li><p>lunch</p></li></ul>", ["Bring:\n- boots\n- lunch"]),
        ("<p>Bring:</p><ol start='3' type='a'><li>boots</li></ol>", ["Bring:\nc. boots"]),
        ("<dl><dt>Smack</dt><dd>A small boat.</dd></dl>", ["Smack\nA small boat."]),
        (
            "<table><caption>Fleet</caption><tr><th>Port</th><th>Boats</th></tr>"
            "<tr><td>Holm</td><td>4</td></tr></table>",
            ["| Fleet\nHolm\nBoats: 4"],
        ),
        ("<p>It rained.<sup><a href='#n1'>1</a></sup></p>", ["It rained.¹"]),
        ("<p>1. See the log.<a href='#r1'>↩︎</a></p>", ["1. See the log."]),
    ],
)
def test_a_page_is_what_a_reader_sees(body: str, texts: list[str]) -> None:
    """White space, breaks, lists, terms, tables and marks of notes."""
    assert read(body) == texts


def test_printed_pages_are_known_by_their_label() -> None:
    """By type, by role, by class and by id; a mark that stands twice counts once."""
    body = (
        '<span epub:type="pagebreak" title="[vi]" id="x1"/><p>One.</p>'
        '<p>Two<span role="doc-pagebreak" aria-label="Page 7"></span> goes on.</p>'
        '<p><span class="pagenum" title="{8}"><a id="page_8"></a>[8]</span>Three.</p>'
        '<p><a id="page_9"></a>Four.</p>'
    )
    document = read_epub(epub([body]))
    assert blocks(document) == ["One.", "Two goes on.", "Three.", "Four."]
    assert [(page.number, page.label) for page in document.pages] == [
        (1, "vi"), (7, "7"), (8, "8"), (9, "9"),
    ]  # fmt: skip
    assert [block.page for block in document.blocks] == [1, 1, 8, 9]
    assert document.text[document.pages[1].start :].startswith("goes on.")


def test_a_list_of_pages_tells_where_they_begin() -> None:
    """The lists of EPUB 2 and 3 name elements, or the start of a file."""
    ncx = (
        "<ncx><pageList><pageTarget><navLabel><text>5</text></navLabel>"
        '<content src="text/c0.xhtml#here"/></pageTarget></pageList></ncx>'
    )
    nav = page('<nav epub:type="page-list"><ol><li><a href="text/c0.xhtml">4</a></li></ol></nav>')
    extra = {"OEBPS/toc.ncx": ncx, "OEBPS/nav.xhtml": nav}
    document = read_epub(epub(["<p>One.</p><p id='here'>Two.</p>"], extra, NCX + NAV))
    assert [(block.page) for block in document.blocks] == [4, 5]


def test_titles_that_only_the_contents_know_are_headings() -> None:
    """A line that is what the book's contents call the place that it stands at."""
    points = (
        '<navPoint><navLabel><text>Boats</text></navLabel><content src="text/c0.xhtml"/>'
        '<navPoint><navLabel><text>Nets</text></navLabel><content src="text/c0.xhtml#n"/>'
        "</navPoint></navPoint>"
    )
    extra = {"OEBPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>"}
    body = f"<p class='t'>BOATS</p><p>{PROSE}</p><p id='n'>Nets.</p><p>{PROSE}</p>"
    document = read_epub(epub([body], extra, NCX))
    assert blocks(document) == ["# BOATS", PROSE, "## Nets.", PROSE]


def test_a_label_stands_above_the_title_that_follows_it() -> None:
    """Two headings of one level: chapter and title are both above what follows."""
    body = f"<h2>CHAPTER I</h2><h2>Boats</h2><p>{PROSE}</p><h3>Nets</h3><p>{PROSE}</p>"
    assert read(body) == ["# CHAPTER I", "## Boats", PROSE, "### Nets", PROSE]


def test_contents_are_left_out_and_said() -> None:
    """Navigation, tables of links, and links in a row with their title."""
    link = "<a href='c0.xhtml#x'>{}</a>".format
    rows = "".join(f"<tr><td>{link(name)}</td><td>{link(5)}</td></tr>" for name in ("One", "Two"))
    body = (
        f"<nav><ol><li>{link('Top')}</li></ol></nav><table>{rows}</table>"
        f"<h2>Contents</h2><p>{link('Fish')}</p><p>{link('Boats')}</p><p>{link('Nets')}</p>"
        f"<h2>Fish</h2><p>{PROSE} {link('See nets.')}</p>"
    )
    document = read_epub(epub([body]))
    assert blocks(document) == ["# Fish", f"{PROSE} See nets."]
    assert [text for text, why in left_out(document) if why == "table of contents"] == [
        "Top", "One 5 Two 5", "Contents", "Fish", "Boats", "Nets",
    ]  # fmt: skip


def test_the_frame_of_a_library_is_left_out_and_said() -> None:
    """What stands before START OF and after END OF is a licence; pictures have placeholders."""
    document = read_epub(
        epub(
            [
                "<p>Free to copy.</p><div>*** START OF THE EBOOK HARBOUR ***</div>",
                f"<p>{PROSE}</p><p>[Image unavailable.]</p>",
                "<div>*** END OF THE EBOOK HARBOUR ***</div><p>Licence.</p>",
            ]
        )
    )
    assert blocks(document) == [PROSE]
    assert [text for text, _ in left_out(document)] == [
        "Free to copy.",
        "*** START OF THE EBOOK HARBOUR ***",
        "[Image unavailable.]",
        "*** END OF THE EBOOK HARBOUR ***",
        "Licence.",
    ]


def test_a_paragraph_goes_on_in_the_next_file() -> None:
    """It has no stop, and the next file begins small; a page may begin in between."""
    assert read("<p>The council met in</p>", "<p>the old hall.</p><p>It rained.</p>") == [
        "The council met in the old hall.", "It rained.",
    ]  # fmt: skip
    document = read_epub(epub(["<p>It met in</p>", "<a id='page_3'/><p>the hall.</p>"]))
    assert document.text[document.pages[0].start :] == "the hall."


def test_notes_are_paragraphs_of_their_own() -> None:
    """A note between a lead and its list doesn't part them."""
    note = "<aside epub:type='footnote'><p>1. See the annex.</p></aside>"
    assert read(f"<p>Bring:</p>{note}<ul><li>boots</li></ul>") == [
        "Bring:\n- boots", "1. See the annex.",
    ]  # fmt: skip


def test_a_file_that_is_missing_or_damaged_is_named() -> None:
    """The rest of the book is read."""
    spine = epub([f"<p>{PROSE}</p>", "<p>Open <b>tags</p>", "<p>gone</p>"])
    document = read_epub(spine.replace(b"c2.xhtml", b"c9.xhtml"))
    assert blocks(document) == [PROSE, "Open tags"]
    assert document.warnings == (
        "The file 'OEBPS/text/c1.xhtml' of the book is damaged: it may be read wrong.",
        "The file 'OEBPS/text/c2.xhtml' of the book is missing.",
    )


def test_a_sold_book_says_that_it_is_encrypted() -> None:
    """Locked text is refused; fonts that are only garbled are no matter."""
    lock = (
        '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/><CipherData>'
        '<CipherReference URI="OEBPS/text/c0.xhtml"/></CipherData></EncryptedData></encryption>'
    ).format
    name = "META-INF/encryption.xml"
    with pytest.raises(ReportError, match="encrypted or protected by a password"):
        read_epub(epub(["<p>x</p>"], {name: lock("aes")}))
    fonts = {name: lock("http://www.idpf.org/2008/embedding")}
    assert blocks(read_epub(epub([f"<p>{PROSE}</p>"], fonts))) == [PROSE]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zip_of({"mimetype": "application/epub+zip"}), "'META-INF/container.xml' is missing"),
        (zip_of({"META-INF/container.xml": "<container/>"}), "doesn't say which files"),
        (epub([]), "names no files to read"),
        (epub(["<p>&bomb;</p>"], {"OEBPS/text/c0.xhtml": "<!DOCTYPE a [<!ENTITY bomb 'x'>]><a/>"}),
         "declares XML entities"),
    ],
)  # fmt: skip
def test_a_book_that_cant_be_read_says_why(data: bytes, says: str) -> None:
    """What is missing, empty or hostile is named."""
    with pytest.raises(ReportError, match=says):
        read_epub(data)


def test_elements_within_elements_without_end_are_no_traceback() -> None:
    """Deep pages are read as a browser would, as far as they go."""
    assert read("<div>" * 200 + PROSE + "</div>" * 200) == [PROSE]
    nested = "<table><tr><td>" * 70 + PROSE + "</td></tr></table>" * 70
    assert read(nested) == [PROSE]
