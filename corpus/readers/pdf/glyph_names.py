"""Reads from a file what letters its fonts join in one glyph, where only the glyph's name tells.

PDFium knows the names of the standard ligatures ("fi") but not those that are made of letters
("f_i", "t_t", "Q_u"), and gives their bare code, which may be none that can be seen.
"""

import re
import zlib
from collections.abc import Iterator, Mapping

Ligatures = Mapping[str, Mapping[int, str]]

_OBJECT = re.compile(rb"(\d{1,10}) \d{1,5} obj\b")
_FONT = re.compile(rb"/BaseFont\s*/([^\s/<>\[\]()]+)")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_ENCODING = re.compile(rb"/Encoding\s+(\d{1,10})\s+\d{1,5}\s+R")
_DIFFERENCES = re.compile(rb"/Differences\s*\[([^\]]*)\]")
_JOINED = re.compile(r"[A-Za-z](?:_[A-Za-z])+")
_LONGEST = 16_384
_MOST_UNPACKED = 50_000_000
_HEADER = 400


def ligatures_of(data: bytes) -> Ligatures:
    """Return by the names of fonts the letters of their codes that are joined letters.

    Fonts of one name that don't agree about a code tell nothing of it.
    """
    fonts: list[tuple[str, int]] = []
    encodings: dict[int, dict[int, str]] = {}
    for number, text in _objects(data):
        differences = _DIFFERENCES.search(text)
        joined = _joined(differences[1]) if differences else {}
        if joined:
            encodings[number] = joined
        font, encoding = _FONT.search(text), _ENCODING.search(text)
        if font:
            name = _SUBSET.sub("", font[1].decode("latin-1"))
            fonts.append((name, int(encoding[1]) if encoding else number))
    return _by_font(fonts, encodings)


def _by_font(fonts: list[tuple[str, int]], encodings: Mapping[int, dict[int, str]]) -> Ligatures:
    """Return the ligatures of each font that has some, without those that are told twice."""
    found: dict[str, dict[int, str]] = {}
    for name, encoding in fonts:
        known = found.setdefault(name, {})
        for code, letters in encodings.get(encoding, {}).items():
            known[code] = letters if known.get(code, letters) == letters else ""
    told = {
        name: {code: text for code, text in codes.items() if text} for name, codes in found.items()
    }
    return {name: codes for name, codes in told.items() if codes}


def _joined(differences: bytes) -> dict[int, str]:
    """Return the letters of each code whose glyph's name is made of letters."""
    joined: dict[int, str] = {}
    code = 0
    for word in differences.decode("latin-1").replace("/", " /").split():
        if word.startswith("/"):
            if _JOINED.fullmatch(word[1:]):
                joined[code] = word[1:].replace("_", "")
            code += 1
        elif word.isdigit() and len(word) <= 5:
            code = int(word)
    return joined


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of a file with their numbers, no longer than fonts and encodings are."""
    left = _MOST_UNPACKED
    for match in _OBJECT.finditer(data):
        text = data[match.end() : match.end() + _LONGEST]
        body, stream, _ = text.partition(b"stream")
        yield int(match[1]), body.partition(b"endobj")[0]
        if stream and b"/ObjStm" in body[:_HEADER] and left > 0:
            start = match.end() + len(body) + len(stream)
            packed = _unpacked(data, start, left)
            left -= len(packed)
            yield from _packed_objects(body, packed)


def _unpacked(data: bytes, start: int, most: int) -> bytes:
    """Return the stream that begins at a place; nothing where it can't be unpacked."""
    start += data[start : start + 2].startswith(b"\r\n") + 1
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(data[start : end if end > 0 else None], most)
    except zlib.error:
        return b""


def _packed_objects(header: bytes, stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects that are packed in a stream."""
    first = re.search(rb"/First\s+(\d{1,9})", header)
    if not first:
        return
    start = int(first[1])
    numbers = [int(word) for word in stream[:start].split() if word.isdigit() and len(word) < 11]
    places = [*numbers[1::2], len(stream) - start]
    for number, place, end in zip(numbers[::2], places, places[1:], strict=False):
        yield number, stream[start + place : start + min(end, place + _LONGEST)]
