"""The text of a Markdown paragraph or heading: its markup stays, what isn't shown goes."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt

from corpus.readers.labels import ends_with_stop
from corpus.readers.text.dialogue import dialogue_starts
from corpus.readers.text.lines import Joiner, Line, is_dense, width
from corpus.readers.text.wrapping import End, line_ends

_INLINE = MarkdownIt("commonmark")
_CODE = re.compile(r"(`+[^`\n]{1,2000}`+)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|div|em|font|i|img|ins|kbd|mark|p|q|s|small|span|strong"
    r"|sub|sup|tt|u|var|wbr)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ATTRIBUTES = re.compile(r"(?<!\s)\s*\{:?\s*[#.][^{}]{0,200}\}\s*$")
_FOOTNOTE = re.compile(r"^\[\^[^\]]{1,60}\]:")
_NOTE_MARK = re.compile(r"\[\^[^\]]{1,60}\]")
_PICTURE = re.compile(r"\[?!\[[^\]]{0,500}\]\([^)]{0,2000}\)(?:\]\([^)]{0,2000}\))?")
_HEADING_LENGTH = 2000
_WIDE = 150
# A question that is emphasised as a whole.
_QUESTION = re.compile(r"([*_]{1,3})[^*_].{0,300}[?？][*_]{0,3}")


def paragraphs(content: str, joiner: Joiner) -> Iterator[str]:
    """Yield what a paragraph of Markdown says: hard breaks stay, its other lines are joined.

    It is one, but for footnotes below each other and lines as long as paragraphs.
    """
    lines = [line.strip("\n") for line in content.split("\n")]
    starts = {n for n, line in enumerate(lines) if n and _FOOTNOTE.match(line)}
    starts.update(dialogue_starts(lines))
    if len(lines) > 1 and _QUESTION.fullmatch(lines[0].strip()[:_HEADING_LENGTH]):
        starts.add(1)
    cuts = sorted({0, *starts, len(lines)})
    for first, last in pairwise(cuts):
        yield from _joined(lines[first:last], joiner)


def heading_text(content: str) -> str:
    """Return a heading as it is shown: without markup, attributes and marks of notes."""
    text = _NOTE_MARK.sub("", _ATTRIBUTES.sub("", content))
    if len(text) > _HEADING_LENGTH:
        return " ".join(text.split())
    shown: list[str] = []
    for token in _INLINE.parseInline(text)[0].children or ():
        if token.type in ("text", "code_inline"):
            shown.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or token.content.startswith("<br"):
            shown.append(" ")
    return " ".join("".join(shown).split())


def is_picture(text: str) -> bool:
    """Say whether a paragraph is only pictures."""
    return "![" in text and not _PICTURE.sub("", text).strip()


def clean(text: str) -> str:
    """Return a line without tags, and with the letters that entities and escapes stand for."""
    if not ("<" in text or "&" in text or "\\" in text):
        return text
    pieces = _CODE.split(text)
    for place in range(0, len(pieces), 2):
        piece = _TAG.sub("", _BREAK.sub("\n", pieces[place]))
        pieces[place] = unescape(_ESCAPE.sub(r"\1", piece))
    return "".join(pieces)


def _joined(lines: Sequence[str], joiner: Joiner) -> Iterator[str]:
    """Yield the paragraphs that lines make."""
    hard = [line.endswith(("  ", "\\")) or _begins_line(after) for line, after in pairwise(lines)]
    texts = [line.strip().removesuffix("\\").rstrip() for line in lines]
    ends = _ends(texts)
    start = 0
    for place in range(len(texts)):
        if place == len(ends) or (ends[place] is End.PARAGRAPH and not hard[place]):
            part = [clean(text) for text in texts[start : place + 1]]
            stays = [hard[n] or ends[n] is End.LINE for n in range(start, place)]
            joined = joiner.join(part, stays).text
            yield "\n".join(line.strip() for line in joined.split("\n")).strip()
            start = place + 1


def _begins_line(text: str) -> bool:
    """Say whether a line begins on its own: a definition, a line of verse."""
    return text.startswith((": ", "| "))


def _ends(texts: Sequence[str]) -> list[End]:
    """Say what the lines' ends mean: nothing, unless nobody wrapped such lines."""
    if len(texts) > 1 and is_dense(texts[0] + texts[-1]):
        return line_ends([Line(text, text, 0) for text in texts])
    unwrapped = (
        len(texts) > 1
        and all(map(ends_with_stop, texts[:-1]))
        and (sum(width(text) > _WIDE for text in texts) * 2 >= len(texts))
    )
    return [End.PARAGRAPH if unwrapped else End.WRAP] * (len(texts) - 1)
