"""OpenDocument texts: what a person sees in them, in reading order."""

import pytest

from corpus.model import ReportError
from corpus.readers.odt import read_odt
from tests.corpus.readers.blocks import blocks, left_out
from tests.corpus.readers.office import odt
from tests.corpus.readers.zips import zip_of

PROSE = "The council met in the old hall and spoke of the harbour."
STYLES = """
<style:style style:name="B" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Gone" style:family="text">
  <style:text-properties text:display="none"/></style:style>
<style:style style:name="Big" style:family="paragraph" style:parent-style-name="Base">
  <style:text-properties fo:font-size="150%"/></style:style>
<style:style style:name="Base" style:family="paragraph">
  <style:text-properties fo:font-size="12pt"/></style:style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-format="1"/>
  <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
</text:outline-style>
"""


def p(inside: str, style: str = "Base") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def h(text: str, level: int) -> str:
    """Return a heading."""
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def items(*insides: str) -> str:
    """Return the items of a list."""
    return "".join(f"<text:list-item>{inside}</text:list-item>" for inside in insides)


def read(body: str, named: str = "") -> list[str]:
    """Return the blocks of a text."""
    return blocks(read_odt(odt(body, STYLES, named)))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<text:s text:c='3'/>b<text:tab/>c", "a b c"),
        ("a<text:line-break/>b", "a\nb"),
        ("one\n   two", "one two"),
        ('a <text:span text:style-name="Gone">hidden</text:span>b', "a b"),
        (f"<text:a>a link</text:a><office:annotation>{p('no')}</office:annotation>", "a link"),
        (
            "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
            "</text:ruby>",
            "漢",
        ),
        ("5<text:bookmark/> May<text:change-start/>", "5 May"),
    ],
)
def test_a_paragraph_is_what_a_reader_sees(inside: str, text: str) -> None:
    """Blanks, tabs, breaks and links; no comments, no hidden text."""
    assert read(p(inside)) == [text]


def test_deleted_text_is_not_read() -> None:
    """What was deleted stands apart from the text, which is read as if changes were accepted."""
    deleted = (
        f"<text:changed-region><text:deletion>{p('old')}</text:deletion></text:changed-region>"
    )
    assert read(f"<text:tracked-changes>{deleted}</text:tracked-changes>{p(PROSE)}") == [PROSE]


def test_headings_carry_their_level_and_number() -> None:
    """A level has the number that the outline gives it; without an outline it has none."""
    body = h("Scope", 1) + p(PROSE) + h("Terms", 2) + p(PROSE) + h("Fees", 1) + p(PROSE)
    assert read(body) == ["# Scope", PROSE, "## Terms", PROSE, "# Fees", PROSE]
    assert read(body, OUTLINE) == ["# 1 Scope", PROSE, "## 1.1 Terms", PROSE, "# 2 Fees", PROSE]


def test_lines_that_look_like_headings_are_headings() -> None:
    """Larger type, or all letters bold behind a typed number."""
    bold = p('2. <text:span text:style-name="B">Fees</text:span>')
    assert read(p(PROSE) + p("Scope", "Big") + p(PROSE) + bold + p(PROSE)) == [
        PROSE, "# Scope", PROSE, "## 2. Fees", PROSE,
    ]  # fmt: skip


def test_lists_are_numbered_and_stand_with_their_lead() -> None:
    """A list inside an item counts by itself; one that goes on counts on; others have bullets."""
    inner = f'<text:list text:style-name="L">{items(p("oars"))}</text:list>'
    body = (
        p("Bring:")
        + f'<text:list text:style-name="L">{items(p("boots") + inner, p("lunch"))}</text:list>'
        + p(PROSE)
        + '<text:list text:style-name="L" text:continue-numbering="true">'
        + f"{items(p('This item is a sentence.'))}</text:list>"
        + f"<text:list>{items(p('A bullet is a sentence.'))}</text:list>"
    )
    assert read(body) == [
        "Bring:\n1. boots\na) oars\n2. lunch",
        PROSE,
        "3. This item is a sentence.",
        "- A bullet is a sentence.",
    ]


