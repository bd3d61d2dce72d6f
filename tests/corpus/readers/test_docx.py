"""Word files: what a person sees in them, in reading order."""

import pytest

from corpus.model import ReportError
from corpus.readers.docx import read_docx
from tests.corpus.readers.blocks import blocks, left_out
from tests.corpus.readers.office import docx, p, r, tbl, tc, tr

PROSE = "The council met in the old hall and spoke of the harbour."
BOLD = "<w:b/>"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
  <w:rPr><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
  <w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/>
  </w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def style(name: str) -> str:
    """Return the property that gives a paragraph a style."""
    return f'<w:pStyle w:val="{name}"/>'


def item(list_id: int, depth: int) -> str:
    """Return the property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def read(body: str, **parts: str) -> list[str]:
    """Return the blocks of a Word file."""
    return blocks(read_docx(docx(body, **parts)))


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>", "new"),
        (f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo>", "here"),
        (f"<w:sdt><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>", "in a control"),
        (f"<w:smartTag><w:hyperlink>{r('a link')}</w:hyperlink></w:smartTag>", "a link"),
        (
            f"<w:ruby><w:rt>{r('かん')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby>",
            "漢",
        ),
        (
            f"{r('a')}<mc:AlternateContent><mc:Choice>{r('b')}</mc:Choice>"
            f"<mc:Fallback>{r('b')}</mc:Fallback></mc:AlternateContent>",
            "ab",
        ),
        (f"{r('seen')}{r(' hidden', '<w:vanish/>')}", "seen"),
        (r("seen") + r(" hidden", '<w:rStyle w:val="Gone"/>'), "seen"),
        (f"{r('a')}<w:r><w:tab/></w:r>{r(' b')}", "a b"),
        (f"{r('a ')}<w:r><w:br/></w:r>{r('b')}", "a\nb"),
        (f"{r('well')}<w:r><w:noBreakHyphen/></w:r>{r('known')}", "well-known"),
        (r("har") + "<w:r><w:softHyphen/></w:r>" + r("bo\xadur"), "harbour"),
        ('<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>', "β"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (f"{r('one')}<w:commentReference/>{r(' two')}", "one two"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r><m:den><m:r><m:t>2</m:t></m:r></m:den></m:oMath>", "x/2"),
    ],
)
def test_a_paragraph_is_what_a_reader_sees(runs: str, text: str) -> None:
    """Accepted changes, controls, links, symbols and breaks; no hidden, deleted or doubled text."""
    assert read(f"<w:p>{runs}</w:p>", styles=STYLES) == [text]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """With the change accepted, the paragraph goes on in the next one."""
    joined = p("The harbour ", "<w:rPr><w:del/></w:rPr>") + p("is open.")
    assert read(joined) == ["The harbour is open."]


def test_of_a_field_only_the_result_is_read() -> None:
    """Neither the instruction nor what is nested in it is text."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    field = (
        mark("begin") + r("IF nested") + "<w:r><w:instrText>DATE</w:instrText></w:r>"
        + mark("separate") + r("5 May") + mark("end")
    )  # fmt: skip
    assert read(f"<w:p>{r('On ')}{field}{r(' it rained.')}</w:p>") == ["On 5 May it rained."]
    unclosed = f"<w:p>{mark('begin')}{r('On 5 May ')}</w:p>"
    assert read(unclosed + p(PROSE)) == ["On 5 May", PROSE]


def test_headings_are_told_by_their_style() -> None:
    """By the built-in name whatever the id, by what a style is based on, and by outline level."""
    body = (
        p("Title one", style("berschrift1"))
        + p(PROSE)
        + p("Part", style("Mine"))
        + p(PROSE)
        + p("Deeper", '<w:outlineLvl w:val="2"/>')
        + p(PROSE)
    )
    assert read(body, styles=STYLES) == [
        "# Title one", PROSE, "## Part", PROSE, "### Deeper", PROSE,
    ]  # fmt: skip


