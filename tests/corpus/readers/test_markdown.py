"""Markdown: what its page shows, in the file's own words."""

from corpus.readers.markdown import read_markdown
from tests.corpus.readers.reading import left_out, read, shown


def test_wrapped_lines_are_one_paragraph_with_its_markup() -> None:
    """Emphasis at a line's start is no item; a stop at a line's end is no end; a hard break is."""
    text = (
        "The team counted birds for nine days.\n*Aythya ferina* was seen on every day.\n\n"
        "**Water.** The gauge stood\nat 3.4 metres.\n\nHolm Farm  \nBerg\\\nSkarra\n"
    )
    assert shown(read(read_markdown, text)) == [
        "The team counted birds for nine days. *Aythya ferina* was seen on every day.",
        "**Water.** The gauge stood at 3.4 metres.",
        "Holm Farm\nBerg\nSkarra",
    ]


def test_headings_are_what_is_shown() -> None:
    """Underlines, attributes, links and emphasis are no part of a heading."""
    text = (
        "Plan *of* the [port](x.md)\n====\n\na.\n\nCargo\n---\n\nb.\n\n### **Staff** "
        "{#staff .x} ###\n\nc."
    )
    assert shown(read(read_markdown, text)) == [
        "# Plan of the port", "a.", "## Cargo", "b.", "### Staff", "c."
    ]  # fmt: skip


def test_what_the_page_does_not_show_is_left_out_and_named() -> None:
    """Front matter, comments over lines, marks of containers, addresses of links, pictures."""
    text = (
        "---\ntags: [a]\n---\n\nIt <!-- not --> rains.\n\n<!-- a\n\n# b\n-->\n\n:::success\nIt "
        "is dry.\n"
        ":::\n\n[ref]: http://example.org\n\n![chart](a.png)\n\n***\n\nIt snows."
    )
    document = read(read_markdown, text)
    assert shown(document) == ["It rains.", "It is dry.", "It snows."]
    assert left_out(document) == [
        ("---", "front matter"), ("tags: [a]", "front matter"), ("---", "front matter"),
        ("<!-- not -->", "comment"), ("<!-- a", "comment"), ("# b", "comment"), ("-->", "comment"),
        (":::success", "container mark"), (":::", "container mark"),
        ("[ref]: http://example.org", "link address"), ("![chart](a.png)", "picture"),
        ("***", "a rule"),
    ]  # fmt: skip


def test_code_is_shown_as_it_is() -> None:
    """Lines in a fence are no headings, comments or lists; they keep their line ends."""
    text = "# Backup\n\n```bash\n# copy <!-- all -->\nrsync -a\n```\n\nCall the engineer."
    assert shown(read(read_markdown, text)) == [
        "# Backup", "# copy <!-- all -->\nrsync -a", "Call the engineer."
    ]  # fmt: skip


def test_rows_stand_below_the_line_of_heads() -> None:
    """A row is shown with its heads and caption as they stand in the file, without the rule."""
    text = (
        "Table 2. Depths\n\n| Well | Depth |\n|---|--:|\n| Holm | 41 |\n| Berg | 17 |\n\n"
        "Well | Depth\n--- | ---\nSkarra | 9\n\n+------+-----+\n| Boat | Len |\n+======+=====+\n"
        "| Ada  | 12  |\n+------+-----+\n| Ida  | 9   |\n+------+-----+\n"
    )
    document = read(read_markdown, text)
    assert shown(document) == [
        "Table 2. Depths\n| Well | Depth | / | Holm | 41 |",
        "Table 2. Depths\n| Well | Depth | / | Berg | 17 |",
        "Well | Depth / Skarra | 9",
        "| Boat | Len | / | Ada  | 12  |",
        "| Boat | Len | / | Ida  | 9   |",
    ]
    assert [block.line for block in document.blocks] == [5, 6, 10, 15, 17]


def test_html_inside_is_read_as_html() -> None:
    """Tables, also with blank lines in them, and other blocks; tags and entities in a line go."""
    text = (
        "<table>\n<tr><th>Isle</th><th>People</th></tr>\n\n<tr><td>Skarra</td><td>803</td></tr>\n"
        '</table>\n\n<div align="center"><b>Fee</b></div>\n\nSalt &amp; <sup>fresh</sup> '
        "water<br>here.\n"
    )
    assert shown(read(read_markdown, text)) == [
        "Skarra\nPeople: 803", "Fee", "Salt & fresh water\nhere."
    ]  # fmt: skip


