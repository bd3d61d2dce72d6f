"""What a file tells of its title, date, language and publisher, and where it tells it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from corpus.added.dates import first_date, last_year
from corpus.added.guess import Guess
from corpus.language_identifier import language_identifier
from corpus.model import Block, Document
from corpus.stops import STOPS
from corpus.years import YEAR_OF_DATE

# Where a date was found that nothing says.
TODAY = "today: nothing in it says when"
# How much of a text says what it is.
_BEGINNING = 3000
_SAMPLE = 20_000
_TITLE = (3, 200)
_SHORT = 120
# How likely a language must be, and by how many characters that can be told.
_SURE, _ENOUGH = 0.9, 100
_ENDS = re.compile(rf"[{STOPS.replace('…', '')}]$")
# What programs write where a title should be, and what says which part of a whole something is.
_NO_TITLE = re.compile(
    r"untitled|unbenannt|document\d*|dokument\d*|microsoft word|powerpoint|\S+\.\w{2,5}$|\W*$|\d+$"
    r"|(?:annex|appendix|attachment|anlage|anhang|annexe|anexo|附件|附录)\W*\w{0,3}$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[*+•·◦‣▪●○■□◆►✓]\s|-\s.*[^-]$")
_LABELLED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]\s|[一二三四五六七八九十]+、")


def guess_title(document: Document, name: str) -> Guess:
    """Guess a report's title.

    What the file says of itself counts where its text says it, too, or where it is a format that
    people fill in; then the first heading, unless it is that of a section under a title line, the
    first short line, the name of the file.
    """
    said = " ".join(document.details.title.split())
    trusted = document.format in ("epub", "html", "markdown")
    if _fits(said) and (trusted or _speaks_of(document.text[:_BEGINNING], said)):
        return Guess(said, "what the file says of itself")
    top = _top_line(document)
    for place, (block, line) in enumerate(_lines(document, 12)):
        if block.kind == "heading" and block.level <= 1 and _fits(line):
            if top and _heads_section(document, place):
                return top
            return Guess(line, "its first heading")
    for _, line in _lines(document, 3):
        if _is_title(line):
            return Guess(line, "its first line")
    if _fits(said):
        return Guess(said, "what the file says of itself")
    return Guess(_spoken(name) or "Report", "the name of the file")


def guess_date(document: Document, title: str, language: str) -> Guess:
    """Guess when a report is from, as an ISO date.

    A date on a line of its own near the top counts before what the file says of itself, and one in
    the midst of prose, which may be of anything, after it. So may a line below the front be: it
    counts after a year in the title.
    """
    if document.format in ("epub", "html") and document.details.date:
        return Guess(document.details.date, "what the file says of itself")
    if found := first_date(title, language):
        return Guess(found, "its title")
    lines = [line for _, line in _lines(document, 20)]
    if found := _dated(_front(document), language):
        return Guess(found, "its first lines")
    year = last_year(title)
    if year and year <= date.today().year + 1:
        return Guess(f"{year}-01-01", "the year in its title")
    if found := _dated(lines, language):
        return Guess(found, "its first lines")
    if document.details.date:
        return Guess(document.details.date, "what the file says of itself")
    if found := first_date(document.text[:_BEGINNING], language):
        return Guess(found, "its text")
    return Guess(date.today().isoformat(), TODAY)


def _front(document: Document) -> Iterator[str]:
    """Yield the lines that stand with the title: up to prose, a list, a heading of a later page."""
    for block, line in _lines(document, 20):
        overleaf = block.kind == "heading" and block.page != document.blocks[0].page
        if overleaf or len(line) > _SHORT or _BULLET.match(line):
            return
        yield line


def _dated(lines: Iterable[str], language: str) -> str:
    """Return the first date of short lines; empty for none."""
    dates = (first_date(line, language) for line in lines if len(line) <= _SHORT)
    return next(filter(None, dates), "")


def guess_language(document: Document) -> Guess:
    """Guess the language that a report is written in, by its code."""
    said, text = document.details.language, _prose(document)
    if not text:
        return Guess(said or "en", "what the file says of itself" if said else "nothing: too short")
    found, sure = _identified(text)
    if said and (said == found or not sure):
        return Guess(said, "what the file says of itself")
    if not sure and text.isascii():
        return Guess("en", "nothing: too little of it is prose")
    return Guess(found, "its text")


def _lines(document: Document, count: int) -> Iterator[tuple[Block, str]]:
    """Yield the first blocks of a document, each with its first line."""
    for block in document.blocks[:count]:
        first = document.text[block.start : block.end].split("\n")[0]
        yield block, " ".join(first.split())


def _top_line(document: Document) -> Guess | None:
    """Return the line that a document begins with if it may be a title above its headings.

    In a plain text that is any short line, elsewhere one that looks as large as a heading of the
    first or second level.
    """
    for block, line in _lines(document, 1):
        heading = block.kind == "heading" and block.level <= 2
        if (heading or (document.guessed and block.kind == "paragraph")) and _is_title(line):
            return Guess(line, "its first heading" if heading else "its first line")
    return None


def _heads_section(document: Document, place: int) -> bool:
    """Say whether a heading is one of several alike, above sentences, and names no year."""
    heading, *below = document.blocks[place : place + 2]
    texts = [document.text[block.start : block.end] for block in (heading, *below)]
    if place == 0 or not below or below[0].kind == "heading" or not _ENDS.search(texts[1]):
        return False
    alike = sum(b.kind == "heading" and b.level == heading.level for b in document.blocks)
    return alike > 1 and not re.search(YEAR_OF_DATE, texts[0])


def _is_title(line: str) -> bool:
    """Say whether a line is short, can be a title and ends like no sentence."""
    return _fits(line) and len(line) <= _SHORT and not _ENDS.search(line)


def _fits(title: str) -> bool:
    """Say whether something can be a title: it is long enough, and no part's number or label."""
    least, most = _TITLE
    return least <= len(title) <= most and not (_NO_TITLE.match(title) or _LABELLED.match(title))


def _speaks_of(text: str, title: str) -> bool:
    """Say whether most words of a title stand in a text."""
    held = set(re.findall(r"\w+", text.casefold()))
    named = re.findall(r"\w+", title.casefold())
    return bool(named) and 2 * sum(w in held or w in text.casefold() for w in named) >= len(named)


def _spoken(name: str) -> str:
    """Return the name of a file as words."""
    words = re.sub(r"[_\s-]+", " ", Path(name.replace("\\", "/")).stem).strip()
    return words[:1].upper() + words[1 : _TITLE[1]]


def _prose(document: Document) -> str:
    """Return a sample of a document's paragraphs, from all over it."""
    parts = list(_paragraphs(document)) or [document.text]
    step = max(1, sum(map(len, parts)) // _SAMPLE)
    sample = "\n".join(parts[::step])[:_SAMPLE].strip()
    return sample if len(sample) > _ENOUGH else document.text[:_SAMPLE].strip()


def _paragraphs(document: Document) -> Iterator[str]:
    """Yield the texts of a document's paragraphs that hold letters."""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "paragraph" and any(map(str.isalpha, text)):
            yield text


def _identified(text: str) -> tuple[str, bool]:
    """Return the likeliest language of a text, and whether there is enough of it to tell."""
    code, chance = _classify()(text)
    return str(code), float(chance) > _SURE and len(text) > _ENOUGH


@cache
def _classify() -> Callable[[str], tuple[str, float]]:
    """Load what tells languages apart, when first needed."""
    classify: Callable[[str], tuple[str, float]] = language_identifier().classify
    return classify
