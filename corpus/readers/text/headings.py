"""Which lines of a plain text are headings, and how deep each stands."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.labels import (
    Label,
    ends_like_prose,
    is_bare_label,
    is_capitals,
    is_long_unmarked,
    is_unmarked,
    starts_small,
)
from corpus.readers.leads import is_clause, is_unfinished
from corpus.readers.lists import introduces
from corpus.readers.text.counts import BARE_NUMBER, counts_of, is_counted, lettered, outline_label
from corpus.readers.text.dialogue import asks
from corpus.readers.text.keyed import is_keyed, keyed_series
from corpus.readers.text.levels import Heading, levels_of
from corpus.readers.text.pieces import Piece, looks_like_heading
from corpus.stops import COLONS, QUESTION_MARKS
from corpus.years import YEARS

_PLAIN_WORDS = 12
_BYLINE = re.compile(r"(?:by|von|par|por|di|da|van|av|af|durch)\s+[A-ZÀ-Þ]", re.IGNORECASE)
_CAPTION = re.compile(
    r"\W*(?:(?:fig(?:ure|\.)|abb(?:ildung|\.)|illustration|source|quelle|table|tabelle|tableau)\b"
    r"|(?:photo|foto|bild|grafik|diagramm|karte|map|chart|graph|image|gráfico|grafico|figura|figuur"
    r"|cuadro|tabla|tabela|tabella|tabel|tablo|şekil|rys|wykres|zdjęcie|рис|рисунок|таблица|схема"
    r"|диаграмма|фото|hình|bảng|gambar|الجدول|جدول|الشكل|شكل|صورة|चित्र|तालिका|그림|표|图|圖|図|表)"
    r"\s{0,2}[\d:：.])",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2}\b\D{0,20}\b\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
# Titles that end with a stop: "SCENE I. A street.", "Chapter IV. The Mill."
_SCENE = re.compile(
    r"(?:act|scene|chapter|part|book|letter|canto|kapitel|teil|buch|chapitre|livre|capítulo|parte)"
    r"\s+[ivxlc\d]+[.:,]?\s*[—–-]{0,3}\s*(?:\S+\s+){0,7}\S{1,40}",
    re.IGNORECASE,
)
# A sentence that ends within a line, as in none that is a heading.
_INNER_STOP = re.compile(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_a-zß-ÿ]\S*\s+\S+\s")
_YEARS = re.compile(YEARS)
_MANY = 3
_PROSE_LENGTH = 60
# The shortest text below a title where no sentence ends with a mark.
_CLAUSE = 20


def headings(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the places of the pieces that are headings, with their levels from 1."""
    counts, years = counts_of(pieces), _years_above_prose(pieces)
    found = _found(pieces, counts, years)
    series = keyed_series(pieces)
    # Among many other headings "word: title" is a value.
    if len(series) > len(found):
        found = _found(pieces, counts, series | years)
    return dict(zip((heading.place for heading in found), levels_of(found), strict=True))


def _found(
    pieces: Sequence[Piece], counts: frozenset[str], series: frozenset[int]
) -> list[Heading]:
    """Return the headings, those of a series of "word: title" or of years among them."""
    found: list[Heading] = []
    for place in range(len(pieces)):
        heading = _heading(pieces, place, found[-1] if found else None, counts)
        if heading:
            found.append(heading)
        elif place in series and not _CAPTION.match(pieces[place].text):
            found.append(Heading(place, "plain"))
    # The last line of a text may show that it ends in a list; it heads nothing itself.
    kept = _without_lists(pieces, found)
    return [h for h in kept if h.label is None or _next(pieces, h.place)]


def _years_above_prose(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of years that stand alone above prose, where there are several."""
    alone = [
        place
        for place, piece in enumerate(pieces)
        if piece.kind == "prose" and _YEARS.fullmatch(piece.text) and _is_plain(pieces, place)
        if not (place and pieces[place - 1].text.endswith((*QUESTION_MARKS, *COLONS)))
    ]
    return frozenset(alone if len(alone) > 1 else ())


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
    label = lettered(outline_label(text), counts)
    # "J. Smith" begins with an initial, unless other lines have the letters beside it.
    sure = label and (label.kind not in ("letter", "ordinal") or piece.kind == "item")
    if label and (sure or is_counted(label, counts)):
        return _labelled(pieces, place, label, counts)
    below = before and before.place == place - 1 and is_bare_label(pieces[before.place].text)
    if below and len(text.split()) <= _PLAIN_WORDS:
        return Heading(place, "title")
    if piece.kind == "item" or not _is_plain(pieces, place):
        return None
    # Where no mark tells a sentence, the line below a title is the first of its text.
    if before and 0 < before.place == place - 1 and before.kind == "plain" and is_unmarked(text):
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
    small = starts_small(words) and label.kind != "ordinal"
    if small or (place and introduces(pieces[place - 1].text)):
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
    bare = label.kind == "number" and label.depth == 1 and BARE_NUMBER.match(text)
    if bare and not is_counted(label, counts):
        return None
    return Heading(place, label.kind, label)


def _is_plain(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether an unlabelled line is a heading: a title by its look, with more below it."""
    text, after = pieces[place].text, _next(pieces, place)
    if after is None or len(text.split()) > _PLAIN_WORDS or is_unfinished(text):
        return False
    if _BYLINE.match(text) or _CAPTION.match(text) or _DAY.search(text):
        return False
    if text.startswith(("[", "(", "（", "【")) or (ends_like_prose(text) and not is_capitals(text)):
        return False
    if is_keyed(text) or (_INNER_STOP.search(text) and not is_capitals(text)):
        return False
    if after.kind == "item" and not is_capitals(text) and is_clause(text):
        return False
    if after.kind in ("row", "item") or is_bare_label(after.text) or asks(after.text):
        return True
    if is_unmarked(text):
        return len(after.text) >= max(2 * len(text), _CLAUSE) and not is_long_unmarked(text)
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
