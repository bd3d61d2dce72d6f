"""Lists of contents in a text: they repeat the headings, and answer nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.model import LeftOut
from corpus.readers.contents_titles import is_contents_title
from corpus.readers.text.lines import Line, blank

_LEADERS = re.compile(r"(?:(?:\s?[.·…]){3,}\s*|\s{2,}|\t)(?:\d{1,4}|[ivxlc]+)$")
_LENGTH = 120
_FEWEST = 3
# The share of a list's lines that come again; below a title entries are wrapped at times.
_SHARE = 0.6
_SHARE_TITLED = 0.3
# The share of its lines that come in the same order: a wrapped end may stand elsewhere too.
_SHARE_RISING = 0.8
_MOST_WRAPPED = 30


def without_contents(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Leave out a list of contents, whose lines come again as headings further on."""
    filled = [place for place, line in enumerate(lines) if line.text]
    where: dict[str, list[int]] = {}
    for order, place in enumerate(filled):
        if len(lines[place].text) <= _LENGTH:
            where.setdefault(_entry(lines[place].text), []).append(order)
    out: set[int] = set()
    for block in _blocks(lines, filled, where):
        out.update(filled[order] for order in block)
    kept = [blank(line) if n in out else line for n, line in enumerate(lines)]
    return kept, [LeftOut(lines[n].number, lines[n].text, "list of contents") for n in sorted(out)]


def _blocks(
    lines: list[Line], filled: list[int], where: dict[str, list[int]]
) -> Iterator[list[int]]:
    """Yield lists of contents: entries in a row that come again later, further apart.

    Below a title, lines between entries belong to an entry that is wrapped.
    """
    block: list[int] = []
    wrapped: list[int] = []
    for order, place in enumerate([*filled, -1]):
        text = lines[place].text if place >= 0 else ""
        titled = is_contents_title(text)
        entry = len(text) <= _LENGTH and not titled and place >= 0
        if entry and (_again(where, text, order) or _LEADERS.search(text)):
            block += [*wrapped, order]
            wrapped = []
            continue
        if entry and len(wrapped) < _MOST_WRAPPED and _may_wrap(lines, filled, block, order):
            wrapped.append(order)
            continue
        if _is_list(lines, filled, where, block):
            yield block
        block = [order] if titled else []
        wrapped = []


def _may_wrap(lines: list[Line], filled: list[int], block: list[int], order: int) -> bool:
    """Say whether a line may be part of an entry: below a title or right below another line."""
    if not block or not is_contents_title(lines[filled[block[0]]].text):
        return False
    return filled[order] - filled[order - 1] == 1 or block[-1] == order - 1 == block[0]


def _again(where: dict[str, list[int]], text: str, order: int) -> bool:
    """Say whether a line is the first of several alike."""
    orders = where.get(_entry(text), ())
    return len(orders) > 1 and orders[0] == order


def _is_list(
    lines: list[Line], filled: list[int], where: dict[str, list[int]], block: list[int]
) -> bool:
    """Say whether lines are a list of contents and not verses or figures that come again."""
    texts = [lines[filled[order]].text for order in block]
    titled = bool(texts) and is_contents_title(texts[0])
    later = [where[_entry(text)][1] for text in texts if len(where.get(_entry(text), ())) > 1]
    if len(texts) - titled < _FEWEST:
        return False
    if titled and sum(_LEADERS.search(text) is not None for text in texts) * 2 > len(texts):
        return True
    rising = [b > a for a, b in pairwise(later)]
    share, order = (_SHARE_TITLED, _SHARE_RISING) if titled else (_SHARE, 1.0)
    spread = bool(later) and later[-1] - later[0] > 2 * (len(later) - 1)
    enough = len(later) >= max(_FEWEST, share * (len(texts) - titled))
    return enough and sum(rising) >= order * len(rising) and spread


def _entry(text: str) -> str:
    """Return a heading's words as its list of contents would name it."""
    bare = _LEADERS.sub("", text) if len(text) <= _LENGTH else text
    return " ".join(bare.casefold().split()).strip(" .:*#")
