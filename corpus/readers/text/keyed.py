"""Lines of a word, a colon and more: values, or headings where they are a series above prose."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.labels import ends_like_prose
from corpus.readers.text.pieces import Piece, looks_like_heading
from corpus.years import YEAR

_KEYED = re.compile(r"([^:.!?]{1,40}):\s+(?=\S)")
_MOST_WORDS = 12
# So many make a series, or two that share a word: "Hoofdstuk een: ...", "Hoofdstuk twee: ...".
_MANY = 3
# Shorter words, such as articles, say nothing.
_LONG = 4
_YEAR = re.compile(rf"\b{YEAR}\b")


def is_keyed(text: str) -> bool:
    """Say whether a line looks like a key and its value: "Chair: Ann"."""
    return _KEYED.match(text) is not None


def keyed_series(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of lines "word: title" that are headings.

    They stand alone, each above prose of its own, and have another word each. A figure behind the
    colon makes a line a value, but for a year.
    """
    keys = {
        place: match[1].casefold()
        for place, piece in enumerate(pieces)
        if (match := _KEYED.match(piece.text)) and _heads(pieces, place, match.end())
    }
    often = Counter(keys.values())
    alone = {place: key for place, key in keys.items() if often[key] == 1}
    words = [{word for word in key.split() if len(word) >= _LONG} for key in alone.values()]
    fewest = _MANY - bool(words and set.intersection(*words))
    return frozenset(alone) if len(alone) >= fewest else frozenset()


def _heads(pieces: Sequence[Piece], place: int, title: int) -> bool:
    """Say whether a line stands alone above prose; its title begins at an offset."""
    piece, text = pieces[place], pieces[place].text
    value = _YEAR.sub("", text[title:])
    if piece.kind != "prose" or len(piece.lines) > 1 or not looks_like_heading(text):
        return False
    if len(text.split()) > _MOST_WORDS or re.search(r"\d", value) or not re.search(r"\w", value):
        return False
    before, after = pieces[max(0, place - 1) : place], pieces[place + 1 : place + 2]
    if any(_is_value(other) for other in (*before, *after)) or not after:
        return False
    prose = after[0]
    return prose.kind == "prose" and ends_like_prose(prose.text) and len(prose.text) > len(text)


def _is_value(piece: Piece) -> bool:
    """Say whether a piece is another key with its value, on a line of its own."""
    return is_keyed(piece.text) and not ends_like_prose(piece.text)
