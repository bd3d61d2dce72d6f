"""Which lines of an office file are headings: those its styles name, and those that look so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.readers.labels import ends_like_prose, label_kind
from corpus.readers.lists import introduces
from corpus.readers.office.contents import without_contents
from corpus.readers.office.flow import Item, Line, Look, Mark, Table
from corpus.readers.office.flow_writer import is_caption
from corpus.readers.office.tabbed import with_tabbed_tables
from corpus.stops import COMMAS, FULL_STOPS, SEMICOLONS, ends_asking

# No title is longer than this, whatever its style says; one told by its look is shorter still.
_DECLARED_LENGTH = 200
_LOOK_LENGTH = 120
# A declared heading that ends with a stop is prose; "1. Introduction." isn't.
_STOPS = tuple(FULL_STOPS + SEMICOLONS + COMMAS)
_STOPPED_WORDS = 2
# A question or a line with a colon that heads what follows is this short.
_ASKING_LENGTH = 80
# The ratio to the body's size from which a line's size says heading.
_LARGER = 1.13
# What stands below a heading and is none: deeper than any level.
_NOTHING = 1_000_000
_TITLE_LINES = 12
_LABEL_LENGTH = 25
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,8}")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What headings of one level have in common: their look and the depth of their numbers."""

    look: Look
    capitals: bool
    depth: int


def with_headings(flow: Iterable[Item]) -> list[Item]:
    """Give each line of a document its level: declared, told by its look, or none.

    Lines that look like headings at the very start are a title page: a paragraph, not sections.
    """
    lines = with_tabbed_tables(without_contents(list(flow)))
    items = [_declared(item) if isinstance(item, Line) else item for item in lines]
    body = _body_look(items)
    kinds: dict[int, _Kind] = {}
    for index, (item, after) in enumerate(zip_longest(items, items[1:])):
        if isinstance(item, Line) and not item.level and _stands_out(item, after, body):
            kinds[index] = _Kind(item.look, item.text.isupper(), _depth(item.text))
    title = _title_page(items, _ranked(items, kinds))
    for index in title:
        del kinds[index]
    levels = _ranked(items, kinds)
    for index in _empty(items, levels):
        del levels[index]
    return _with_labels(list(_written(items, levels, title)))


def _declared(line: Line) -> Line:
    """Take the level from a line that its style calls a heading and that is prose."""
    text = line.text
    stopped = text.endswith(_STOPS) and len(text.split()) > _STOPPED_WORDS
    prose = len(text) > _DECLARED_LENGTH or stopped or not any(map(str.isalnum, text))
    return replace(line, level=0) if line.level and (prose or line.boxed) else line


def _body_look(items: Sequence[Item]) -> Look:
    """Return the look that most of a document's text has."""
    weights: Counter[Look] = Counter()
    for item in items:
        if isinstance(item, Line) and not item.level:
            weights[item.look] += len(item.text)
    return weights.most_common(1)[0][0] if weights else Look()


def _stands_out(line: Line, after: Item | None, body: Look) -> bool:
    """Say whether a line looks like a heading: short, unlike the body, and ending like no prose."""
    text = line.text
    if len(text) > _LOOK_LENGTH or line.note or line.boxed or is_caption(line) or after is None:
        return False
    if not any(map(str.isalpha, text)) or text.count("\n") > 2 or text.startswith("- "):
        return False
    leads = isinstance(after, Line) and after.item
    asks = ends_asking(text) or (introduces(text) and not leads)
    if ends_like_prose(text) and not (asks and len(text) <= _ASKING_LENGTH):
        return False
    look = line.look
    larger = body.size > 0 and look.size >= body.size * _LARGER
    marked = (look.bold and not body.bold) or (look.underlined and not body.underlined)
    return larger or (marked and look.size >= body.size / _LARGER)


def _depth(text: str) -> int:
    """Return how many numbers a label has: 2 of "3.1 Scope", 0 without a label."""
    number = _NUMBER.match(text)
    return number[0].count(".") + 1 if number else 0


