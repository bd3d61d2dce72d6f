"""What tells the columns of a PDF's page where one of them is short, and ruby from lines."""

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import headings, left_out, read_on, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, wrapped, write

LONG = f"{HARBOUR} {BRIDGE} {HARBOUR}"
CHINESE = "全年共完成水利投资七亿元比上年增长九点四个百分点新建泵站二十三座加固堤防一百公里"


def after_a_break(shorter: int) -> tuple[bytes, str]:
    """Return a page whose second column has so many lines only, and its text."""
    lines = wrapped(LONG, 210)[:-1]

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Accounts of the Harbour", 16, "Times-Bold")
        for index, line in enumerate(lines):
            place = index - (len(lines) - shorter)
            write(canvas, 60 if place < 0 else 310, 90 + 12 * max(index * (place < 0), place), line)

    return made(draw), " ".join(lines)


def test_a_column_of_one_or_two_lines_is_read_last() -> None:
    """The last lines of a text at the top of the next column don't run into the first ones."""
    for shorter in (1, 2):
        data, whole = after_a_break(shorter)
        assert texts(read_pdf(data), "paragraph") == [whole]


def test_a_line_beside_other_text_is_no_column() -> None:
    """What stands at the right of a page whose lines are wide is read with them, line by line."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 310, 90, "To the treasurer of the harbour of the town", 10)
        write(canvas, 60, 90, "From the council of the town and its clerk", 10)
        for index, line in enumerate(wrapped(f"{LONG} {LONG}", 460)):
            write(canvas, 60, 120 + 12 * index, line)

    paragraphs = texts(read_pdf(made(draw)), "paragraph")
    assert paragraphs[-1] == f"{LONG} {LONG}"


def test_first_lines_that_are_indented_count_as_lines_of_their_column() -> None:
    """Short columns whose first lines are indented by two characters are columns."""
    registerFont(UnicodeCIDFont("STSong-Light"))

    def line(canvas: Canvas, x: float, y: float, text: str, size: float = 12) -> None:
        write(canvas, x, y, text, size, "STSong-Light")

    def draw(canvas: Canvas) -> None:
        line(canvas, 60, 110, "一、工程建设", 16)
        for x, y in ((60, 136), (310, 84)):
            line(canvas, x + 24, y, CHINESE[:16])
            line(canvas, x, y + 18, CHINESE[16:34])
            line(canvas, x, y + 36, CHINESE[:18])
            line(canvas, x, y + 54, CHINESE[34:] + "。")
        for x, y in ((60, 222), (310, 170)):
            line(canvas, x + 24, y, CHINESE[:16])
            line(canvas, x, y + 18, CHINESE[16:34] + "。")

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "一、工程建设")]
    whole, part = f"{CHINESE[:34]}{CHINESE[:18]}{CHINESE[34:]}。", f"{CHINESE[:34]}。"
    assert texts(document, "paragraph") == [whole, part, whole, part]


def test_a_wide_line_near_a_column_leaves_its_paragraphs_whole() -> None:
    """A line across the page above lines that end at one edge doesn't part them."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    lines = [CHINESE[start : start + 18] for start in (0, 4, 8, 12)]

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "水利局", 12, "STSong-Light")
        write(canvas, 500, 60, "工作报告", 12, "STSong-Light")
        for index, text in enumerate(lines):
            write(canvas, 60, 108 + 18 * index, text, 12, "STSong-Light")
        write(canvas, 60, 180, "公里。", 12, "STSong-Light")

    assert texts(read_pdf(made(draw)), "paragraph")[-1] == "".join(lines) + "公里。"


def test_ruby_is_left_out() -> None:
    """Small kana above characters tell how these are read, and are no line of the text."""
    registerFont(UnicodeCIDFont("HeiseiMin-W3"))

    def draw(canvas: Canvas) -> None:
        lines = (
            "主な要因は東埠頭の岸壁改修工事が完了し",
            "たことである。浚渫土砂の処分場は満杯となる。",
        )
        for index, text in enumerate(lines):
            write(canvas, 60, 100 + 20 * index, text, 12, "HeiseiMin-W3")
        write(canvas, 144, 88, "ふとう", 6, "HeiseiMin-W3")
        write(canvas, 144, 108, "しゅんせつ", 6, "HeiseiMin-W3")

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [
        "主な要因は東埠頭の岸壁改修工事が完了したことである。浚渫土砂の処分場は満杯となる。"
    ]
    assert left_out(document) == [
        (1, "reading of the characters below", "ふとう"),
        (1, "reading of the characters below", "しゅんせつ"),
    ]


def test_a_kana_line_above_a_large_title_is_no_ruby() -> None:
    """It begins where the title does, and is longer than the reading of a word."""
    registerFont(UnicodeCIDFont("HeiseiMin-W3"))

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "アニュアルレポート", 12, "HeiseiMin-W3")
        write(canvas, 60, 90, "年次報告書二〇二三", 28, "HeiseiMin-W3")
        write(canvas, 60, 140, "浚渫土砂の処分場は満杯となる。", 12, "HeiseiMin-W3")

    document = read_pdf(made(draw))
    assert left_out(document) == []
    assert read_on(document)[:2] == ["アニュアルレポート", "年次報告書二〇二三"]


def test_a_short_line_counts_as_one_of_its_column() -> None:
    """Two wide lines and a short one beside three wide ones are a column."""
    lines = wrapped(HARBOUR, 210)[:3]

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            write(canvas, 60, 96 + 12 * index, line)
        for index, line in enumerate((*lines[:2], "and the quay.")):
            write(canvas, 310, 96 + 12 * index, line)
        for index, line in enumerate(wrapped(BRIDGE, 210)):
            write(canvas, 310, 156 + 12 * index, line)

    assert texts(read_pdf(made(draw)), "paragraph") == [
        " ".join(lines),
        f"{lines[0]} {lines[1]} and the quay.",
        BRIDGE,
    ]
