"""The unigram tokenizer: the likeliest cut, what it replaces, and what no piece has."""

import pytest

from embeddings.transformer.unigram import Piece, Unigram

# Log probabilities: "▁pigs" is likelier than "▁pig" and "s" together, "ab" less than "a" and "b".
PIECES = {"<unk>": 0.0, "▁": -3.0, "▁pig": -4.0, "s": -2.0, "▁pigs": -5.0, "a": -1.0, "b": -1.0}
PIECES |= {"ab": -2.5, "▁fi": -3.0}
NORMAL = {0xFB01: "fi", 0x9: " ", 0xA0: " "}
UNIGRAM = Unigram.of(list(PIECES), list(PIECES.values()), NORMAL, unknown=0)
IDS = {piece: number for number, piece in enumerate(PIECES)}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("pigs", ["▁pigs"]),
        ("pig", ["▁pig"]),
        ("ab", ["▁", "a", "b"]),
        (" pigs", ["▁pigs"]),
        ("pigs   \t pigs", ["▁pigs", "▁pigs"]),
        ("\ufb01", ["▁fi"]),
        ("pigs猪s", ["▁pigs", "<unk>", "s"]),
        ("猪狗", ["▁", "<unk>", "<unk>"]),
        ("", ["▁"]),
    ],
)
def test_a_text_is_cut_the_likeliest_way(text: str, pieces: list[str]) -> None:
    """Spaces become the pieces' own mark, one for many, and code points are replaced first."""
    assert UNIGRAM.encode(text) == [IDS[piece] for piece in pieces]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("pigs pig", [("▁pigs", 0, 4), ("▁pig", 5, 8)]),
        ("  pigs \t pigs", [("▁pigs", 2, 6), ("▁pigs", 9, 13)]),
        ("pigs猪s", [("▁pigs", 0, 4), ("<unk>", 4, 5), ("s", 5, 6)]),
        ("\ufb01 ab", [("▁fi", 0, 1), ("▁", 2, 2), ("a", 2, 3), ("b", 3, 4)]),
        ("ab ", [("▁", 0, 0), ("a", 0, 1), ("b", 1, 2), ("▁", 3, 3)]),
        ("", [("▁", 0, 0)]),
    ],
)
def test_pieces_know_their_places(text: str, places: list[tuple[str, int, int]]) -> None:
    """The same pieces, each where it stands in the text; a space in front isn't theirs."""
    assert UNIGRAM.pieces(text) == [Piece(IDS[piece], *place) for piece, *place in places]
    assert [each.id for each in UNIGRAM.pieces(text)] == UNIGRAM.encode(text)


def test_a_piece_may_go_on_behind_a_space() -> None:
    """Then a text is cut as a whole, and not word by word."""
    pieces = {**PIECES, "▁pigs▁ab": -1.5}
    unigram = Unigram.of(list(pieces), list(pieces.values()), NORMAL, unknown=0)
    assert unigram.encode("pigs ab pigs") == [len(PIECES), IDS["▁pigs"]]
