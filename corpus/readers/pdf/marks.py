"""Finds where a part of a page's text stands on the page: the boxes of its characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.alignment import Letters, aligned
from corpus.readers.pdf.shapes import Box, Glyph

# In ems: the widest gap within a box, and how far a letter of its line is raised or lowered.
_GAP = 1.6
_RAISED = 0.6
# In ems: where a short word may stand from what is found before or behind it.
_LEVEL = 0.5
_NEAR = 3.0
_SHORT = 3
# So many signs between two letters that are found belong to them.
_SIGNS = 4
# A line of a row, which has others below or above it.
_HEADED = re.compile(r"(?<=[^\n]\n).*: .+|^.*: .+(?=\n[^\n])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a text stands: a box per run of characters on a line, and how large they are.

    `share` is how much of the text was found, from 0 to 1.
    """

    boxes: tuple[Box, ...]
    share: float
    size: float


@dataclass(frozen=True, slots=True)
class _Search:
    """The letters of a text, where the page has each of them (-1: not found yet), and the page."""

    text: Letters
    places: list[int]
    page: Letters
    glyphs: Sequence[Glyph]

    def glyph(self, letter: int) -> Glyph:
        """Return the character of a letter that was found."""
        return self.glyphs[self.page.origins[self.places[letter]]]


def find_marks(glyphs: Sequence[Glyph], text: str, start: int, end: int) -> Marks:
    """Find a part of a page's text, from `start` to `end`, among the page's characters.

    Args:
        glyphs: the characters of the page, in the order of the file.
        text: all that the reader made of the page, in reading order; what surrounds the part tells
            it from others like it.
        start: where the part begins.
        end: where it ends.
    """
    page = Letters.of(glyph.char for glyph in glyphs)
    text = _without_heads(text, page.text)
    letters = Letters.of(text)
    search = _Search(letters, aligned(letters.text, page.text), page, glyphs)
    wanted = [i for i, origin in enumerate(letters.origins) if start <= origin < end]
    _find_short(search, wanted, text)
    found = [i for i in wanted if search.places[i] >= 0]
    if not found:
        return Marks((), 0.0, 0.0)
    chosen = {page.origins[search.places[i]] for i in found}
    _add_signs(chosen, glyphs)
    _add_ends(chosen, search, text[start:end], (found[0], found[-1]))
    marked = [glyphs[index] for index in sorted(chosen)]
    size = median(glyph.style.size for glyph in marked)
    return Marks(tuple(_boxes(marked)), len(found) / len(wanted), size)


def _without_heads(text: str, page: str) -> str:
    """Blank the heads of columns that the reader writes before each cell of a row: "Head: cell".

    A label that stands before its text on the page, too, stays.
    """

    def blanked(line: re.Match[str]) -> str:
        """Return a line, its head blank where the page has other letters there."""
        if Letters.of(line[0]).text in page:
            return line[0]
        ends = [colon.end() for colon in re.finditer(": ", line[0])]
        cells = (end for end in ends if Letters.of(line[0][end:]).text in page)
        end = next(cells, ends[0])
        return " " * end + line[0][end:]

    return _HEADED.sub(blanked, text)


def _find_short(search: _Search, wanted: Sequence[int], text: str) -> None:
    """Find the words that are too short to be told by their letters: near what was found."""
    taken = {place for place in search.places if place >= 0}
    for word in _missing_words(search, wanted, text):
        sought = "".join(search.text.text[i] for i in word)
        starts = [match.start() for match in re.finditer(f"(?={sought})", search.page.text)]
        free = [s for s in starts if not any(s + n in taken for n in range(len(word)))]
        costs = {start: _cost(search, word, start) for start in free}
        best = min(free, key=lambda start: costs[start], default=-1)
        if best >= 0 and costs[best] < float("inf"):
            for n, letter in enumerate(word):
                search.places[letter] = best + n
                taken.add(best + n)


