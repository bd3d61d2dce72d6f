"""What a file tells of its title, date, language and publisher, and where it tells it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from corpus.added.dates import first_date
from corpus.model import Block, Document
from corpus.stops import STOPS
from corpus.years import YEAR_OF_DATE

# Where a date was found that nothing says, and who published what names nobody.
TODAY = "today: nothing in it says when"
UNKNOWN = "unknown"
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
_LABELLED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]\s|[一二三四五六七八九十]+、")
# Names of accounts and of programs are no publishers.
_NO_PUBLISHER = re.compile(
    r"(?:(?i:user|admin|administrator|owner|unknown|microsoft|windows user)|[a-z0-9._-]+|\W*)$"
)
_PUBLISHED = re.compile(
    r"(?:^|\n|[.;] )\W{0,3}(?:published by|issued by|publisher:|herausgeber(?:in)?:"
    r"|herausgegeben von"
    r"|éditeur ?:|publié par|editor(?:ial)?:|publicado por|издатель:|发布单位：|发布机构：|发行：)"
    r":?\s*([^\n.;,。；，]{3,80})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©\s*(?:copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?,?\s*)?(?:by )?([^\W\d][^\n.;©]{2,80})", re.I
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and in a few words where it was found."""

    value: str
    source: str


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
    the midst of prose, which may be of anything, after it.
    """
    if document.format in ("epub", "html") and document.details.date:
        return Guess(document.details.date, "what the file says of itself")
    if found := first_date(title, language):
        return Guess(found, "its title")
    for _, line in _lines(document, 20):
        if len(line) <= _SHORT and (found := first_date(line, language)):
            return Guess(found, "its first lines")
    years = re.findall(rf"(?<!\d){YEAR_OF_DATE}(?!\d)", title)
    if years and years[-1] <= str(date.today().year + 1):
        return Guess(f"{years[-1]}-01-01", "the year in its title")
    if document.details.date:
        return Guess(document.details.date, "what the file says of itself")
    if found := first_date(document.text[:_BEGINNING], language):
        return Guess(found, "its text")
    return Guess(date.today().isoformat(), TODAY)


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


def guess_publisher(document: Document) -> Guess:
    """Guess who published a report."""
    said = " ".join(document.details.publisher.split())[:120]
    beginning = f"{document.text[:_BEGINNING]}\n{document.text[-_BEGINNING:]}"
    found = _PUBLISHED.search(beginning)
    if not found and said and not _NO_PUBLISHER.match(said):
        return Guess(said, "what the file says of itself")
    if found := found or _COPYRIGHT.search(beginning):
        return Guess(" ".join(found[1].split()), "its text")
    return Guess(UNKNOWN, "nothing in it says who")


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
    """Load py3langid; the import is put off since it takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
