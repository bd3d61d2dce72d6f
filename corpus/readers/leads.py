"""Lines that lead to a list: with a colon, or unfinished, so that the items finish them."""

import re
from collections.abc import Sequence

from corpus.readers.labels import ends_like_prose
from corpus.readers.lists import introduces, list_paragraphs

_MARKUP = " *_"
_UNFINISHED = 200
# A sentence that says that a list follows it.
_FOLLOWING = re.compile(
    r"\b(?:(?:the|these|as) follow(?:ing|s)|listed below|folgend\w+"
    r"|suivante?s?|siguientes?|seguenti"
    r"|następując\w+|следующ\w+)\b[^.]*\.$|(?:下列|以下|如下)[^。]*。$",
    re.IGNORECASE,
)
# No title ends with one of these, and neither does a sentence: what follows finishes it.
_OPEN_END = re.compile(
    r"\b(?:for|to|of|the|an|with|by|from|must|may|shall|can|will|should|are|is|were|was|includes?"
    r"|für|mit|sind|ist|muss|müssen|darf|dürfen|soll|sollen|pour|avec|sont|est|doit|doivent|peut"
    r"|peuvent|para|con|son|es|debe|deben|puede|pueden|per|sono|deve|devono|può|possono)$"
)


_VERB = re.compile(
    r"\s(?:may|must|shall|can|cannot|will|should|is|are|was|were|has|have|dürfen|darf|müssen|muss"
    r"|sind|ist|werden|doit|doivent|peut|peuvent|sont|debe|deben|puede|pueden|son)\s"
)
_ASKING = re.compile(r"(?:what|how|why|who|when|where|which|was|wie|warum|wer|wann)\b", re.I)


def leads_list(text: str) -> bool:
    """Say whether a paragraph introduces the items below it; bold type doesn't count."""
    bare = text.strip(_MARKUP)
    if introduces(bare):
        return True
    if not 0 < len(bare) <= _UNFINISHED or "\n" in bare:
        return False
    return not ends_like_prose(bare) or _FOLLOWING.search(bare) is not None


def is_unfinished(text: str) -> bool:
    """Say whether a line breaks off in mid-sentence, as no title does: "The fund pays for"."""
    return len(text.split()) > 1 and _OPEN_END.search(text[-24:]) is not None


def led_paragraphs(lead: str, items: Sequence[str]) -> list[str]:
    """Return the paragraphs of a list with the line that introduces it, colon or not."""
    if not leads_list(lead) or introduces(lead):
        return list_paragraphs(lead, items)
    first, *others = list_paragraphs(f"{lead}:", items)
    return [lead + first[len(lead) + 1 :], *others]


def is_clause(text: str) -> bool:
    """Say whether a line has a verb that items go on from: "Boats may not be used"."""
    return _VERB.search(text) is not None and not _ASKING.match(text)
