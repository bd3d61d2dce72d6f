"""What a saved web page holds beside the report: found by general signs, at the edges only."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from corpus.digits import ascii_digits
from corpus.model import Block, Document, LeftOut
from corpus.stops import SENTENCE_ENDS
from corpus.years import YEARS

_END_MARK = re.compile(r"\W*(?:the\s+)?end\W*", re.IGNORECASE)
# Sites of China end with the number that they are registered by.
_COPYRIGHT = re.compile(r"©|\bcopyright\b|all rights reserved|ICP\s?[备備]", re.IGNORECASE)
_LINKS = re.compile(r"[^|»›]+(?:[|»›][^|»›]+)+")
# The way to a page, above its text: "Home > News > Harbour"; below it may be what to tap.
_WAY = re.compile(r"[^>\uff1e\n]+(?:\s[>\uff1e]\s[^>\uff1e\n]+){2,}")
# Marks that open and close a quotation part no links.
_QUOTED = re.compile(r"«[^«»|]+»|‹[^‹›|]+›|»[^«»|]+«|›[^‹›|]+‹")
# A heading may be a year alone, or two: "2018", "2018/19", "2018 & 2019".
_YEARS = re.compile(rf"\W*{YEARS}(?:\W{{1,3}}{YEARS})?\W*")
_PROSE_WORDS = 12
_KANA = re.compile("HIRAGANA|KATAKANA.*")
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS.replace('…', '')}][)\]”’\"']*$")


def leave_out(document: Document) -> Document:
    """Take boilerplate out of a document.

    Left out are an end mark with all that follows it, and, before the first and after the last
    line of prose: lines in another script than the prose, copyright lines, rows of links.
    Nothing between two lines of prose is touched.
    """
    texts = [document.text[block.start : block.end] for block in document.blocks]
    prose = [i for i, text in enumerate(texts) if _is_prose(text)]
    if not prose:
        return document
    main = script("".join(texts[i] for i in prose))
    kept: list[Block] = []
    left_out = list(document.left_out)
    ended = False
    for i, (block, text) in enumerate(zip(document.blocks, texts, strict=True)):
        ended = ended or (i > prose[-1] and _END_MARK.fullmatch(text) is not None)
        at_edge = i < prose[0] or i > prose[-1]
        why = "after the end mark" if ended else _why(text, main) if at_edge else None
        if i < prose[0] and block.kind != "heading" and _WAY.fullmatch(text):
            why = "row of links"
        if why is None:
            kept.append(block)
        else:
            lines = enumerate(text.split("\n"), block.line)
            left_out.extend(LeftOut(number, line.strip(), why) for number, line in lines)
    return replace(document, blocks=tuple(kept), left_out=tuple(left_out))


def _why(text: str, main: str) -> str | None:
    """Return why a line at an edge is no part of the report, or None when it is."""
    if _COPYRIGHT.search(text):
        return "copyright line"
    # Titles, addresses and names stand in Latin letters in reports of every script.
    if script(text) not in (main, "LATIN") and not _YEARS.fullmatch(ascii_digits(text)):
        return f"not in {main.title()} script"
    if _LINKS.fullmatch(_QUOTED.sub("-", text)):
        return "row of links"
    return None


def _is_prose(text: str) -> bool:
    """Say whether a text reads like a paragraph: some length and a sentence's end."""
    long_enough = len(text.split()) >= _PROSE_WORDS or (not text.isascii() and len(text) >= 40)
    return long_enough and _SENTENCE_END.search(text) is not None


def script(text: str) -> str:
    """Return the script that most letters of a text are in, such as `LATIN` or `CJK`.

    Japanese is written in three, and they count as one.
    """
    names: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            names[_KANA.sub("CJK", unicodedata.name(letter, "NONE").split()[0])] += count
    return names.most_common(1)[0][0] if names else "NONE"
