"""Lists: which items are read together with the line that introduces them."""

from corpus.readers.lists import list_paragraphs


def test_short_items_stand_with_the_line_that_introduces_them() -> None:
    """A line that ends with a colon and its items are one paragraph, a line each."""
    assert list_paragraphs("Bring:", ["- boots", "- lunch"]) == ["Bring:\n- boots\n- lunch"]


def test_items_that_no_colon_introduces_stand_alone() -> None:
    """Without a colon, or without a line above, each item is a paragraph."""
    assert list_paragraphs("It rained.", ["- boots"]) == ["It rained.", "- boots"]
    assert list_paragraphs("", ["(a) boots", "(b) lunch"]) == ["(a) boots", "(b) lunch"]


def test_long_items_are_paragraphs_of_their_own() -> None:
    """Items as long as paragraphs don't join the line that introduces them."""
    long = "- " + "x" * 300
    assert list_paragraphs("Bring:", ["- boots", long]) == ["Bring:", "- boots", long]


def test_a_long_list_goes_on_in_the_next_paragraph() -> None:
    """A list of more than 1,200 characters is cut between items, and none is lost."""
    items = [f"- {n} {'x' * 200}" for n in range(10)]
    paragraphs = list_paragraphs("Bring:", items)
    assert [len(paragraph) for paragraph in paragraphs] == [1031, 1024]
    assert "\n".join(paragraphs) == "\n".join(["Bring:", *items])
