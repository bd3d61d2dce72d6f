"""What is read of glyphs whose names are made of letters."""

import zlib

import pytest

from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.glyph_names import ligatures_of
from tests.corpus.readers.pdf.reading import texts

_FONT = "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Libertine/FirstChar 27/LastChar 126/Widths[%s]"
_FONT %= " ".join(["500"] * 100)
_CODES = "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[27/f_i/t_t 32/space]>>"
_CONTENT = b"BT /F 10 Tf 60 700 Td (Der Hafen \033ndet sein Bla\034 in der Stadt wieder.) Tj ET"


def _plain() -> bytes:
    """Return a page whose font joins letters, as objects that stand in the file."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(_CONTENT), _CONTENT),
        f"{_FONT}/Encoding 6 0 R>>".encode(),
        _CODES.encode(),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R/Size 7>>\n%%EOF\n"


def _packed(*codes: str) -> bytes:
    """Return fonts of one name with their encodings, packed in a stream."""
    objects: list[str] = []
    for place, text in enumerate(codes):
        objects += [f"{_FONT}/Encoding {2 * place + 1} 0 R>>", text]
    index = " ".join(f"{n} {sum(map(len, objects[:n]))}" for n in range(len(objects)))
    stream = zlib.compress((index + "".join(objects)).encode())
    head = b"9 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode>>\nstream\r\n"
    return head % (len(objects), len(index)) + stream + b"\nendstream\nendobj\n"


def test_letters_that_are_joined_in_one_glyph_are_read_apart() -> None:
    """A glyph named f_i is the letters f and i, and no blank."""
    assert texts(read_pdf(_plain()), "paragraph") == [
        "Der Hafen findet sein Blatt in der Stadt wieder."
    ]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (_packed(_CODES), {"Libertine": {27: "fi", 28: "tt"}}),
        (_packed(_CODES, "<</Differences[28/f_t]>>"), {"Libertine": {27: "fi"}}),
        (_packed("<</Differences[27/fi/s.sc]>>"), {}),
        (b"9 0 obj <</Type/ObjStm/First 9>> stream\nxyz endstream", {}),
        (b"9 0 obj <</Differences[27/f_i", {}),
    ],
    ids=["packed", "at odds", "no joined letters", "not to be unpacked", "cut off"],
)
def test_names_of_glyphs_are_read_from_the_file(
    file: bytes, expected: dict[str, dict[int, str]]
) -> None:
    """Names that are joined letters are told by font and code, unless two fonts are at odds."""
    assert ligatures_of(file) == expected