def test_prose_in_a_heading_style_is_no_heading() -> None:
    """What is longer than 200 characters or ends with a stop is a paragraph; a question isn't."""
    heading = style("berschrift1")
    body = p("x " * 120, heading) + p(PROSE, heading) + p("What is open?", heading) + p(PROSE)
    assert read(body, styles=STYLES) == [("x " * 120).strip(), PROSE, "# What is open?", PROSE]
    for prose in ("बाज़ार सोमवार को खुला है।", "بازار پیر کو کھلا ہے۔", "Շուկան բաց է այսօր։"):
        assert read(p(prose, heading) + p(PROSE), styles=STYLES) == [prose, PROSE]


def test_bold_and_large_lines_are_headings_below_those_of_styles() -> None:
    """Larger type stands above bold type; bold prose and bold leads of lists are none."""
    body = (
        p("Styled", style("berschrift1"))
        + p(PROSE)
        + p("Large", run='<w:sz w:val="32"/>')
        + p(PROSE)
        + f"<w:p>{r('2. ')}{r('Bold', BOLD)}</w:p>"
        + p(PROSE)
        + p(PROSE, run=BOLD)
        + p("Bring these:", run=BOLD)
        + p("boots", item(2, 0))
    )
    assert read(body, styles=STYLES, numbering=NUMBERING) == [
        "# Styled", PROSE, "## Large", PROSE, "### 2. Bold", PROSE, PROSE, "Bring these:\n- boots",
    ]  # fmt: skip


def test_a_title_page_is_one_paragraph() -> None:
    """Lines that look like headings at the very start say title, date and author: a passage."""
    large = '<w:sz w:val="40"/>'
    body = p("Harbour Report", run=large) + p("May 2020", run=BOLD) + p("Intro", run=BOLD)
    assert read(body + p(PROSE), styles=STYLES) == ["Harbour Report\nMay 2020", "# Intro", PROSE]


def test_numbers_that_word_makes_are_text() -> None:
    """Levels count on, start anew below a higher one, and where a list says so."""
    body = (
        p("Scope", item(1, 0) + style("berschrift1"))
        + p("The first rule is a whole sentence.", item(1, 1))
        + p("The second rule is a whole sentence.", item(1, 1))
        + p("A case of it.", item(1, 2))
        + p("Terms", item(1, 0) + style("berschrift1"))
        + p("The third rule is a whole sentence.", item(1, 1))
        + p("A list of its own.", item(3, 0))
        + p("", item(3, 0))
        + p("No number.", item(0, 0))
    )
    assert read(body, styles=STYLES, numbering=NUMBERING) == [
        "# 3. Scope",
        "3.1 The first rule is a whole sentence.",
        "3.2 The second rule is a whole sentence.",
        "(a) A case of it.",
        "# 4. Terms",
        "4.1 The third rule is a whole sentence.",
        "1. A list of its own.",
        "No number.",
    ]


def test_a_list_stands_with_the_line_that_introduces_it() -> None:
    """Items with made or typed marks join a lead that ends with a colon."""
    body = p("Bring:") + p("boots", item(2, 0)) + p("• lunch") + p(PROSE)
    assert read(body, numbering=NUMBERING) == ["Bring:\n- boots\n• lunch", PROSE]


def test_a_bullet_that_shows_nothing_is_none() -> None:
    """The second paragraph of an item is in its list, with a blank for a bullet."""
    body = p("The dues are paid by ship.", item(2, 0)) + p("They are due in May.", item(2, 1))
    assert read(body, numbering=NUMBERING) == [
        "- The dues are paid by ship.",
        "They are due in May.",
    ]


def test_text_boxes_stand_after_their_paragraph() -> None:
    """What a box holds is read once, and heads nothing."""
    box = f"<v:textbox><w:txbxContent>{p('Call 112', run=BOLD)}</w:txbxContent></v:textbox>"
    runs = f"<w:r><w:pict>{box}</w:pict></w:r>"
    assert read(f"<w:p>{r('Before ')}{runs}{r('after.')}</w:p>{p(PROSE)}") == [
        "Before after.", "Call 112", PROSE,
    ]  # fmt: skip


