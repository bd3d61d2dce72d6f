"""Leaves out a table of contents that somebody typed, in office files and books."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.readers.contents_titles import is_contents_title
from corpus.readers.office.flow import Dropped, Item, Line, PageMark, Table
from corpus.stops import FULL_STOPS, SEMICOLONS

# Why entries are left out.
CONTENTS = "table of contents"
_ENTRY_LENGTH = 200
# "Page No." stands over the entries.
_HEAD_LENGTH = 20
# So far from a title its entries and marks of pages are looked for.
_NEAR = 200
# The page that an entry ends with: "12", "xii", "S. 4", or that it has none.
_PAGE = re.compile(r"(?:[\s.…·_-]|^)(?:\d{1,4}|[ivxl]{1,6}|N/?A)$", re.I)
_LED = re.compile(r"(?:[.…·_]\s?){2,100}[^.…·_]{1,8}$")
_LEADERS = re.compile(r"[\s.…·_]{1,200}(?:\d{1,4}|[ivxl]{1,6}|N/?A)?$", re.I)
_LABEL = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-z]|[ivxl]{1,6})[.)]?\s+", re.I)
_FEWEST = 3
_STOPS = tuple(FULL_STOPS + SEMICOLONS)


def without_contents(flow: Sequence[Item]) -> list[Item]:
    """Return a flow without the entries below a title such as "Contents".

    Entries are short lines without a stop, of which most end with a page or stand again further
    down as a heading does; a list of other things below such a title stays. Without a title,
    entries are lines in a row that all end with a page, behind a tab or leaders, and are all
    headings further down, in the same order; their pages don't fall.
    """
    items = _without_untitled(flow)
    for index, item in enumerate(flow):
        if not isinstance(item, Line) or item.linked:
            continue
        if item.level and _heads_nothing(flow, index):
            items[index] = Dropped(item.text, CONTENTS)
        elif is_contents_title(item.text):
            end = _end_of_entries(items, index + 1)
            for place in range(index, end):
                entry = items[place]
                if isinstance(entry, Line):
                    items[place] = Dropped(entry.text, CONTENTS)
    return items


def _without_untitled(flow: Sequence[Item]) -> list[Item]:
    """Return a flow without entries that no title stands above."""
    items = list(flow)
    headings: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(flow):
        if isinstance(line, Line) and line.level:
            headings[_bare(line.text)].append(place)
    run: list[int] = []
    for place, item in enumerate([*flow, None]):
        if isinstance(item, PageMark | Dropped):
            continue
        if isinstance(item, Line) and not item.level and _names(item, headings, place):
            run.append(place)
            continue
        texts = [_text(flow[entry]) for entry in run]
        if len(run) >= _FEWEST and _in_order(texts, headings, run[-1]):
            for entry, text in zip(run, texts, strict=True):
                items[entry] = Dropped(text, CONTENTS)
        run = []
    return items


def _names(line: Line, headings: Mapping[str, Sequence[int]], place: int) -> bool:
    """Say whether a line at a place leads to a page and names a heading further down."""
    if not _PAGE.search(line.text) or not (line.cells or _LED.search(line.text)):
        return False
    return max(headings.get(_bare(line.text), ()), default=-1) > place


def _in_order(texts: Sequence[str], headings: Mapping[str, Sequence[int]], after: int) -> bool:
    """Say whether entries name headings below a place in their order, on pages that don't fall."""
    pages = [int(page[0]) for text in texts if (page := re.search(r"\d{1,4}$", text))]
    for text in texts:
        below = [place for place in headings[_bare(text)] if place > after]
        if not below:
            return False
        after = below[0]
    return pages == sorted(pages)


def _text(item: Item) -> str:
    """Return the text of a line."""
    return item.text if isinstance(item, Line) else ""


def _heads_nothing(flow: Sequence[Item], index: int) -> bool:
    """Say whether all below a heading was left out as a table of contents."""
    heading = flow[index]
    left_out = False
    for item in flow[index + 1 : index + 1 + _NEAR]:
        if isinstance(item, Line):
            return left_out and isinstance(heading, Line) and 0 < item.level <= heading.level
        if isinstance(item, Table):
            return False
        left_out = left_out or (isinstance(item, Dropped) and item.why == CONTENTS)
    return False


def _end_of_entries(items: Sequence[Item], start: int) -> int:
    """Return where the entries that begin at an index end; the index less one if there are none.

    They end at the latest where one of them stands again: there the text begins. A title of
    entries that were left out before goes with them.
    """
    first = next(
        (item for item in items[start : start + 3] if not isinstance(item, PageMark)), None
    )
    if isinstance(first, Dropped) and first.why == CONTENTS:
        return start
    entries: list[tuple[int, str]] = []
    seen: set[str] = set()
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Line) and _may_be_entry(item) and _bare(item.text) not in seen:
            entries.append((index, item.text))
            seen.add(_bare(item.text))
        elif not isinstance(item, PageMark | Dropped):
            break
    after = {_bare(item.text) for item in items[start + len(entries) :] if isinstance(item, Line)}
    signs = [bool(_PAGE.search(text)) or _bare(text) in after for _, text in entries]
    while signs and not signs[-1]:
        signs.pop()
    if len(signs) < _FEWEST or sum(signs) * 2 < len(signs):
        return start - 1
    return entries[len(signs) - 1][0] + 1


def _may_be_entry(line: Line) -> bool:
    """Say whether a line is short, no sentence, and no heading, unless one with a page."""
    text = line.text
    if line.level and not _PAGE.search(text):
        return False
    return len(text) < (_HEAD_LENGTH if text.endswith(_STOPS) else _ENTRY_LENGTH)


def _bare(text: str) -> str:
    """Return an entry without its page, leaders and label, to compare it with a heading."""
    bare = _LABEL.sub("", _LEADERS.sub("", text[: _ENTRY_LENGTH + 1]))
    return " ".join(bare.split()).strip(" :：").casefold()
