"""Lines that lead to a list: with a colon, or unfinished, so that the items finish them."""

from collections.abc import Sequence

from corpus.readers.labels import ends_like_prose
from corpus.readers.lists import introduces, list_paragraphs

_MARKUP = " *_"
_UNFINISHED = 200


def leads_list(text: str) -> bool:
    """Say whether a paragraph introduces the items below it; bold type doesn't count."""
    bare = text.strip(_MARKUP)
    if introduces(bare):
        return True
    return 0 < len(bare) <= _UNFINISHED and "\n" not in bare and not ends_like_prose(bare)


def led_paragraphs(lead: str, items: Sequence[str]) -> list[str]:
    """Return the paragraphs of a list with the line that introduces it, colon or not."""
    if not leads_list(lead) or introduces(lead):
        return list_paragraphs(lead, items)
    first, *others = list_paragraphs(f"{lead}:", items)
    return [lead + first[len(lead) + 1 :], *others]
