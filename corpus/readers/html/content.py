"""Which blocks of a saved page are its content, and which its menus, notices and adverts."""

import logging
import re
from collections.abc import Sequence

from corpus.readers.html.blocks import HtmlBlock
from corpus.readers.labels import ends_with_stop

# The judge is for pages; what is larger is a book or a record, with hardly a frame.
_LARGEST = 20_000_000
# A judge that finds less than this, or this share of the prose, has failed.
_FEWEST = 200
_SHARE = 0.25
_LINKED = 0.6
_PROSE = 40
_FEW_ITEMS = 3
# What a page without a frame has of one at most: blocks, and their share of the text.
_FEW_LINKS = 2
_LITTLE = 0.03
_TITLES = 20
_BESIDE = "beside the page's content"

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def content_of(page: str, blocks: Sequence[HtmlBlock]) -> list[str]:
    """Say of each block why it isn't the page's content; empty for what is.

    trafilatura judges. What stands among its text and reads like text is kept too, since it drops
    a paragraph now and then; lists of contents and notices to visitors are left out always. A page
    without a frame, such as a word processor saves, is content as a whole.
    """
    judged = "" if _is_document(blocks) else _judged(page)
    inside = _inside(blocks, judged) if judged else [False] * len(blocks)
    prose = sum(len(b.text) for b in blocks if _reads_like_text(b))
    found = sum(len(b.text) for b, known in zip(blocks, inside, strict=True) if known)
    if len(judged) < _FEWEST or found < _SHARE * prose:
        whys = [_by_markup(block) for block in blocks]
    else:
        first, last = _region(blocks, inside)
        whys = [
            _why(block, known, first <= place <= last)
            for place, (block, known) in enumerate(zip(blocks, inside, strict=True))
        ]
    for place in _contents(blocks):
        whys[place] = "list of contents"
    for place in range(len(blocks) - 1, -1, -1):
        if not whys[place] and blocks[place].kind != "heading":
            break
        whys[place] = whys[place] or _BESIDE
    return whys


def _is_document(blocks: Sequence[HtmlBlock]) -> bool:
    """Say whether hardly a block belongs to a frame or leads to other pages."""
    beside = [
        b for b in blocks if (b.frame and not b.inner) or (b.linked >= _LINKED and not b.inner)
    ]
    whole = sum(len(block.text) for block in blocks)
    return len(beside) <= _FEW_LINKS and sum(len(b.text) for b in beside) <= _LITTLE * whole


def _inside(blocks: Sequence[HtmlBlock], judged: str) -> list[bool]:
    """Say which blocks the judge keeps; one that only says a title again isn't counted."""
    inside: list[bool] = []
    titles: list[str] = []
    for block in blocks:
        text = _squash(block.text)
        again = block.kind != "heading" and any(text in title for title in titles[:_TITLES])
        inside.append(bool(text) and text in judged and not again)
        if block.kind == "heading" and inside[-1]:
            titles.append(text)
    return inside


def _judged(page: str) -> str:
    """Return the text that the judge keeps, without white space."""
    if len(page) > _LARGEST:
        return ""
    # It takes as long to load as all readers together, and only saved pages need it.
    import trafilatura

    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True)
    except Exception:  # whatever it can't judge is judged by markup
        return ""
    body = getattr(found, "body", None)
    return _squash(" ".join(body.itertext())) if body is not None else ""


def _squash(text: str) -> str:
    """Return a text without white space, marks of items, and soft hyphens."""
    bare = re.sub(r"^(?:-|\d{1,4}\.)\s", "", text)
    return re.sub(r"[\s\u00ad\u200b]+", "", bare)


def _region(blocks: Sequence[HtmlBlock], inside: Sequence[bool]) -> tuple[int, int]:
    """Return the places of the first and last block of the content.

    It reaches from the first longer block that was judged content to the last one; texts right
    before and behind belong to it, tables and lists behind that were judged so, and the heading
    above.
    """
    sure = [
        place
        for place, (block, known) in enumerate(zip(blocks, inside, strict=True))
        if known and len(block.text) >= _PROSE
    ] or [place for place, known in enumerate(inside) if known]
    first, last = sure[0], sure[-1]
    while first and _reads_like_text(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _reads_like_text(blocks[last + 1]):
        last += 1
    while count := _data_behind(blocks, inside, last + 1):
        last += count
    above = first
    while above and first - above < 6 and blocks[above - 1].kind != "heading":
        above -= 1
    if above and first - above < 6 and not blocks[above - 1].frame:
        first = above - 1
    return _topmost(blocks, first), last


def _data_behind(blocks: Sequence[HtmlBlock], inside: Sequence[bool], start: int) -> int:
    """Return how many blocks from a place on are data that was judged content.

    That is a table, an item or a term with what defines it, and the title above it.
    """
    titled = start + 1 < len(blocks) and blocks[start].kind == "heading" and inside[start]
    place = start + 1 if titled else start
    if place >= len(blocks) or not inside[place]:
        return 0
    block = blocks[place]
    data = block.kind in ("table", "item") or block.term
    return place + 1 - start if data and block.linked < _LINKED and not block.frame else 0


def _topmost(blocks: Sequence[HtmlBlock], first: int) -> int:
    """Return the place of the highest heading that stands right over the one at a place.

    A list of contents may stand between them.
    """
    above = first - 1
    while above >= 0:
        if _is_over(blocks[above], blocks[first]):
            first = above
        elif blocks[above].frame != "list of contents":
            break
        above -= 1
    return first


def _is_over(block: HtmlBlock, heading: HtmlBlock) -> bool:
    """Say whether a block is the heading right over another that stands deeper."""
    both = block.kind == heading.kind == "heading"
    return both and block.level < heading.level and not block.frame


def _reads_like_text(block: HtmlBlock) -> bool:
    """Say whether a block is prose by its look: some length, a stop, few links."""
    return (
        len(block.text) >= _PROSE
        and ends_with_stop(block.text)
        and block.linked < _LINKED
        and not block.frame
    )


def _why(block: HtmlBlock, known: bool, near: bool) -> str:
    """Return why a block isn't content where the judge has judged."""
    if block.frame in ("notice", "list of contents"):
        return block.frame
    if known and (near or len(block.text) >= _PROSE):
        return ""
    if not near or block.frame or block.linked >= _LINKED:
        return block.frame or _BESIDE
    if block.kind != "prose" or ends_with_stop(block.text):
        return ""
    return "" if block.bold > 0.9 or len(block.text) >= 2 * _PROSE else _BESIDE


def _by_markup(block: HtmlBlock) -> str:
    """Return why a block isn't content where the judge found nothing."""
    return block.frame


def _contents(blocks: Sequence[HtmlBlock]) -> set[int]:
    """Return the places of lists whose items link into the page, or name its headings."""
    headings = {_squash(block.text).casefold() for block in blocks if block.kind == "heading"}
    lists: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.kind == "item" and block.group:
            lists.setdefault(block.group, []).append(place)
    found: set[int] = set()
    for places in lists.values():
        named = sum(_squash(blocks[p].text).casefold() in headings for p in places)
        linked = sum(blocks[p].inner and blocks[p].linked > 0.8 for p in places)
        if len(places) >= _FEW_ITEMS and max(named, linked) > 0.7 * len(places):
            found.update(places)
    return found