def _missing_words(search: _Search, wanted: Sequence[int], text: str) -> list[list[int]]:
    """Return the runs of letters that weren't found, apart where there is white space."""
    words: list[list[int]] = []
    for letter in wanted:
        if search.places[letter] >= 0:
            continue
        last = words[-1][-1] if words else -2
        origins = search.text.origins
        joined = last == letter - 1 and not re.search(r"\s", text[origins[last] : origins[letter]])
        if joined:
            words[-1].append(letter)
        else:
            words.append([letter])
    return words


def _cost(search: _Search, word: Sequence[int], start: int) -> float:
    """Return how far a place for a word is from what was found around it; infinite: too far."""
    before, after = _around(search, word)
    if (before >= 0 and search.places[before] + 1 == start) or (
        after >= 0 and search.places[after] == start + len(word)
    ):
        return 0.0
    glyph = search.glyphs[search.page.origins[start]]
    near = [search.glyph(letter) for letter in (before, after) if letter >= 0]
    costs = [float("inf")]
    for other in near:
        size = max(glyph.style.size, other.style.size)
        down = abs(glyph.base - other.base)
        across = max(glyph.x0 - other.x1, other.x0 - glyph.x1, 0.0)
        if down <= _LEVEL * size or (len(word) >= _SHORT and down <= _NEAR * size):
            costs.append(4 * down + across)
    return min(costs)


def _around(search: _Search, word: Sequence[int]) -> tuple[int, int]:
    """Return the letters before and behind a word that were found; -1 for none."""
    places = search.places
    before = next((i for i in range(word[0] - 1, -1, -1) if places[i] >= 0), -1)
    after = next((i for i in range(word[-1] + 1, len(places)) if places[i] >= 0), -1)
    return before, after


def _add_signs(chosen: set[int], glyphs: Sequence[Glyph]) -> None:
    """Add the signs that stand between letters that were found."""
    order = sorted(chosen)
    for first, second in pairwise(order):
        between = range(first + 1, second)
        if len(between) <= _SIGNS and not any(_is_letter(glyphs[i]) for i in between):
            chosen.update(between)


def _add_ends(chosen: set[int], search: _Search, text: str, ends: tuple[int, int]) -> None:
    """Add the signs that the text begins and ends with, such as a bracket and a full stop."""
    glyphs = search.glyphs
    first, last = (search.page.origins[search.places[end]] for end in ends)
    opening = re.match(r"[\W_]*", text.lstrip())
    closing = re.search(r"[\W_]*$", text.rstrip())
    for _ in opening[0] if opening else "":
        if first == 0 or _is_letter(glyphs[first - 1]) or glyphs[first].blank:
            break
        first -= 1
        chosen.add(first)
    for _ in closing[0] if closing else "":
        following = glyphs[last + 1] if last + 1 < len(glyphs) else None
        if following is None or _is_letter(following) or following.blank:
            break
        last += 1
        chosen.add(last)


def _is_letter(glyph: Glyph) -> bool:
    """Say whether a character is a letter or a digit."""
    return any(map(str.isalnum, glyph.char))


def _boxes(glyphs: Sequence[Glyph]) -> Iterator[Box]:
    """Yield the boxes of characters: those that follow each other on a line have one."""
    box: Box | None = None
    base = 0.0
    for glyph in glyphs:
        size = glyph.style.size
        own = Box(glyph.x0, glyph.base - 0.8 * size, glyph.x1, glyph.base + 0.25 * size)
        height = max(size, box.bottom - box.top if box else 0.0)
        gap = max(own.x0 - box.x1, box.x0 - own.x1) if box else 0.0
        if box and abs(glyph.base - base) <= _RAISED * height and gap <= _GAP * height:
            box = Box(
                min(box.x0, own.x0),
                min(box.top, own.top),
                max(box.x1, own.x1),
                max(box.bottom, own.bottom),
            )
            continue
        if box:
            yield box
        box, base = own, glyph.base
    if box:
        yield box
