"""Puts the lines of a column together to paragraphs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.labels import ends_with_stop, is_labelled
from corpus.readers.pdf.rows import Line
from corpus.readers.pdf.shapes import Piece


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of a paragraph in one column; `left` and `right` are the column's edges."""

    lines: tuple[Piece, ...]
    left: float
    right: float
    page: int

    @property
    def text(self) -> str:
        """Return its words, the lines joined by blanks; for telling what it is."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Return the size that most of it is set in."""
        weights: dict[float, int] = defaultdict(int)
        for line in self.lines:
            weights[line.size] += len(line.text)
        return max(weights, key=lambda size: weights[size])

    @property
    def font(self) -> str:
        """Return the font that most of it is set in."""
        weights: dict[str, int] = defaultdict(int)
        for line in self.lines:
            weights[line.font] += len(line.text)
        return max(weights, key=lambda font: weights[font])

    @property
    def bold(self) -> float:
        """Return the share of it that is bold."""
        return _share([(line.bold, len(line.text)) for line in self.lines])

    @property
    def italic(self) -> float:
        """Return the share of it that is italic."""
        return _share([(line.italic, len(line.text)) for line in self.lines])

    @property
    def underlined(self) -> bool:
        """Say whether all of it is underlined."""
        return all(line.underlined for line in self.lines)

    @property
    def full(self) -> bool:
        """Say whether the last line reaches the right edge of the column."""
        last = self.lines[-1]
        return last.x1 >= self.right - 2.5 * last.size

    @property
    def stopped(self) -> bool:
        """Say whether it ends like a sentence."""
        return ends_with_stop(self.lines[-1].text)

    @property
    def labelled(self) -> bool:
        """Say whether it begins with a bullet or the label of an item."""
        return is_labelled(self.lines[0].text)


def _share(weighted: Sequence[tuple[float, int]]) -> float:
    """Return the mean of shares by weight."""
    total = sum(weight for _, weight in weighted)
    return sum(share * weight for share, weight in weighted) / max(total, 1)


def one_piece(line: Line) -> Piece:
    """Return the pieces of a line as one."""
    pieces = line.pieces
    if len(pieces) == 1:
        return pieces[0]
    if sum("\u0590" <= char <= "\u08ff" for piece in pieces for char in piece.text) > 0.3 * sum(
        len(piece.text) for piece in pieces
    ):
        pieces = pieces[::-1]
    main = max(pieces, key=lambda piece: len(piece.text))
    text = " ".join(piece.text for piece in pieces)
    bold = _share([(piece.bold, len(piece.text)) for piece in pieces])
    italic = _share([(piece.italic, len(piece.text)) for piece in pieces])
    return Piece(
        text,
        line.x0,
        line.x1,
        main.base,
        main.size,
        main.font,
        bold,
        italic,
        all(piece.underlined for piece in pieces),
        pieces[0].marked,
        sizes=(min(p.sizes[0] for p in pieces), max(p.sizes[1] for p in pieces)),
    )


def chunks_of(lines: Sequence[Piece], page: int) -> Iterator[Chunk]:
    """Yield the paragraphs of a column's lines, which follow each other without a table."""
    if not lines:
        return
    rights = _rights(lines)
    leading = _leadings(lines)
    indents = _indents(lines)
    run = [lines[0]]
    start = 0
    for index in range(1, len(lines)):
        if _begins(lines, index, run, rights[index - 1], leading, indents):
            yield Chunk(tuple(run), _left(lines, start), rights[start], page)
            run = []
            start = index
        run.append(lines[index])
    yield Chunk(tuple(run), _left(lines, start), rights[start], page)


def _rights(lines: Sequence[Piece]) -> list[float]:
    """Return the right edge of the text near each line."""
    return [
        max(line.x1 for line in lines[max(0, index - 6) : index + 7]) for index in range(len(lines))
    ]


def _left(lines: Sequence[Piece], index: int) -> float:
    """Return the left edge of the text near a line."""
    return min(line.x0 for line in lines[max(0, index - 6) : index + 7])


def _indents(lines: Sequence[Piece]) -> list[float]:
    """Return where first lines of paragraphs begin, when the next lines mostly stand further left.

    Lines of items are none: there the label stands further left than the text.
    """
    followed: dict[int, list[bool]] = defaultdict(list)
    for line, following in pairwise(lines):
        left = 0.7 * line.size < line.x0 - following.x0 < 5 * line.size
        alike = abs(line.size - following.size) < 0.3 and not is_labelled(following.text)
        followed[round(line.x0)].append(left and alike)
    return [
        float(edge)
        for edge, held in followed.items()
        if sum(held) >= 2 and sum(held) >= 0.5 * len(held)
    ]