def test_lists_stand_with_what_introduces_them() -> None:
    """Short items join a line with a colon, bold too, or an unfinished one; long ones don't."""
    long = "x" * 250
    text = (
        "Bring:\n\n- boots\n- lunch\n\n**Do not bring:**\n\n1. dogs\n2. drones\n\nEach crew "
        "has\n\n* a cook\n"
        f"\nIt rained.\n\n- {long}\n  and more\n- short\n"
    )
    assert shown(read(read_markdown, text)) == [
        "Bring:\n- boots\n- lunch",
        "**Do not bring:**\n1. dogs\n2. drones",
        "Each crew has\n* a cook",
        "It rained.",
        f"- {long} and more",
        "- short",
    ]


def test_items_below_an_item_stand_with_it() -> None:
    """A nested list belongs to the item that introduces it; paragraphs in an item stay apart."""
    text = (
        "Kit:\n\n* for the boat:\n  * a rope\n  * an oar\n* a map\n\nNext.\n\n- One.\n\n  "
        "More of one.\n- Two.\n"
    )
    assert shown(read(read_markdown, text)) == [
        "Kit:\n* for the boat:\n* a rope\n* an oar\n* a map",
        "Next.", "- One.", "More of one.", "- Two.",
    ]  # fmt: skip


def test_a_heading_in_a_quote_holds_for_the_quote() -> None:
    """Behind the quote the heading before it holds again."""
    text = "# Plan\n\n## Trees\n\na.\n\n> ## Note\n>\n> b.\n\nc.\n"
    assert shown(read(read_markdown, text)) == [
        "# Plan", "## Trees", "a.", "### Note", "b.", "## Trees", "c."
    ]  # fmt: skip


def test_footnotes_and_dialogues_are_paragraphs_each() -> None:
    """Notes below each other are parted, and so are a bold question and its answer."""
    text = "It rains.[^1]\n\n[^1]: In May.\n[^b]: In\n  June.\n\n**May I swim?**\nYes.\n"
    assert shown(read(read_markdown, text)) == [
        "It rains.[^1]", "[^1]: In May.", "[^b]: In June.", "**May I swim?**", "Yes."
    ]  # fmt: skip


def test_a_list_of_links_into_the_page_is_left_out() -> None:
    """A table of contents repeats the headings and answers nothing."""
    text = "- [Trees](#trees)\n  - [Oaks](#oaks)\n- [Birds](#birds)\n\n# Trees\n\nThere are nine."
    document = read(read_markdown, text)
    assert shown(document) == ["# Trees", "There are nine."]
    assert {why for _, why in left_out(document)} == {"list of contents"}


def test_chinese_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    """Lines that end as sentences do, and aren't wrapped at one width, are paragraphs."""
    text = "第一条　国家的权力属于人民。\n第二条　公民在法律面前一律平等，任何组织都不得有特权。\n"
    assert len(shown(read(read_markdown, text))) == 2


def test_a_long_file_is_parsed_in_parts_alike() -> None:
    """Where a file is cut for parsing, nothing is lost or read otherwise, lines included."""
    text = "\n".join(f"# Part {n}\n\nText of {n}\ngoes on.\n\n- item {n}\n" for n in range(500))
    document = read(read_markdown, text)
    assert shown(document) == [
        line for n in range(500) for line in (f"# Part {n}", f"Text of {n} goes on.", f"- item {n}")
    ]
    assert [b.line for b in document.blocks[-3:]] == [3494, 3496, 3499]


def test_titles_in_bold_type_are_headings_where_there_are_several() -> None:
    """A short bold line above prose heads it; a bold sentence or a single one does not."""
    text = "# Town\n\n**Budget**\n\nIt is 9 million.\n\n**Schools**\n\nTwo were closed.\n"
    assert shown(read(read_markdown, text)) == [
        "# Town",
        "## Budget",
        "It is 9 million.",
        "## Schools",
        "Two were closed.",
    ]
    single = "# Town\n\n**No dogs allowed**\n\nThe park is open.\n"
    assert shown(read(read_markdown, single))[1:] == ["**No dogs allowed**", "The park is open."]


def test_items_keep_their_paragraphs_below_a_lead() -> None:
    """What an item goes on to say stays in it where a line introduces the list."""
    text = "In a fire you must:\n\n1. Ring the bell.\n\n   It hangs by the door.\n\n2. Leave.\n"
    assert shown(read(read_markdown, text)) == [
        "In a fire you must:\n1. Ring the bell. It hangs by the door.\n2. Leave."
    ]


def test_a_heading_inside_an_item_holds_for_the_item_alone() -> None:
    """Behind the list the section goes on that it stands in."""
    text = "# Plan\n\n1. # Geese\n\n   There are 90.\n\n## End\n\nLast words.\n"
    assert shown(read(read_markdown, text)) == [
        "# Plan",
        "## Geese",
        "There are 90.",
        "## End",
        "Last words.",
    ]
