"""Finds the letters of a text among those of its page, in whatever order the file has them."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# So many letters in a row are looked up, the longer first; shorter runs stand in too many places.
_SEEDS = (32, 8)
# Of a run that stands in many places, those nearest to the last one found are compared.
_MOST = 60
_DOTLESS = str.maketrans("ı", "i")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text, small and bare, with the place that each came from.

    Blanks, hyphens, accents and ligatures, which a reader writes otherwise than the file, are gone.
    """

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, chars: Iterable[str]) -> "Letters":
        """Return the letters of characters; a place is a number of a character."""
        letters = [(letter, index) for index, char in enumerate(chars) for letter in _bare(char)]
        return cls("".join(letter for letter, _ in letters), tuple(index for _, index in letters))


def _bare(char: str) -> Iterable[str]:
    """Return the letters and digits that a character is made of, small and without accents."""
    plain = unicodedata.normalize("NFKD", char.casefold()).translate(_DOTLESS)
    return filter(str.isalnum, plain)


def aligned(text: str, page: str) -> list[int]:
    """Return for each letter of a text its place among the letters of a page, -1 for none.

    Every place is given once: of a sentence that stands on the page twice, the first in the text
    has the first of the file. Long runs are found first, and so no word takes another's place.
    """
    places = [-1] * len(text)
    taken = bytearray(len(page))
    for seed in _SEEDS:
        _align(text, page, seed, places, taken)
    return places


def _align(text: str, page: str, seed: int, places: list[int], taken: bytearray) -> None:
    """Find what of a text has no place yet, in runs of so many letters at least."""
    known = _runs(page, seed)
    at = last = 0
    while at + seed <= len(text):
        if places[at] >= 0:
            last = places[at] + 1
            at += 1
            continue
        starts = _nearest(known.get(text[at : at + seed], ()), last)
        start, length = _longest(text, at, page, starts, (places, taken))
        if length < seed:
            at += 1
            continue
        places[at : at + length] = range(start, start + length)
        taken[start : start + length] = b"\1" * length
        last = start + length
        at += length


def _runs(page: str, length: int) -> Mapping[str, Sequence[int]]:
    """Return where each run of so many letters begins on a page."""
    runs: dict[str, list[int]] = defaultdict(list)
    for start in range(len(page) - length + 1):
        runs[page[start : start + length]].append(start)
    return runs


def _nearest(starts: Sequence[int], last: int) -> Sequence[int]:
    """Return places in the order in which they are preferred: the next behind the last first."""
    ahead = bisect_left(starts, last)
    return [*starts[ahead : ahead + _MOST], *starts[max(0, ahead - _MOST) : ahead]]


def _longest(
    text: str, at: int, page: str, starts: Sequence[int], found: tuple[list[int], bytearray]
) -> tuple[int, int]:
    """Return where the text from a place on runs on longest, and how long; 0 for nowhere."""
    places, taken = found
    best, longest = 0, 0
    for start in starts:
        length = 0
        room = min(len(text) - at, len(page) - start)
        while (
            length < room
            and text[at + length] == page[start + length]
            and places[at + length] < 0
            and not taken[start + length]
        ):
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest
