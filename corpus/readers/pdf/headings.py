"""Tells headings from paragraphs, and their levels: by the outline, the type and the labels."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.pdf.chunk import Chunk
from corpus.readers.pdf.file import Bookmark
from corpus.readers.pdf.labels import LABEL_ORDER, ends_with_stop, is_caption, label_of
from corpus.readers.pdf.pull_quotes import FEWEST_LINES, OPENERS
from corpus.readers.pdf.shapes import Piece
from corpus.stops import ends_asking

_LARGER = 1.13
_LENGTH = 200
_LINES = 4
_DEEPEST = 9
_FORMULA = re.compile(r"[=<>≤≥∈∪∩×∑{}|]|^\W")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Body:
    """How the prose of a file is set."""

    size: float
    font: str
    bold: bool


def body_of(pieces: Iterable[Piece]) -> Body:
    """Return how most characters of a file are set."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str, bool]] = Counter()
    held = list(pieces)
    prose = [piece for piece in held if piece.width >= 11 * piece.size]
    for piece in prose if len(prose) * 8 > len(held) else held:
        sizes[piece.size] += len(piece.text)
        fonts[piece.size, piece.font, piece.bold > 0.5] += len(piece.text)
    if not sizes:
        return Body(10.0, "", False)
    near: Counter[float] = Counter()
    for size in sizes:
        near[size] = sum(n for other, n in sizes.items() if abs(other - size) <= 0.25)
    size = near.most_common(1)[0][0]
    _, font, bold = max(
        (key for key in fonts if abs(key[0] - size) <= 0.25), key=lambda key: fonts[key]
    )
    return Body(size, font, bold)


def family(font: str) -> str:
    """Return the family of a font by its name."""
    return re.split(r"[-,]|Bold|Ital|Oblique|Medium|MT\b|PS", font)[0].lower()


def folded(text: str) -> str:
    """Return a text as titles are compared: letters and digits alone, in small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


class Headings:
    """Which chunks of a file are headings, and of which level."""

    def __init__(self, body: Body, bookmarks: Sequence[Bookmark]) -> None:
        self.body = body
        self._titles: dict[int, dict[str, int]] = defaultdict(dict)
        for bookmark in bookmarks:
            self._titles[bookmark.page].setdefault(folded(bookmark.title), bookmark.level)

    def outline_level(self, chunk: Chunk) -> int:
        """Return the level that the outline gives a chunk on its page; 0 when it has none."""
        titles = self._titles.get(chunk.page)
        if not titles or len(chunk.text) > _LENGTH:
            return 0
        text = folded(chunk.text)
        if text in titles:
            return titles[text]
        bare = folded(re.sub(r"^\W*[\dA-Zivx]{1,5}(?:\.\d+)*[.)]?\s+", "", chunk.text))
        for title, level in titles.items():
            if len(title) > 3 and (title == bare or (len(bare) > 3 and title.endswith(bare))):
                return level
        return 0

    def is_heading(self, chunk: Chunk) -> bool:
        """Say whether a chunk looks like a heading."""
        text = chunk.text
        if self.outline_level(chunk):
            return True
        if chunk.code or len(text) > _LENGTH or len(chunk.lines) > _LINES or not _has_words(text):
            return False
        if is_caption(text) or text[-1] in ",;-–(":
            return False
        kind, _ = label_of(text)
        stopped = ends_with_stop(text) and not ends_asking(text)
        large = chunk.size >= _LARGER * self.body.size
        bold = (chunk.bold > 0.85 and not self.body.bold) or chunk.underlined
        quoted = text[0] in OPENERS and len(chunk.lines) >= FEWEST_LINES
        if stopped and quoted and "?" not in text[-2:]:
            return False
        if stopped and not (kind not in ("none", "letter", "roman") and (bold or large)):
            return (
                chunk.size >= 1.4 * self.body.size and len(text) < 80 and text[-1] not in "。；：:;"
            )
        if large or (bold and len(chunk.lines) <= 3):
            return True
        return self._by_look(chunk, kind)

    def is_weak(self, chunk: Chunk) -> bool:
        """Say whether a heading is one by its look alone, no larger than prose and no entry."""
        kind, _ = label_of(chunk.text)
        sure = chunk.size >= _LARGER * self.body.size or kind not in ("none", "letter", "roman")
        return not sure and not self.outline_level(chunk)

    def _by_look(self, chunk: Chunk, kind: str) -> bool:
        """Say whether a chunk of the size of prose is set or labelled as a heading."""
        text = chunk.text
        if chunk.size < 0.93 * self.body.size or len(chunk.lines) > 2:
            return False
        if chunk.full and kind not in ("figure", "number"):
            return False
        if kind in ("", "chapter", "section", "chinese", "article") and len(text) < 80:
            return kind != "article" or not _CJK.search(text) or len(text) < 30
        letters = [char for char in text if char.isalpha()]
        if len(letters) >= 4 and text.upper() == text and text.lower() != text:
            return len(text) < 120
        if _FORMULA.search(text) or text[0].islower() or len(chunk.lines) > 1 or len(text) >= 100:
            return False
        return chunk.font != self.body.font and (
            chunk.italic > 0.9 or family(chunk.font) != family(self.body.font)
        )

    def key(self, chunk: Chunk) -> tuple[float, ...]:
        """Return what tells headings of one level from those of others, the highest first."""
        kind, depth = label_of(chunk.text)
        rank = LABEL_ORDER.index(kind) if kind in LABEL_ORDER else 0
        upper = chunk.text.upper() == chunk.text and chunk.text.lower() != chunk.text
        size = round(max(chunk.size, self.body.size) * 2) / 2
        named = min(rank, 3) if kind != "none" else 3
        return -size, named, -(chunk.bold > 0.85), -upper, chunk.italic > 0.9, rank, depth


def levels(keys: Mapping[int, tuple[float, ...]], known: Mapping[int, int]) -> dict[int, int]:
    """Return the level of each heading, by its index.

    Args:
        keys: how each heading is set; see `Headings.key`.
        known: the levels that the outline gives some of them.
    """
    keys = _unlabelled_with_labelled(keys)
    order = sorted(set(keys.values()))
    votes: dict[tuple[float, ...], Counter[int]] = defaultdict(Counter)
    for index, level in known.items():
        votes[keys[index]][level] += 1
    ranks = {key: rank for rank, key in enumerate(order, 1)}
    found: dict[int, int] = {}
    deepest = max(known.values(), default=0)
    for index, key in keys.items():
        if index in known:
            level = known[index]
        elif votes[key]:
            level = votes[key].most_common(1)[0][0]
        else:
            above = [
                votes[other].most_common(1)[0][0] for other in order if other < key and votes[other]
            ]
            level = (
                max(above) + 1 if above else ranks[key] if not known else min(deepest, ranks[key])
            )
        found[index] = max(1, min(level, _DEEPEST))
    return found


def _unlabelled_with_labelled(
    keys: Mapping[int, tuple[float, ...]],
) -> dict[int, tuple[float, ...]]:
    """Put headings without a label beside the highest labelled ones that are set like them."""
    highest: dict[tuple[float, ...], tuple[float, ...]] = {}
    for key in sorted(keys.values(), reverse=True):
        if key[-1]:
            highest[key[:-2]] = key
    return {i: key if key[-1] else highest.get(key[:-2], key) for i, key in keys.items()}


def _has_words(text: str) -> bool:
    """Say whether a text holds a word."""
    return sum(char.isalpha() for char in text) >= (2 if _CJK.search(text) else 3)
