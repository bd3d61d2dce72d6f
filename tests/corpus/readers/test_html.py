"""Saved web pages: content and frame, and what an element shows."""

import pytest

from corpus.model import ReportError
from corpus.readers.html import read_html
from corpus.readers.options import ReadOptions
from tests.corpus.readers.reading import left_out, read, shown

LEAD = "The council reviewed the island in the spring of 2019, and found it in good order."
MORE = "The ferry carried 41,200 people in 2018, up from 38,900 the year before, and none was hurt."
TEXT = f"<p>{LEAD}</p><p>{MORE}</p>"


def page(body: str, title: str = "Holm") -> str:
    """Return a page with this body."""
    return (
        f"<!doctype html><html><head><meta "
        f'charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )


def test_menus_and_notices_are_left_out_and_named() -> None:
    """What stands beside the content isn't read, not even a cookie notice in its midst."""
    text = page(
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/c'>Contact</a></li></ul></nav>"
        f"<main><h1>Review</h1><p>{LEAD}</p><div class='cookie-note'><p>We use cookies on this "
        f"page "
        f"for all of its visitors.</p></div><p>{MORE}</p></main>"
        "<footer><p>© Holm 2020</p></footer>"
    )
    document = read(read_html, text)
    assert shown(document) == ["# Review", LEAD, MORE]
    assert left_out(document) == [
        ("- Home", "frame"),
        ("- Contact", "frame"),
        ("We use cookies on this page for all of its visitors.", "notice"),
        ("© Holm 2020", "frame"),
    ]


def test_short_items_and_terms_behind_the_last_paragraph_are_read() -> None:
    """What an article ends with is its content, however short its lines are; links are not."""
    text = page(
        f"<nav><a href='/'>Home</a> <a href='/c'>Contact the editor</a></nav><article>"
        f"<h1>Review</h1><p>{LEAD} {LEAD}</p><p>{MORE} {MORE}</p>"
        "<h2>Figures</h2><dl><dt>Births</dt><dd>73 in 2019</dd><dt>Boats</dt><dd>12</dd></dl>"
        "<ul><li>one mill</li><li>two shops</li></ul></article>"
        "<footer><ul><li><a href='/i'>Imprint</a></li></ul></footer>"
    )
    document = read(read_html, text)
    ends = ["## Figures", "Births\n73 in 2019", "Boats\n12", "- one mill", "- two shops"]
    assert shown(document)[3:] == ends


def test_all_is_read_where_the_catalog_says_so() -> None:
    """With content = "all" nothing that is seen is left out."""
    text = page(f"<nav><a href='/'>Home</a></nav><main>{TEXT}</main><footer>© Holm</footer>")
    assert shown(read(read_html, text, content="all")) == ["Home", LEAD, MORE, "© Holm"]


def test_a_list_of_contents_is_left_out() -> None:
    """A list of the page's own headings, linked or not, is no passage."""
    headings = "".join(f"<h2 id='h{n}'>Part {n}</h2><p>{LEAD} {n}.</p>" for n in range(3))
    for items in (
        "".join(f"<li><a href='#h{n}'>to {n}</a></li>" for n in range(3)),
        "".join(f"<li>Part {n}</li>" for n in range(3)),
    ):
        document = read(read_html, page(f"<p>{MORE}</p><ul>{items}</ul>{headings}"))
        assert [why for _, why in left_out(document)] == ["list of contents"] * 3
        assert shown(document)[:2] == [MORE, "## Part 0"]


def test_what_is_not_seen_is_not_read() -> None:
    """Hidden elements, scripts, templates and soft hyphens are no text."""
    text = page(
        f"<h2>In&shy;spec&shy;tion<span class='mw-editsection'>[edit]</span></h2>{TEXT}<p "
        f"hidden>Draft.</p>"
        "<div style='display: none'>Secret.</div><script>x</script><p>{{ message "
        "}}</p><template>T</template>"
    )
    assert shown(read(read_html, text)) == ["## Inspection", LEAD, MORE]


def test_breaks_part_paragraphs_and_lines() -> None:
    """Two breaks part paragraphs, one parts lines, and text needs no element of its own."""
    text = page(f"<div>{LEAD}<br><br>\u3000\u3000{MORE}<br/> <br>Holm Farm<br>Berg</div>")
    assert shown(read(read_html, text, content="all")) == [LEAD, MORE, "Holm Farm\nBerg"]


def test_lists_are_read_with_their_leads_and_numbers() -> None:
    """Items stand with the line above; numbers are those that the page shows."""
    text = page(
        f"{TEXT}<p>Bring:</p><ul><li>boots</li><li>a coat<ul><li>a warm one</li></ul></li></ul>"
        "<p>Each crew has</p><ol start='3'><li>a cook</li><li>a mate</li></ol>"
    )
    assert shown(read(read_html, text)) == [
        LEAD, MORE, "Bring:\n- boots\n- a coat\n- a warm one", "Each crew has\n3. a cook\n4. a mate"
    ]  # fmt: skip


def test_definitions_stand_with_their_terms() -> None:
    """A term is the first line of its definition; a question leads its answer."""
    text = page(
        f"{TEXT}<dl><dt>Depth</dt><dd>Nine metres.</dd><dt>Who may moor?</dt><dd>All.</dd></dl>"
    )
    assert shown(read(read_html, text)) == [
        LEAD, MORE, "Depth\nNine metres.", "Who may moor? / All."
    ]  # fmt: skip


def test_rows_carry_their_heads_and_caption() -> None:
    """A table of data is rows; one that lays the page out is what its cells hold."""
    text = page(
        f"<table role='presentation'><tr><td>{TEXT}</td></tr></table>"
        "<table><caption>Boats</caption>"
        "<tr><th>Year</th><th>Sail</th><th>Oar</th></tr><tr><td>2018</td><td>17</td><td>4</td></tr>"
        "<tr><td>2019</td><td colspan='2'>none</td></tr></table>"
        f"<table><tr><td><table><tr><td>{LEAD} Twice.</td></tr></table></td></tr></table>"
    )
    document = read(read_html, text)
    assert shown(document) == [
        LEAD, MORE, "Boats / 2018\nSail: 17\nOar: 4", "Boats / 2019\nSail, Oar: none",
        f"{LEAD} Twice.",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks] == [
        "paragraph", "paragraph", "row", "row", "paragraph"
    ]  # fmt: skip


def test_headings_without_an_element_are_seen() -> None:
    """The line that the page is called by is its heading, and a bold line heads what follows."""
    text = page(
        f"<table><tr><td><b>Review of Holm</b></td></tr><tr><td>{TEXT}<p><b>Staff</b></p><p>{LEAD} "
        "Again.</p></td></tr></table>",
        "Review of Holm - Council",
    )
    assert shown(read(read_html, text)) == [
        "# Review of Holm", LEAD, MORE, "####### Staff", f"{LEAD} Again."
    ]  # fmt: skip


def test_preformatted_lines_are_kept() -> None:
    """Lines of code stay lines; a table that is typed is rows."""
    text = page(
        f"{TEXT}<pre>copy  a\nmove b</pre><pre>Stop      First\nHolm      06:10\nBerg      "
        f"06:25</pre>"
    )
    assert shown(read(read_html, text, content="all")) == [
        LEAD, MORE, "copy  a\nmove b",
        "Stop      First / Holm      06:10", "Stop      First / Berg      06:25",
    ]  # fmt: skip


def test_the_declared_character_set_counts_where_it_fits() -> None:
    """An archive's own declaration before the page's is passed over."""
    text = "六月的雨下个不停，河水涨到了桥边，村里的人都站在岸上看，没有一个人说话。"
    data = f'<meta charset="utf-8"><meta charset="gb2312"><p>{text}</p>'.encode("gb18030")
    assert shown(read_html(data, ReadOptions())) == [text]


def test_a_page_that_is_too_deep_is_named() -> None:
    """The parser would end in the midst of it: nothing is lost silently."""
    with pytest.raises(ReportError, match="from line 1 on its elements stand more than 2,000 deep"):
        read(read_html, page("<div>" * 5000 + LEAD))


def test_deep_and_broken_pages_are_read() -> None:
    """Elements that never end, and hundreds inside each other, don't stop the reader."""
    for body in (
        "<div>" * 1500 + LEAD,
        "<table>" * 1500 + LEAD,
        "<table><tr><td>" * 600 + LEAD,
        "<table><caption>" * 900 + LEAD,
        f"<p>{LEAD}<b><i><p>{MORE}",
        f"<ul><li>{LEAD}</div></table>",
    ):
        document = read(read_html, page(body))
        assert LEAD in document.text


def test_titles_of_manuals_stand_without_the_signs_that_link_to_them() -> None:
    """Permalinks are no part of a title, and what a page marks as its content is in no menu."""
    link = "<a class='headerlink' href='#{0}' title='Permalink'>¶</a>"
    text = page(
        "<div class='wy-nav-side'><ul><li><a href='a.html'>Dues</a></li><li><a href='b.html'>"
        "Boats</a></li><li><a href='c.html'>Piers</a></li></ul></div>"
        "<section class='wy-nav-content-wrap'><div class='wy-nav-content'><div role='main'>"
        f"<h1>Harbour manual{link.format('h')}</h1><h2>The island{link.format('i')}</h2>{TEXT}"
        "</div></div></section>"
    )
    document = read(read_html, text)
    assert shown(document) == ["# Harbour manual", "## The island", LEAD, MORE]
    assert [text for text, _ in left_out(document)] == ["- Dues", "- Boats", "- Piers"]


def test_rows_that_lead_to_the_chapters_around_are_left_out() -> None:
    """The tables over and under a chapter of a manual, with links to the next one, are a frame."""
    around = (
        "<div class='nav{0}'><table><tr><th colspan='2'>Chapter 2. Dues</th></tr><tr><td>"
        "<a href='a.html'>Prev</a></td><td><a href='b.html'>Next</a></td></tr></table></div>"
    )
    text = page(
        f"{around.format('header')}<h1>Chapter 2. Dues</h1><div class='toc'>Table of Contents</div>"
        f"<h2>2.1. Boats</h2>{TEXT}{around.format('footer')}"
    )
    document = read(read_html, text)
    assert shown(document) == ["# Chapter 2. Dues", "## 2.1. Boats", LEAD, MORE]
    assert {why for _, why in left_out(document)} == {"frame", "list of contents"}
