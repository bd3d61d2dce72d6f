"""Which items of a list are read with the line that introduces them; shared by all readers."""

from collections.abc import Sequence

from corpus.stops import COLONS

# An item up to here is a phrase that says nothing without its lead; a longer one stands alone.
_SHORT_ITEM = 240
# What a phone shows at once: a longer list goes on in a paragraph of its own.
_LONG_LIST = 1200


def introduces(line: str) -> bool:
    """Say whether a line announces a list: it ends with a colon."""
    return line.rstrip().endswith(tuple(COLONS))


def list_paragraphs(lead: str, items: Sequence[str]) -> list[str]:
    """Return the paragraphs that a list makes with the line before it.

    Args:
        lead: the paragraph above the list; empty where there is none.
        items: as a person reads them, each behind its mark: "- boots", "(a) boots".

    A lead that ends with a colon and short items are one paragraph, a line each; the items of any
    other list, and the lead, are paragraphs of their own.
    """
    if not introduces(lead) or any(len(item) > _SHORT_ITEM for item in items):
        return [text for text in (lead, *items) if text]
    runs = [[lead]]
    length = len(lead)
    for item in items:
        if length + 1 + len(item) > _LONG_LIST:
            runs.append([])
            length = 0
        runs[-1].append(item)
        length += 1 + len(item)
    return ["\n".join(run) for run in runs]
