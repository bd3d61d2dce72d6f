"""From a passage to the pages that it stands on, and what of their text is marked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bot.answering.answers import Passage
from bot.answering.page_picture.model import PagePart, PictureRequest
from corpus.model import Report
from corpus.paragraphs import Paragraph

# A paragraph over more pages than an album is pleasant to look at shows its first ones.
MOST_PAGES = 4
_FORMAT = "pdf"


def has_pictures(report: Report) -> bool:
    """Say whether pages of a report can be shown."""
    return report.format == _FORMAT


def request_for(passage: Passage, *, whole: bool = False) -> PictureRequest | None:
    """Return the pages that show a passage's answering sentence, or its `whole` paragraph.

    None is for a report of a format without pages. What leads to a paragraph, such as a table's
    heads, isn't marked.
    """
    report, paragraph = passage.report, passage.paragraph
    if not has_pictures(report):
        return None
    first = _first_own(paragraph) if whole else max(passage.sentence, _first_own(paragraph))
    last = len(paragraph.sentences) - 1 if whole else first
    start = paragraph.start + paragraph.sentences[first].start
    end = paragraph.start + paragraph.sentences[last].end
    parts = tuple(_parts(report, start, end))
    return PictureRequest(report.entry.file, report.checksum, parts[:MOST_PAGES]) if parts else None


def _first_own(paragraph: Paragraph) -> int:
    """Return the first sentence of a paragraph that doesn't only lead to it."""
    return min(paragraph.lead, len(paragraph.sentences) - 1)


def _parts(report: Report, start: int, end: int) -> Iterator[PagePart]:
    """Yield the pages that a part of the source stands on, each once, with what is marked there."""
    first = max(0, bisect_right(report.pages, start, key=lambda page: page.start) - 1)
    spans: dict[int, tuple[int, int]] = {}
    for index in range(first, len(report.pages)):
        page = report.pages[index]
        if page.start >= end:
            break
        low, high = max(start, page.start), min(end, _end_of(report, index))
        if report.source[low:high].strip():
            known = spans.get(page.number, (low, high))
            spans[page.number] = min(known[0], low), max(known[1], high)
    for number, (low, high) in spans.items():
        yield _part(report, number, low, high)


def _part(report: Report, number: int, start: int, end: int) -> PagePart:
    """Return a page with what of the source is marked on it."""
    kept = _kept(report, number)
    text = "".join(report.source[low:high] for low, high in kept)
    label = next(page.label for page in report.pages if page.number == number)
    return PagePart(number, label, text, _offset(kept, start), _offset(kept, end))


def _offset(kept: Sequence[tuple[int, int]], place: int) -> int:
    """Return how much of spans stands before a place of the source."""
    return sum(max(0, min(high, place) - low) for low, high in kept)


def _kept(report: Report, number: int) -> list[tuple[int, int]]:
    """Return the parts of the source that stand on a page, each of them once.

    The heads of a table are told again above each of its rows: they are left away.
    """
    leads = [
        (paragraph.start, paragraph.start + paragraph.sentences[paragraph.lead].start)
        for paragraph in report.paragraphs
        if 0 < paragraph.lead < len(paragraph.sentences)
    ]
    kept: list[tuple[int, int]] = []
    for index, page in enumerate(report.pages):
        if page.number != number:
            continue
        at, end = page.start, _end_of(report, index)
        for low, high in leads:
            if at <= low < end:
                kept.append((at, low))
                at = high
        kept.append((at, max(at, end)))
    return kept


def _end_of(report: Report, index: int) -> int:
    """Return where a page ends in the source."""
    following = report.pages[index + 1 : index + 2]
    return following[0].start if following else len(report.source)