def test_notes_are_paragraphs_after_the_one_that_refers_to_them() -> None:
    """Each begins with its mark; notes in notes and marks without a note do no harm."""
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    footnotes = f'<w:footnote w:id="7">{p("See the annex.")}<w:p>{note}</w:p></w:footnote>'
    missing = '<w:r><w:endnoteReference w:id="9"/></w:r>'
    body = f"<w:p>{r('It rained')}{note}{r(' in May.')}{missing}</w:p>{p(PROSE)}"
    assert read(body, footnotes=footnotes) == [
        "It rained¹ in May.¹",
        "¹ See the annex.",
        "¹",
        PROSE,
    ]


def test_a_table_is_read_by_row_with_its_caption() -> None:
    """Merged cells count for each row; a row of heads marked as such repeats none."""
    merged, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = p("Fleet by port", style("Cap")) + tbl(
        tr("Port", "Kind", "Boats", properties="<w:tblHeader/>"),
        tr(tc(p("Holm"), merged), "Cutter", "4"),
        tr(tc(p(""), goes_on), "Yawl", "2"),
        tr(tc(p("South"), '<w:gridSpan w:val="3"/>')),
        tr("Ness", "Yawl", "5"),
        tr("gone", "gone", "gone", properties="<w:del/>"),
    )
    assert read(body, styles=STYLES) == [
        "| Fleet by port\nHolm\nKind: Cutter\nBoats: 4",
        "| Fleet by port\nHolm\nKind: Yawl\nBoats: 2",
        "| Fleet by port\nSouth\nNess\nKind: Yawl\nBoats: 5",
    ]


def test_a_table_that_only_lays_out_is_prose() -> None:
    """One column, or paragraphs side by side, and tables inside them; one row of columns."""
    long = f"{PROSE} " * 6
    columns = tbl(tr(tc(p("Fish") + p(PROSE)), tc(p("Boats") + p(PROSE))))
    assert read(columns) == ["Fish", PROSE, "Boats", PROSE]
    inner = tbl(tr("Port", "Boats"), tr("Holm", "4"), tr("Ness", "5"))
    body = tbl(tr(tc(p(long)), tc(p(long)))) + tbl(tr(tc(p("Aside.") + inner)))
    assert read(body) == [
        long.strip(), long.strip(), "Aside.", "| Holm\nBoats: 4", "| Ness\nBoats: 5",
    ]  # fmt: skip