def test_notes_and_frames_stand_after_their_paragraph() -> None:
    """A note begins with its mark."""
    note = (
        "<text:note><text:note-citation>2</text:note-citation><text:note-body>"
        f"{p('See the annex.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('Call 112.')}</draw:text-box></draw:frame>"
    assert read(p(f"It rained{note} in May.{box}") + p(PROSE)) == [
        "It rained² in May.", "² See the annex.", "Call 112.", PROSE,
    ]  # fmt: skip


def test_a_table_is_read_by_row() -> None:
    """Covered cells belong to the one that covers them; repeated cells are read as often."""
    cell = "<table:table-cell>{}</table:table-cell>".format
    wide = '<table:table-cell table:number-rows-spanned="2">{}</table:table-cell>'.format
    twice = '<table:table-cell table:number-columns-repeated="2">{}</table:table-cell>'.format
    row = "<table:table-row>{}</table:table-row>".format
    body = (
        "<table:table><table:table-header-rows>"
        + row(cell(p("Port")) + cell(p("Cutters")) + cell(p("Yawls")))
        + "</table:table-header-rows>"
        + row(wide(p("Holm")) + twice(p("4")))
        + row("<table:covered-table-cell/>" + cell(p("2")) + cell(p("")))
        + "</table:table>"
    )
    assert read(p("Table 1: Fleet") + body) == [
        "| Table 1: Fleet\nHolm\nCutters: 4\nYawls: 4",
        "| Table 1: Fleet\nHolm\nCutters: 2",
    ]


def test_columns_that_tabs_part_are_a_table() -> None:
    """Lines in a row with the same columns are rows with the heads of the first."""
    lines = ("Line\tWeekdays\tSundays", "Coast\t62\t40", "Valley\t38\t18")
    assert read("".join(p(line.replace("\t", "<text:tab/>")) for line in lines)) == [
        "| Coast\nWeekdays: 62\nSundays: 40",
        "| Valley\nWeekdays: 38\nSundays: 18",
    ]


def test_contents_heads_and_feet_are_left_out_and_said() -> None:
    """A generated table of contents, hidden sections, and what each page repeats."""
    body = (
        f"<text:table-of-content>{p('Fish 4')}</text:table-of-content>"
        f'<text:section text:display="none">{p("secret")}</text:section>'
        f"<text:section>{p(PROSE)}</text:section>"
    )
    named = (
        f"<style:master-page><style:footer>{p('Harbour Report')}</style:footer></style:master-page>"
    )
    document = read_odt(odt(body, STYLES, named))
    assert blocks(document) == [PROSE]
    assert left_out(document) == [
        ("Fish 4", "table of contents"),
        ("secret", "hidden section"),
        ("Harbour Report", "header or footer"),
    ]


def test_pages_begin_at_soft_breaks() -> None:
    """A page may begin between paragraphs or inside one."""
    soft = "<text:soft-page-break/>"
    document = read_odt(odt(p("One.") + soft + p("Two.") + p(f"It goes {soft}on here."), STYLES))
    assert [block.page for block in document.blocks] == [1, 2, 2]
    assert [document.text[page.start :][:3] for page in document.pages] == ["One", "Two", "on "]


def test_a_text_with_a_password_says_so() -> None:
    """Its parts are encrypted, which the manifest tells."""
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    data = zip_of({"META-INF/manifest.xml": manifest, "content.xml": b"\x93\x12"})
    with pytest.raises(ReportError, match="encrypted or protected by a password"):
        read_odt(data)


def test_numbers_that_are_none_do_no_harm() -> None:
    """Attributes that should hold numbers and don't are read as if they were missing."""
    body = h("Scope", -1) + p("a<text:s text:c='²'/>b") + h("Fees", 10**20) + p(PROSE)
    assert read(body) == ["# Scope", "a b", "# Fees", PROSE]
    assert read("") == []


def test_lists_within_lists_without_end_are_no_traceback() -> None:
    """As deep as XML may nest here, lists are read."""
    start, end = "<text:list><text:list-item>", "</text:list-item></text:list>"
    assert read(start * 120 + p("deep") + end * 120) == ["- deep"]
