"""The reader of plain text: wrapped lines, headings by their look, lists, tables, pages."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Document
from corpus.readers.composer import Composer
from corpus.readers.files.charset import decode
from corpus.readers.labels import ends_like_prose, ends_with_stop, starts_small
from corpus.readers.leads import leads_list, led_paragraphs
from corpus.readers.lists import introduces
from corpus.readers.options import ReadOptions
from corpus.readers.text.contents import without_contents
from corpus.readers.text.furniture import without_frame, without_furniture
from corpus.readers.text.headings import headings
from corpus.readers.text.lines import Joiner, Line, is_dense, numbered, runs, width
from corpus.readers.text.pieces import Cutter, Piece
from corpus.readers.text.tables import is_caption

_CAPTION_LENGTH = 200
# "TABLE IV." alone.
_LABEL_LENGTH = 20
# A run with so large a share of a text's lines shows that blank lines part no paragraphs there.
_SHARE = 0.2


def read_text(data: bytes, options: ReadOptions) -> Document:
    """Read a plain text.

    A heading is a short line that ends like no sentence: labelled ("II. ...") at any place, or
    bare when something longer follows.
    """
    decoded = decode(data, options.language)
    lines, framed = without_frame(list(numbered(decoded.text)))
    lines, furniture, labels = without_furniture(lines)
    lines, contents = without_contents(lines)
    gaps = [left.line for left in furniture]
    pieces = list(_pieces(lines, gaps, Joiner.of(decoded.text)))
    composer = Composer(warnings=list(decoded.warnings))
    composer.left_out.extend(sorted((*framed, *furniture, *contents), key=lambda left: left.line))
    paged = any(line.page > 1 for line in lines)
    _Writer(composer, labels if paged else None).write(pieces)
    return composer.document(guessed=True)


def _pieces(lines: list[Line], gaps: list[int], joiner: Joiner) -> Iterator[Piece]:
    """Yield the pieces of a text in its order; `gaps` are numbers of lines that were left out."""
    found = _bridged(runs(lines), gaps)
    total = sum(map(len, found))
    for run in found:
        yield from Cutter(joiner, len(run) > _SHARE * total).pieces(run)


def _bridged(found: Iterable[list[Line]], gaps: list[int]) -> list[list[Line]]:
    """Join a paragraph that goes on over a page or over lines that were left out."""
    joined: list[list[Line]] = []
    for run in found:
        if joined and _goes_on(joined[-1], run, gaps):
            joined[-1].extend(run)
        else:
            joined.append(run)
    return joined


def _goes_on(before: Sequence[Line], run: Sequence[Line], gaps: list[int]) -> bool:
    """Say whether lines after a page's end go on in the sentence that stands before it."""
    last, first = before[-1], run[0]
    skipped = bisect(gaps, first.number) > bisect(gaps, last.number)
    if (last.page == first.page and not skipped) or ends_with_stop(last.text):
        return False
    if is_dense(last.text):
        return len(before) > 1 and width(last.text) >= max(width(line.text) for line in before) - 4
    return starts_small(first.text) or last.text.endswith((",", "-"))


@dataclass(slots=True)
class _Writer:
    """Writes pieces to a document; `labels` are the printed page numbers, None without pages."""

    composer: Composer
    labels: dict[int, str] | None
    page: int = 0

    def write(self, pieces: Sequence[Piece]) -> None:
        """Write pieces in order."""
        levels = headings(pieces)
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            self._begin(piece)
            last = place + 1
            if piece.kind == "rule":
                if not (place and pieces[place - 1].rule):
                    self.composer.leave_out(piece.text, "a rule", piece.lines[0].number)
            elif place in levels:
                self.composer.heading(piece.text, levels[place], piece.lines[0].number)
            elif piece.kind == "prose" and (last := self._items(pieces, place, levels)) > place + 1:
                self._list(pieces[place:last])
            elif table := self._table(pieces, place):
                last = table
            else:
                self._paragraph(piece)
            place = last

    def _items(self, pieces: Sequence[Piece], place: int, levels: dict[int, int]) -> int:
        """Return where the items that a line introduces end."""
        last = place + 1
        if leads_list(pieces[place].text):
            while last < len(pieces) and pieces[last].kind == "item" and last not in levels:
                last += 1
        return last

    def _list(self, pieces: Sequence[Piece]) -> None:
        """Write a line and the items that it introduces."""
        texts = led_paragraphs(pieces[0].text, [piece.text for piece in pieces[1:]])
        if len(texts) == len(pieces):
            for piece in pieces:
                self._paragraph(piece)
            return
        place = 0
        for text in texts:
            self._begin(pieces[place])
            self.composer.paragraph(text, pieces[place].lines[0].number)
            place += text.count("\n") + 1 - pieces[place].text.count("\n")

    def _table(self, pieces: Sequence[Piece], place: int) -> int:
        """Write the rows of the table that begins here, below its caption; return where it ends."""
        first = place
        if pieces[place].kind != "row":
            first += _captions(pieces, place)
            if first == place:
                return 0
        caption = "\n".join(piece.text for piece in pieces[place:first])
        last = first
        while (
            last < len(pieces)
            and pieces[last].kind == "row"
            and (pieces[last].table == pieces[first].table)
        ):
            piece = pieces[last]
            self._begin(piece)
            lead = "\n".join(filter(None, (caption, piece.lead)))
            self.composer.row(lead, piece.text, piece.lines[0].number)
            last += 1
        return last

    def _begin(self, piece: Piece) -> None:
        """Begin the page that a piece stands on."""
        page = piece.lines[0].page
        if self.labels is not None and page != self.page:
            self.page = page
            self.composer.page(page, self.labels.get(page, ""))

    def _paragraph(self, piece: Piece) -> None:
        """Write a paragraph; a page may begin inside it."""
        breaks: list[tuple[int, int, str]] = []
        for line, start in zip(piece.lines, piece.joined.starts, strict=False):
            if self.labels is not None and line.page != self.page:
                self.page = line.page
                breaks.append((start, line.page, self.labels.get(line.page, "")))
        self.composer.paragraph(piece.text, piece.lines[0].number, breaks=breaks)


def _captions(pieces: Sequence[Piece], place: int) -> int:
    """Return how many pieces are the caption of a table below them: "TABLE IV.", its title."""
    if _leads(pieces, place):
        return 1
    labelled = is_caption(pieces[place].text) and len(pieces[place].text) <= _LABEL_LENGTH
    title, row = (pieces[place + 1 : place + 2], pieces[place + 2 : place + 3])
    if labelled and title and row and title[0].kind == "prose" and row[0].kind == "row":
        return 2 if len(title[0].text) <= _CAPTION_LENGTH else 0
    return 0


def _leads(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether a piece is the caption of the table that follows it."""
    text, after = pieces[place].text, pieces[place + 1 : place + 2]
    if not after or after[0].kind != "row" or len(text) > _CAPTION_LENGTH:
        return False
    return is_caption(text) or introduces(text) or not ends_like_prose(text)
