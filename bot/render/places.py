"""All places as a list: the count, then a line each with the words that answer and the place."""

from collections.abc import Iterator, Sequence

from bot.answering.answers import Listed, check_source
from bot.render.reference import page_and_paragraph, title_of
from bot.render.text import html, one_line, shorten
from bot.texts import Texts

# Lines of a page: what a phone shows with its buttons.
PAGE = 8
# What a line shows of the words, in UTF-16 units.
_WORDS = 80


def page_count(places: int) -> int:
    """Return how many pages a list of so many places has; an empty one has one."""
    return max(1, -(-places // PAGE))


def numbered(places: Sequence[Listed], page: int) -> Iterator[tuple[int, Listed]]:
    """Yield the places of a page with their numbers, which count from 1 through all pages."""
    start = page * PAGE
    return enumerate(places[start : start + PAGE], start + 1)


def places_page(
    places: Sequence[Listed], page: int, texts: Texts, username: str, note: str = ""
) -> str:
    """Render a page of all places; where there are several reports, each begins with its title.

    Args:
        places: all places, in the order of the reports.
        page: which page, from 0.
        texts: the language of the interface.
        username: the bot's, for the links to the passages.
        note: HTML put first.

    Raises:
        QuoteError: the source doesn't hold the words.
    """
    lines = [note, f"<b>{html(texts.count(len(places)))}</b>"]
    last = ""
    for number, place in numbered(places, page):
        report = place.passage.report
        if place.several and report.id != last:
            lines.append(f"<i>{title_of(report, texts)}</i>")
        last = report.id
        lines.append(f"{number}. {html(slice_of(place))} · {where(place, texts, username)}")
    return "\n".join(filter(None, lines))


def slice_of(place: Listed) -> str:
    """Return the words of a place on one line, with … where their sentence goes on.

    Raises:
        QuoteError: the source doesn't hold them.
    """
    paragraph, sentence = place.passage.paragraph, place.passage.sentence
    check_source(place.passage.report, paragraph, place.words)
    words = shorten(one_line(place.words), _WORDS - 4)
    before = paragraph.text[paragraph.sentences[sentence].start : place.start]
    after = paragraph.text[place.end : paragraph.sentences[sentence].end]
    left = "… " if any(map(str.isalnum, before)) else ""
    right = " …" if any(map(str.isalnum, after)) and not words.endswith("…") else ""
    return f"{left}{words}{right}"


def where(place: Listed, texts: Texts, username: str | None = None) -> str:
    """Return where a place stands: its paragraph and, if it has any, its page.

    It is HTML with a link where the bot's `username` is given, else plain text.
    """
    passage = place.passage
    parts = page_and_paragraph(passage.report, passage.paragraph, passage.sentence, texts, username)
    return " · ".join(reversed(parts))