def _leadings(lines: Sequence[Piece]) -> dict[float, float]:
    """Return the usual distance of lines by their size."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for line, following in pairwise(lines):
        gap = following.base - line.base
        if abs(line.size - following.size) < 0.6 and 0.8 * line.size < gap < 2.6 * line.size:
            gaps[line.size].append(gap)
    return {size: _usual(held) for size, held in gaps.items()}


def _usual(gaps: Sequence[float]) -> float:
    """Return the distance of lines inside paragraphs: the most usual, or the lesser of few."""
    if len(gaps) < 4:
        return min(gaps)
    return median(sorted(gaps)[: max(len(gaps) * 2 // 3, 1)])


def _begins(
    lines: Sequence[Piece],
    index: int,
    run: Sequence[Piece],
    right: float,
    leadings: dict[float, float],
    indents: Sequence[float],
) -> bool:
    """Say whether a line begins a paragraph."""
    line, last = lines[index], lines[index - 1]
    size = max(line.size, last.size)
    gap = line.base - last.base
    if gap < 0 or line.marked:
        return True
    if line.x0 > last.x1 or last.x0 > line.x1:
        return True
    if _other_size(line, last) and not _same_line_height(line, last):
        return True
    if gap > 1.28 * _leading(lines, index, run, right, leadings) + 0.5:
        return True
    if _other_weight(run, line, right):
        return True
    return _by_shape(lines, index, run, right, indents)


def _other_size(line: Piece, last: Piece) -> bool:
    """Say whether two lines have no size in common."""
    slack = 0.09 * max(line.size, last.size)
    return line.sizes[0] > last.sizes[1] + slack or last.sizes[0] > line.sizes[1] + slack


def _leading(
    lines: Sequence[Piece],
    index: int,
    run: Sequence[Piece],
    right: float,
    leadings: dict[float, float],
) -> float:
    """Return the distance at which a line would go on with the paragraph above it.

    That is the distance inside the paragraph so far; below a first line that asks for more it may
    be the distance to the line after next, as in a paragraph that is set wider than others.
    """
    line, last = lines[index], lines[index - 1]
    usual = leadings.get(last.size, 1.35 * max(line.size, last.size))
    if len(run) > 1:
        return max(run[-1].base - run[-2].base, 0.8 * last.size)
    following = lines[index + 1] if index + 1 < len(lines) else None
    asks = right - last.x1 < 3 * last.size and not ends_with_stop(last.text)
    if following is None or not asks or abs(following.size - line.size) > 0.1:
        return usual
    return max(usual, min(following.base - line.base, 2.6 * line.size))


def _same_line_height(line: Piece, last: Piece) -> bool:
    """Say whether a line differs in size only since it holds other letters, as formulas do."""
    return len(line.text) < 4 or len(last.text) < 4


def _other_weight(run: Sequence[Piece], line: Piece, right: float) -> bool:
    """Say whether bold lines end and others begin, or the other way round."""
    bold = all(piece.bold > 0.97 for piece in run)
    plain = all(piece.bold < 0.1 for piece in run)
    if bold and line.bold < 0.1:
        return run[-1].x1 < right - 3 * line.size or not is_labelled(run[0].text)
    return plain and line.bold > 0.9 and ends_with_stop(run[-1].text)


def _by_shape(
    lines: Sequence[Piece],
    index: int,
    run: Sequence[Piece],
    right: float,
    indents: Sequence[float],
) -> bool:
    """Say whether indents, labels or a short line tell that a paragraph begins."""
    line, last = lines[index], lines[index - 1]
    em = line.size
    stopped = ends_with_stop(last.text)
    if _centred(last, line):
        return False
    room = right - last.x1
    word = line.width * len(line.text.split(" ")[0]) / max(len(line.text), 1)
    word = min(word, 12 * em) if " " in line.text else em
    indent = line.x0 - last.x0
    if any(abs(line.x0 - edge) < 0.3 * em for edge in indents) and not is_labelled(run[0].text):
        if indent > 0.6 * em or (len(run) == 1 and abs(indent) < 0.3 * em):
            return True
    if len(run) == 1 and indent < -0.6 * em and room < 2 * em and not is_labelled(last.text):
        return False  # the second line of a paragraph whose first is indented
    if is_labelled(line.text) and (stopped or room > 4 * em or abs(indent) > 0.6 * em):
        return not _is_number_in_text(line, last, run, room)
    if is_labelled(line.text) and is_labelled(run[0].text) and abs(line.x0 - run[0].x0) < 0.6 * em:
        return True
    if len(run) > 1 and indent > 0.7 * em and (stopped or room > 3 * em):
        return True
    if len(run) == 1 and indent > 0.7 * em:
        return _indented_alone(lines, index) and (stopped or last.text[-1] not in "-,\u00ad")
    if (
        len(run) > 1
        and stopped
        and last.x0 > run[0].x0 + 0.7 * em
        and abs(line.x0 - run[0].x0) < 0.5 * em
    ):
        return True  # entries whose first lines stick out
    if len(run) > 2 and indent < -0.7 * em and stopped and run[-1].x0 - run[0].x0 < 0.5 * em:
        return True
    if is_labelled(run[0].text) and len(run) > 1 and indent < -0.7 * em:
        return stopped or room > 3 * em
    if stopped and room > word + 1.2 * em:
        return True
    return room > max(word + 6 * em, 0.45 * (right - last.x0))


def _centred(last: Piece, line: Piece) -> bool:
    """Say whether two lines are of one centred title: their middles agree and their edges don't."""
    em = line.size
    agree = abs(last.middle - line.middle) < 0.5 * em and abs(last.x0 - line.x0) > 1.0 * em
    return agree and not ends_with_stop(last.text)


def _is_number_in_text(line: Piece, last: Piece, run: Sequence[Piece], room: float) -> bool:
    """Say whether what looks like a label is a figure or a dash inside a sentence."""
    em = line.size
    inside = abs(line.x0 - last.x0) < 0.6 * em and room < 4 * em and not ends_with_stop(last.text)
    hanging = bool(run) and line.x0 > run[0].x0 + 0.6 * em
    dash = line.text[0] in "–—-" and not ends_with_stop(last.text)
    return (inside and (hanging or dash)) or (dash and room < 4 * em)


def _indented_alone(lines: Sequence[Piece], index: int) -> bool:
    """Say whether a line is indented and the next isn't, as first lines of paragraphs are."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    line, last = lines[index], lines[index - 1]
    if following is None:
        return not is_labelled(last.text) and ends_with_stop(last.text)
    if is_labelled(following.text):
        return False
    near = following.base - line.base < 1.5 * (line.base - last.base) + 1
    return near and following.x0 < line.x0 - 0.5 * line.size
