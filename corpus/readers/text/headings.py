"""Which lines of a plain text are headings, and how deep each stands."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.labels import (
    Label,
    ends_like_prose,
    is_bare_label,
    is_capitals,
    label_of,
    plain_digits,
    starts_small,
)
from corpus.readers.leads import is_clause, is_unfinished
from corpus.readers.lists import introduces
from corpus.readers.text.dialogue import asks
from corpus.readers.text.levels import Heading, levels_of
from corpus.readers.text.pieces import Piece, looks_like_heading

_PLAIN_WORDS = 12
_BYLINE = re.compile(r"(?:by|von|par|por|di|da|van|av|af|durch)\s+[A-ZÀ-Þ]", re.IGNORECASE)
_CAPTION = re.compile(
    r"\W*(?:fig(?:ure|\.)|abb(?:ildung|\.)|illustration|source|quelle|table|tabelle|tableau)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2}\b\D{0,20}\b\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_KEYED = re.compile(r"[^:.!?]{1,40}:\s+\S")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+\S")
# Titles that end with a stop: "SCENE I. A street.", "Chapter IV. The Mill."
_SCENE = re.compile(
    r"(?:act|scene|chapter|part|book|letter|canto|kapitel|teil|buch|chapitre|livre|capítulo|parte)"
    r"\s+[ivxlc\d]+[.:,]?\s*[—–-]{0,3}\s*(?:\S+\s+){0,7}\S{1,40}",
    re.IGNORECASE,
)
# A sentence that ends within a line, as in none that is a heading.
_INNER_STOP = re.compile(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_a-zß-ÿ]\S*\s+\S+\s")
_MANY = 3
_PROSE_LENGTH = 60


def headings(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the places of the pieces that are headings, with their levels from 1."""
    found: list[Heading] = []
    counts = _counts(pieces)
    for place in range(len(pieces)):
        heading = _heading(pieces, place, found[-1] if found else None, counts)
        if heading:
            found.append(heading)
    found = _without_lists(pieces, found)
    return dict(zip((heading.place for heading in found), levels_of(found), strict=True))


def _heading(
    pieces: Sequence[Piece], place: int, before: Heading | None, counts: frozenset[str]
) -> Heading | None:
    """Return the heading that a piece is, if it is one."""
    piece = pieces[place]
    if piece.kind not in ("prose", "item") or "\n" in piece.text:
        return None
    if piece.rule:
        return Heading(place, f"rule {piece.rule}")
    text = piece.text
    if len(piece.lines) > 1 and not is_capitals(text):
        return None
    if not (looks_like_heading(text) or is_bare_label(text) or _SCENE.fullmatch(text)):
        return None
    if _is_among_items(pieces, place):
        return None
    label = _lettered(label_of(text), counts)
    # "J. Smith" begins with an initial, unless other lines have the letters beside it.
    if label and (label.kind != "letter" or piece.kind == "item" or _is_counted(label, counts)):
        return _labelled(pieces, place, label, counts)
    below = before and before.place == place - 1 and is_bare_label(pieces[before.place].text)
    if below and len(text.split()) <= _PLAIN_WORDS:
        return Heading(place, "title")
    if piece.kind == "item" or not _is_plain(pieces, place):
        return None
    return Heading(place, "capitals" if is_capitals(text) else "plain")