def _ranked(items: Sequence[Item], kinds: dict[int, _Kind]) -> dict[int, int]:
    """Return the level of each heading told by its look, by its place."""
    by_kind = _levels(items, kinds.values())
    return {index: by_kind[kind] for index, kind in kinds.items()}


def _levels(items: Sequence[Item], kinds: Iterable[_Kind]) -> dict[_Kind, int]:
    """Rank the kinds of headings told by look: by size, then as they come.

    They stand below all headings that the styles declare, unless they are larger than these.
    """
    declared = [(i.level, i.look.size) for i in items if isinstance(i, Line) and i.level]
    deepest = max((level for level, _ in declared), default=0)
    levels: dict[_Kind, int] = {}
    below = deepest
    for kind in sorted(dict.fromkeys(kinds), key=lambda kind: -kind.look.size):
        smaller = [level for level, size in declared if 0 < size < kind.look.size]
        below += not smaller
        levels[kind] = min(smaller) if smaller else below
    return levels


def _title_page(items: Sequence[Item], levels: dict[int, int]) -> list[int]:
    """Return the lines of a title page: headings by look alone at the start, two or more.

    The last of them heads what follows, unless it is the title: no line is larger.
    """
    run: list[int] = []
    for index, item in enumerate(items):
        if isinstance(item, Line | Table):
            if index not in levels or (isinstance(item, Line) and label_kind(item.text)):
                break
            run.append(index)
    if len(run) > 1 and levels[run[-1]] > min(levels[index] for index in run):
        after = next((i for i in items[run[-1] + 1 :] if isinstance(i, Line | Table)), None)
        if not (isinstance(after, Line) and after.level):
            run.pop()
    return run if 1 < len(run) <= _TITLE_LINES else []


def _empty(items: Sequence[Item], levels: dict[int, int]) -> list[int]:
    """Return the headings by look that have nothing below them: they are text of their own."""
    empty: list[int] = []
    after = 1
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if isinstance(item, Table):
            after = _NOTHING
        elif isinstance(item, Line):
            if index in levels and levels[index] >= after:
                empty.append(index)
            after = levels.get(index) or item.level or _NOTHING
    return empty


def _written(items: Sequence[Item], levels: dict[int, int], title: Sequence[int]) -> Iterator[Item]:
    """Yield the items with their levels; the lines of a title page are one."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and index in levels:
            yield replace(item, level=levels[index], item=False)
        elif title and index == title[0]:
            yield _joined([line for line in items[: title[-1] + 1] if isinstance(line, Line)])
        elif index not in title:
            yield item


def _with_labels(items: list[Item]) -> list[Item]:
    """Put a heading that is only a label, such as "Chapter 1", above the title that follows it.

    Both are of one level by their markup; levels are counted anew from 1.
    """
    headings = [i for i, item in enumerate(items) if isinstance(item, Line | Table)]
    ranks: dict[int, int] = {}
    for index, after in zip_longest(headings, headings[1:]):
        line, title = items[index], None if after is None else items[after]
        if isinstance(line, Line) and line.level:
            followed = isinstance(title, Line) and title.level == line.level
            label = followed and len(line.text) <= _LABEL_LENGTH
            ranks[index] = 2 * line.level - label
    dense = {rank: place for place, rank in enumerate(sorted(set(ranks.values())), 1)}
    for index, rank in ranks.items():
        line = items[index]
        if isinstance(line, Line):
            items[index] = replace(line, level=dense[rank])
    return items


def _joined(lines: Sequence[Line]) -> Line:
    """Return lines as one, with a line break between them."""
    marks: list[Mark] = []
    length = 0
    for line in lines:
        marks += [replace(mark, offset=mark.offset + length) for mark in line.marks]
        length += len(line.text) + 1
    return replace(lines[0], text="\n".join(line.text for line in lines), marks=tuple(marks))
