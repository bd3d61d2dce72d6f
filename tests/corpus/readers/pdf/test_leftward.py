"""Arabic and Hebrew of PDF files: the letters of words, ligatures, figures with commas, lines."""

from collections.abc import Sequence

import pytest

from corpus.readers.pdf.columns import in_order, item_of, stripes_of
from corpus.readers.pdf.deferred import placed
from corpus.readers.pdf.paragraphs import chunks_of
from corpus.readers.pdf.pieces import pieces_of
from corpus.readers.pdf.shapes import Drawing, Glyph, Piece, Sheet, Style

STYLE = Style("Amiri", 10, False, False, False, False)
# Where the lines of a column end on the left.
RAGGED = (330, 310, 321, 340, 400)


def _read(*stored: tuple[str, float]) -> list[str]:
    """Return what is read of characters, each six points wide; a blank before one parts words."""
    glyphs = [
        Glyph(char.strip(), x, x + 6, 100, STYLE, 2 if char.startswith(" ") else 0)
        for char, x in stored
    ]
    return [piece.text for piece in pieces_of(glyphs)]


def test_a_word_that_stands_from_the_left_in_the_file_is_turned() -> None:
    """Its letters are read from the right; a word that stands as it is read stays."""
    assert _read(("ر", 62), ("ي", 68), ("ر", 74), ("ق", 80), ("ت", 86)) == ["تقرير"]
    assert _read(("م", 94), ("ا", 88), ("ع", 82), (" د", 58), ("ق", 64), ("و", 70)) == ["ماع وقد"]


def test_a_stop_behind_a_turned_word_stays_behind_it() -> None:
    """The mark to the left of the letters ends the sentence."""
    assert _read(("ق", 62), ("ب", 68), ("ا", 74), ("س", 80), (".", 56)) == ["سابق."]


def test_signs_on_letters_are_turned_with_them() -> None:
    """A sign that stands in the file before the letter under it is read behind it."""
    assert _read(("م", 62), ("\u0651", 68), ("ل", 68), ("ع", 74)) == ["علّم"]


def test_lam_and_alef_of_one_glyph_are_read_in_their_order() -> None:
    """So are the letters of all ligatures of the page; those in order already are left."""
    wrong = [("خ", 80), ("ا", 74), ("ل", 74), ("ل", 68)]
    assert _read(*wrong) == ["خلال"]
    assert _read(*wrong, (" ح", 58), ("م", 58), ("د", 52)) == ["خلال محد"]
    assert _read(("خ", 80), ("ل", 74), ("ا", 74), ("ل", 68)) == ["خلال"]
    assert _read(("ا", 80), ("إ", 74), ("ل", 74), ("م", 68)) == ["الإم"]
    assert _read(("ا", 80), ("ل", 74), ("م", 68)) == ["الم"]


def test_a_comma_to_the_left_of_a_figure_is_read_behind_it() -> None:
    """Only in a line that is read from the right, but for commas that are Arabic."""
    figure = [("2", 46), ("0", 52), ("2", 58), ("1", 64)]
    assert _read(("م", 80), ("ا", 74), (" ،", 40), *figure) == ["ما 2021،"]
    assert _read((" .", 40), *figure, (" م", 32), ("ا", 26)) == ["2021. ما"]
    assert _read(("،", 40), *figure) == ["2021،"]
    assert _read(("،", 70), *figure) == ["،2021"]
    assert _read((".", 20), ("5", 26), (" a", 35), ("b", 41), ("c", 47), (" م", 57)) == [".5 abc م"]


def test_a_point_that_begins_a_fraction_stays_before_it() -> None:
    """Behind a figure it stands at the end of a line, in a list's number, or behind a year."""
    fraction = [(" .", 40), ("7", 46), ("5", 52)]
    before, after = [("م", 70), ("ا", 64)], [(" م", 32), ("ا", 26)]
    assert _read(*before, *fraction, *after) == ["ما .75 ما"]
    assert _read(*before, *fraction) == ["ما 75."]
    assert _read(*fraction, *after) == ["75. ما"]


def test_a_dash_to_the_right_of_a_figure_is_read_before_it() -> None:
    """It joins the figure to a word, or is its sign; one between figures stays."""
    dash = [("9", 52), ("5", 58), ("-", 64)]
    assert _read(("ו", 70), *dash, (" א", 40), ("ל", 34)) == ["ו-95 אל"]
    assert _read(("ל", 100), (".", 58), *[(c, 64 + 6 * i) for i, c in enumerate("6,200-")]) == [
        "ל-6,200."
    ]
    assert _read(("ב", 88), *[(c, 64 + 6 * i) for i, c in enumerate("9-10")]) == ["ב9-10"]