def _is_among_items(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether a piece is an item with another one right above or below it."""
    piece = pieces[place]
    if piece.kind != "item":
        return False
    first, last = piece.lines[0].number, piece.lines[-1].number
    before, after = pieces[max(0, place - 1) : place], pieces[place + 1 : place + 2]
    return any(p.kind == "item" and p.lines[-1].number == first - 1 for p in before) or any(
        p.kind == "item" and p.lines[0].number == last + 1 for p in after
    )


def _labelled(
    pieces: Sequence[Piece], place: int, label: Label, counts: frozenset[str]
) -> Heading | None:
    """Return a labelled heading; a bare number counts only where another one follows or leads."""
    text = pieces[place].text
    words = text[text.find(label.count) + len(label.count) :]
    if starts_small(words) or (place and introduces(pieces[place - 1].text)):
        return None
    if ends_like_prose(text) and not (
        is_bare_label(text) or is_capitals(text) or _SCENE.fullmatch(text)
    ):
        return None
    if (
        label.kind in ("bracket", "letter")
        and pieces[place].kind == "item"
        and ends_like_prose(text)
    ):
        return None
    bare = label.kind == "number" and label.depth == 1 and _BARE_NUMBER.match(text)
    if bare and not _is_counted(label, counts):
        return None
    return Heading(place, label.kind, label) if _next(pieces, place) else None


def _counts(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the bare numbers and the letters that lines are labelled with."""
    counts: set[str] = set()
    for piece in pieces:
        if len(piece.lines) == 1:
            if match := _BARE_NUMBER.match(piece.text):
                counts.add(plain_digits(match[1]))
            elif (label := label_of(piece.text)) and label.kind in ("letter", "roman"):
                counts.add(label.count)
    return frozenset(counts)


def _lettered(label: Label | None, counts: frozenset[str]) -> Label | None:
    """Return a label with a numeral as a letter where the letter before it labels a line."""
    if label is None or label.kind != "roman" or len(label.count) > 1:
        return label
    before = chr(ord(label.count) - 1)
    return replace(label, kind="letter") if before in counts else label


def _is_counted(label: Label, counts: frozenset[str]) -> bool:
    """Say whether a line has the number or letter before or after that of a label."""
    if label.count.isdecimal():
        near = {str(int(label.count) - 1), str(int(label.count) + 1)}
    else:
        near = {chr(ord(label.count) - 1), chr(ord(label.count) + 1)}
    return bool(near & counts)


def _is_plain(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether an unlabelled line is a heading: a title by its look, with more below it."""
    text, after = pieces[place].text, _next(pieces, place)
    if after is None or len(text.split()) > _PLAIN_WORDS or is_unfinished(text):
        return False
    if _BYLINE.match(text) or _CAPTION.match(text) or _DAY.search(text):
        return False
    if text.startswith(("[", "(", "（", "【")) or (ends_like_prose(text) and not is_capitals(text)):
        return False
    if _KEYED.match(text) or (_INNER_STOP.search(text) and not is_capitals(text)):
        return False
    if after.kind == "item" and not is_capitals(text) and is_clause(text):
        return False
    if after.kind in ("row", "item") or is_bare_label(after.text) or asks(after.text):
        return True
    prose = ends_like_prose(after.text) or len(after.text) > _PROSE_LENGTH
    return len(after.text) > len(text) and prose


def _next(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Return the piece that follows; rules don't count."""
    return next((p for p in pieces[place + 1 : place + 4] if p.kind != "rule"), None)


def _without_lists(pieces: Sequence[Piece], found: list[Heading]) -> list[Heading]:
    """Leave out labelled lines that follow each other with nothing between: they are a list."""
    kept: list[Heading] = []
    chain: list[Heading] = []
    for heading in [*found, None]:
        if heading and chain and _continues(pieces, chain[-1], heading):
            chain.append(heading)
            continue
        kept += [] if _is_list(pieces, chain) else chain
        chain = [heading] if heading else []
    return kept


def _is_list(pieces: Sequence[Piece], chain: Sequence[Heading]) -> bool:
    """Say whether labelled lines are a list: many, or on lines right below each other."""
    numbers = [pieces[heading.place].lines[0].number for heading in chain]
    return len(chain) >= _MANY or any(b - a == 1 for a, b in pairwise(numbers))


def _continues(pieces: Sequence[Piece], before: Heading, heading: Heading) -> bool:
    """Say whether a heading stands right below one of its own kind."""
    same = before.kind == heading.kind and before.kind not in ("plain", "capitals", "title")
    between = pieces[before.place + 1 : heading.place]
    return same and len(between) < 3 and all(piece.kind == "rule" for piece in between)
