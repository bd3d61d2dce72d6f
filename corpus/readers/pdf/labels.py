"""Tells labels, stops and captions by the words of a line."""

import re
from collections.abc import Iterable

from corpus.stops import STOPS

_CLOSERS = "\"'”’»)）]」』›"
_BULLETS = "•●○◦▪■□◆◇▶►▸‣⁃∙·*✓✔➢➤❖※√"
_LABEL = re.compile(
    rf"(?:[{re.escape(_BULLETS)}]|[–—-]\s|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxlc]{{1,5}}|[IVXLC]{{1,5}})[.)](?:\s|$)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.:]?\s|\d{1,3}:\s|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}[、．]|\d{1,2}、|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[①-⑳]|第[一二三四五六七八九十百零〇\d]+[章节節条條款编編]|§+\s?\d|제\s?\d+\s?[장절조]"
    r"|(?:Art(?:icle|ículo|icolo|ikel)?|Section|Sec|Chapter|Статья|Глава)\.?\s\d+)"
)


# Labels of sections from the top: "Part", "Chapter" and so on, then numbers by their dots.
_SECTION = re.compile(
    r"(?:(?:PART|Part|TITLE|Title|Titre|TITRE|Teil)\s+[\dIVXLCA-Z]+\b|第[一二三四五六七八九十百\d]+[编編篇部]|제\s?\d+\s?편)"
    r"|(?P<chapter>(?:CHAPTER|Chapter|Chapitre|CHAPITRE|Kapitel|Capítulo|CAPÍTULO|Глава|ГЛАВА)\s+[\dIVXLC]+\b"
    r"|第[一二三四五六七八九十百\d]+章|제\s?\d+\s?장|Abschnitt\s+\d+)"
    r"|(?P<section>(?:SECTION|Section|Sec\.|Раздел)\s+[\dIVXLC]+\b|第[一二三四五六七八九十百\d]+[节節]|제\s?\d+\s?절)"
    r"|(?P<article>(?:ARTICLE|Article|Artikel|Art\.|Artículo|Articolo|Статья)\s+\d+|§+\s?\d|第[一二三四五六七八九十百\d]+[条條]|제\s?\d+\s?조)"
    r"|(?P<figure>[（(]\d{1,2}[)）]\s?\S|[가나다라마바사아]\.\s)"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3}、)|(?P<bracket>[（(][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<roman>[IVXLC]{1,6}[.,)]?\s+\S)"
    r"|(?P<letter>[A-Z][.)]\s+\S)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,3})*[.)、．]?\s*[^\W\d])"
)
LABEL_ORDER = (
    "",
    "chapter",
    "section",
    "article",
    "chinese",
    "bracket",
    "roman",
    "letter",
    "number",
    "figure",
)


_MONOSPACED = re.compile(
    r"Cour|Mono|NimbusMon|Consol|Typewriter|CMTT|SFTT|Menlo|Inconsolata|FiraCode|Letter ?Gothic",
    re.I,
)

# What captions are called is written in any case, what counts them isn't: no word counts.
_CAPTION = re.compile(
    r"(?:(?i:Tab(?:le|elle|\.|leau|la|ela)|Fig(?:ure|\.|ura)|Abb(?:ildung|\.)|Chart|Exhibit|Graph(?:ique|ic)?"
    r"|Таблица|Рис(?:унок|\.)|Schedule|Box)(?:\s*\d|\s+(?:[A-Z]{1,2}[.\-–]?\d|[A-Z]\b|[IVXLC]+\b|[ivx]+\b)))"
    r"|[表图圖図]\s*[\d一二三四五六七八九十]|[〈<\[]?\s?(?:표|그림)\s?\d"
)

# The number of a note behind a stop.
_NOTE = re.compile(rf"(?:(?<=[^\d\s][{STOPS}”’\"'»)])|(?<=\d{{4}}\.))\d{{1,3}}$")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


def ends_with_stop(text: str) -> bool:
    """Say whether a text ends like a sentence, whatever closes after its stop."""
    bare = text.rstrip()
    if bare[-1:].isdigit():
        bare = _NOTE.sub("", bare)
    return bare.rstrip(_CLOSERS).endswith(tuple(STOPS))


def is_labelled(text: str) -> bool:
    """Say whether a text begins with a bullet or the label of an item."""
    return _LABEL.match(text) is not None


def label_of(text: str) -> tuple[str, int]:
    """Return the kind of label that a heading begins with and its depth, such as 2 of "2.1"."""
    match = _SECTION.match(text)
    if not match:
        return "none", 0
    kind = match.lastgroup or ""
    dots = re.match(r"(?:\d+)(?:\.\d+)*", text)
    return kind, dots[0].count(".") + 1 if kind == "number" and dots else 1


def is_monospaced(font: str) -> bool:
    """Say whether a font's name is that of a typewriter, as programs are set in."""
    return _MONOSPACED.search(font) is not None


def is_leftward(text: Iterable[str]) -> bool:
    """Say whether a text holds letters that are written from right to left."""
    return _LEFTWARD.search("".join(text)) is not None


def is_mostly_leftward(text: str) -> bool:
    """Say whether most letters of a text are read from the right."""
    return sum(1 if is_leftward(char) else -1 for char in text if char.isalpha()) > 0


def are_leftward(texts: Iterable[str]) -> bool:
    """Say whether most texts that have letters are read from the right."""
    lettered = [text for text in texts if any(map(str.isalpha, text))]
    return 2 * sum(map(is_mostly_leftward, lettered)) > len(lettered)


def is_caption(text: str) -> bool:
    """Say whether a text begins like the caption of a table or a figure."""
    return _CAPTION.match(text) is not None
