"""Plain text that other programs dumped: lists of contents, headings close to the text."""

from corpus.readers.text import read_text
from tests.corpus.readers.reading import left_out, read, shown

PROSE = "This paragraph is long enough to be told from a title, and ends as a sentence does."


def test_entries_that_are_wrapped_belong_to_the_list_of_contents() -> None:
    """Entries on two lines, which stand on one further on, are left out with those around them."""
    titles = ["1. Pumps", "2. Staff and its pay in the years before the flood", "3. Dues", "4. Law"]
    wrapped = [title.replace(" in the", "\n   in the") for title in titles]
    body = "\n\n".join(f"{title}\n\n{PROSE}" for title in titles)
    document = read(read_text, "Contents\n\n" + "\n".join(wrapped) + "\n\n" + body)
    assert shown(document) == [part for title in titles for part in (f"# {title}", PROSE)]
    assert {why for _, why in left_out(document)} == {"list of contents"}
    assert len(left_out(document)) == 6


def test_a_numbered_heading_right_below_a_paragraph_is_a_heading() -> None:
    """A heading without a blank line above it, as in dumps of web pages, opens its section."""
    text = f"{PROSE}\n1. Introduction\n\n{PROSE}\n{PROSE}\n2. Decisions of the Board\n\n{PROSE}\n"
    assert shown(read(read_text, text)) == [
        PROSE,
        "# 1. Introduction",
        f"{PROSE} {PROSE}",
        "# 2. Decisions of the Board",
        PROSE,
    ]