@pytest.mark.parametrize("figure", ["95%", "3.5%", "(95)", "95₪", "12°"])
def test_a_dash_to_the_right_of_a_percentage_is_read_before_it(figure: str) -> None:
    """So it is beside a figure with any unit behind it, or in brackets; words stay as they are."""
    stored = [(char, 64 + 6 * place) for place, char in enumerate(f"{figure}-")]
    assert _read(("ו", 70 + 6 * len(figure)), *stored) == [f"ו-{figure}"]
    assert _read(("ו", 94), ("ל", 88), ("a", 70), ("b", 76), ("-", 82)) == ["ולab-"]


def test_hebrew_with_vowels_is_read_as_it_is_stored() -> None:
    """Letters and points that come from the right stay so."""
    stored = [("ש", 86), ("\u05b8", 86), ("ל", 80), ("ו", 74), ("\u05b9", 74), ("ם", 68)]
    assert _read(*stored) == ["שָלוֹם"]


def _line(text: str, x0: float, base: float) -> Piece:
    """Return a line that ends at the right edge of its column."""
    return Piece(text, x0, 300, base, 10, "Amiri", 0, 0)


def test_a_paragraph_that_is_read_from_the_right_has_its_room_on_the_left() -> None:
    """A full line goes on with one whose left end is elsewhere; a short one ends its paragraph."""
    lines = [
        _line("بلغ متوسط إنتاج المياه خلال عام", 102, 100),
        _line("2021، بزيادة عن العام", 106, 112),
        _line("السابق وهي كبيرة.", 220, 124),
        _line("وتوقفت محطة الشاطئ عن العمل", 101, 136),
        _line("يومين.", 270, 148),
    ]
    chunks = [[line.text for line in chunk.lines] for chunk in chunks_of(lines, 1)]
    assert chunks == [[line.text for line in part] for part in (lines[:3], lines[3:])]


def test_names_from_the_right_leave_a_paragraph_as_it_is_read() -> None:
    """A line counts as read from the right where most of its letters are."""
    lines = [
        Piece("Rafah (رفح) was reached by the convoy on", 60, 300, 100, 10, "Times", 0, 0),
        Piece("Monday from Gaza (غزة).", 60, 180, 112, 10, "Times", 0, 0),
        Piece("Jaffa (يافا) was reached by another convoy on", 60, 300, 124, 10, "Times", 0, 0),
        Piece("Sunday.", 60, 100, 136, 10, "Times", 0, 0),
    ]
    chunks = [[line.text for line in chunk.lines] for chunk in chunks_of(lines, 1)]
    assert chunks == [[line.text for line in part] for part in (lines[:2], lines[2:])]


def test_columns_that_are_read_from_the_right_begin_with_the_right_one() -> None:
    """They are told by their right edges, since their lines end where they may on the left."""
    left, right = _columns()
    flows = in_order([item_of(piece) for piece in (*left, *right)])
    assert [[item.content for item in flow] for flow in flows] == [right, left]


def test_figures_turn_no_page_that_is_read_from_the_right() -> None:
    """Numbers without letters, as of a chart, say nothing of the side that it is read from."""
    left, right = _columns()
    numbers = [Piece("3", 20, 26, 100 + 5 * i, 10, "Amiri") for i in range(12)]
    flows = in_order([item_of(piece) for piece in (*numbers, *left, *right)])
    contents = [item.content for flow in flows for item in flow]
    assert [content for content in contents if content not in numbers] == [*right, *left]


def test_a_quote_beside_columns_from_the_right_stands_in_one_of_them() -> None:
    """It is read before the next heading of its own column, and the stripe is told as there."""
    left, right = _columns()
    heading = Piece("المياه", 500, 540, 180, 14, "Amiri")
    other = Piece("السكان", 260, 300, 170, 14, "Amiri")
    quote = [Piece("كان العام صعبا", 450, 540, 124, 16, "Amiri")]
    assert stripes_of([*left, *right]) == [305.0]
    item = placed(quote, [*left, *right, heading, other], Sheet(1, "1", 600, 800, (), Drawing()))
    assert item.box.top == pytest.approx(179, abs=0.1)


def _columns() -> tuple[list[Piece], list[Piece]]:
    """Return the lines of a left and a right column that are read from the right."""
    places = list(enumerate(RAGGED))
    return (
        [Piece(f"التعليم {i}", x - 240, 300, 100 + 14 * i, 10, "Amiri") for i, x in places],
        [Piece(f"الزراعة {i}", x, 540, 100 + 14 * i, 10, "Amiri") for i, x in places],
    )


def test_words_of_a_justified_line_from_the_right_are_one_piece() -> None:
    """Even gaps wider than those between cells are blanks; uneven ones part cells."""
    line = (("كتب", 200), (" على", 162), (" ورق", 124), (" جيد", 86))
    assert _read(*_spread(line)) == ["كتب على ورق جيد"]
    cells = (("كتب", 200), (" على", 162), (" ورق", 100), (" جيد", 62))
    assert len(_read(*_spread(cells))) > 1


def _spread(words: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the letters of words, each of which begins at its right end."""
    return [
        ((" " if word[0] == " " and not place else "") + letter, x - 6 * place)
        for word, x in words
        for place, letter in enumerate(word.strip())
    ]