def test_a_table_of_contents_is_left_out_and_said() -> None:
    """By style, by field, by control, and typed below such a title."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    instruction = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = (
        p("Fish 4", style("toc1"))
        + f"<w:p>{mark('begin')}{instruction}{mark('separate')}{r('Boats 5')}</w:p>"
        + f"{p('Nets 6')}<w:p>{mark('end')}</w:p>"
        + f"<w:sdt>{gallery}</w:sdtPr><w:sdtContent>{p('Sails 7')}</w:sdtContent></w:sdt>"
        + p("Contents") + p("1. Tides 8") + p("2. Winds 9") + p("3. Moon 10")
        + p("Tides") + p(PROSE)
    )  # fmt: skip
    document = read_docx(docx(body, styles=STYLES))
    assert blocks(document) == ["Tides", PROSE]
    entries = "Fish 4|Boats 5|Nets 6|Sails 7|Contents|1. Tides 8|2. Winds 9|3. Moon 10".split("|")
    assert left_out(document) == [(entry, "table of contents") for entry in entries]


def test_headers_and_footers_are_left_out_and_said() -> None:
    """Each text of them once."""
    parts = {"header1": p("Harbour Report"), "header2": p("Harbour Report"), "footer1": p("p. 1")}
    document = read_docx(docx(p(PROSE), **parts))
    assert blocks(document) == [PROSE]
    assert left_out(document) == [
        ("Harbour Report", "header or footer"),
        ("p. 1", "header or footer"),
    ]


def test_pages_are_where_word_broke_them_last() -> None:
    """A page may begin inside a paragraph; the cells of a row that runs over share theirs."""
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        p("First page.")
        + f"<w:p>{r('It begins here ')}{broken}{r('and ends there.')}</w:p>"
        + tbl(
            tr("Port", "Boats"),
            tr(tc(f"<w:p>{broken}{r('Holm')}</w:p>"), tc(f"<w:p>{broken}{r('4')}</w:p>")),
            tr("Ness", "5"),
        )
        + p("Last.")
    )
    document = read_docx(docx(body))
    assert [block.page for block in document.blocks] == [1, 1, 3, 3, 3]
    starts = [document.text[page.start :].split("\n")[0] for page in document.pages]
    assert starts == ["First page.", "and ends there.", "Holm"]
    assert [(page.number, page.label) for page in document.pages] == [(1, "1"), (2, "2"), (3, "3")]


def test_without_breaks_there_are_no_pages() -> None:
    """Word broke nothing, so nothing is said of pages."""
    document = read_docx(docx(p(PROSE)))
    assert document.pages == ()
    assert document.blocks[0].page is None


def tabbed(*lines: str) -> str:
    """Return paragraphs in which tabs stand as Word writes them."""
    return "".join(
        f"<w:p>{'<w:r><w:tab/></w:r>'.join(r(cell) for cell in line.split(chr(9)))}</w:p>"
        for line in lines
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Line\tWeekdays\tSundays", "Coast\t62\t40", "Valley\t38\t–"),
        ("Line\tWeekdays\tSundays", "Coast\t\t62\t40", "Valley\t38\t–\t"),
    ],
)
def test_columns_that_tabs_part_are_a_table(lines: tuple[str, ...]) -> None:
    """Each line is a row with the heads of the first, whether one or two tabs reach a column."""
    assert read(tabbed(*lines)) == [
        "| Coast\nWeekdays: 62\nSundays: 40",
        "| Valley\nWeekdays: 38\nSundays: –",
    ]


def test_tabs_behind_numbers_and_names_part_no_columns() -> None:
    """Numbered paragraphs, particulars, and fewer than three lines stay paragraphs."""
    numbered = tabbed(*(f"4.{n}\tThe council met in the old hall {n} times." for n in (1, 2, 3)))
    assert read(numbered) == [
        f"4.{n} The council met in the old hall {n} times." for n in (1, 2, 3)
    ]
    named = tabbed("To:\tThe council", "From:\tIda Holm", "Date:\t3 May 2021")
    assert read(named) == ["To: The council", "From: Ida Holm", "Date: 3 May 2021"]
    assert read(tabbed("Coast\t62", "Valley\t38")) == ["Coast 62", "Valley 38"]


def test_the_strict_dialect_is_read_alike() -> None:
    """Word can save with other names of the same things."""
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx(p(PROSE).replace(transitional, strict))
    assert blocks(read_docx(data)) == [PROSE]


def test_text_in_a_file_inside_the_file_is_warned_of() -> None:
    """What Word would show and the reader doesn't is said."""
    document = read_docx(docx(p(PROSE) + "<w:altChunk/>"))
    assert document.warnings == (
        "It holds a file inside the file (w:altChunk), which was not read.",
    )


def test_many_headings_and_a_long_paragraph_are_read() -> None:
    """Ten thousand headings, and a paragraph of two megabytes."""
    many = "".join(p(f"Title {n}", style("berschrift1")) for n in range(10_000))
    assert len(read(many + p(PROSE), styles=STYLES)) == 10_001
    words = " ".join(f"word{number}" for number in range(200_000))
    assert read(p(words)) == [words]


def test_tables_within_tables_without_end_are_no_traceback() -> None:
    """As deep as XML may nest here, tables are read; deeper they are refused."""
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert read(start * 80 + p("deep") + end * 80) == ["deep"]
    with pytest.raises(ReportError, match="broken or damaged"):
        read(start * 1000 + end * 1000)


def test_an_empty_file_has_no_blocks() -> None:
    """What has no text is no error of the reader."""
    assert read("") == []


def test_a_file_without_its_document_is_broken() -> None:
    """The error names the part that is missing."""
    with pytest.raises(ReportError, match=r"'word/document\.xml' is missing"):
        read_docx(docx("").replace(b"word/document.xml", b"word/documen_.xml"))
