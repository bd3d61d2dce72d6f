"""Dates and years in the words of a report."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.added.dates import first_date, last_year
from tests.corpus.added.test_guesses import PROSE, read
from tests.corpus.readers.pdf.typeset import made, write


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On 20 January 2022, at noon", "en", "2022-01-20"),
        ("January 5th, 2021 and 1 May 2020", "en", "2021-01-05"),
        ("3/4/2022", "en", "2022-03-04"),
        ("3/4/2022", "fr", "2022-04-03"),
        ("am 3. März 2019", "de", "2019-03-03"),
        ("den 03.04.2018", "de", "2018-04-03"),
        ("le 1er février 2017", "fr", "2017-02-01"),
        ("20 de enero de 2016", "es", "2016-01-20"),
        ("2022年1月20日在沈阳", "zh", "2022-01-20"),
        ("20 января 2015 года", "ru", "2015-01-20"),
        ("2014-12-31", "ja", "2014-12-31"),
        ("31 February 2022, then 1 March 2022", "en", "2022-03-01"),
        ("in 2022 and on 1 May", "en", ""),
        ("令和4年3月31日", "ja", "2022-03-31"),
        ("平成三十一年４月１日", "ja", "2019-04-01"),
        ("二〇二二年1月20日", "zh", "2022-01-20"),
        ("中華民國110年12月5日", "zh", "2021-12-05"),
        ("31 มีนาคม พ.ศ. 2565", "th", "2022-03-31"),
    ],
)
def test_the_first_whole_date_is_found(text: str, language: str, expected: str) -> None:
    """In the language of the text and in English; days that there are not are passed over."""
    assert first_date(text, language) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Report 2019–2021", 2021),
        ("令和三年度 港湾整備事業報告書", 2021),
        ("令和元年版 白書", 2019),
        ("昭和六十三年度 報告", 1988),
        ("民国一百一十年 年報", 2021),
        ("平成十十年 報告", None),
        ("二〇二一年工作报告", 2021),
        ("التقرير السنوي ٢٠٢١", 2021),
        ("รายงานประจำปี 2564", 2021),
        ("รายงานบ้าน 2500 หลัง", None),
        ("Room 12021", None),
    ],
)
def test_the_last_year_of_a_title_is_found(title: str, expected: int | None) -> None:
    """In any digits, and as Japan, Taiwan and Thailand count years."""
    assert last_year(title) == expected


@pytest.mark.parametrize(
    ("below", "expected", "source"),
    [
        (
            f"- Payment on 6 May 2022\n- Sales rise\n\n{PROSE}",
            "2021-01-01",
            "the year in its title",
        ),
        (f"{PROSE}\n\nPayment on 6 May 2022\n", "2021-01-01", "the year in its title"),
        (f"6 May 2022\n\n{PROSE}", "2022-05-06", "its first lines"),
        (f"– 6 May 2022 –\n\n{PROSE}", "2022-05-06", "its first lines"),
    ],
)
def test_a_date_below_the_beginning_counts_after_the_year_in_the_title(
    below: str, expected: str, source: str, tmp_path: Path
) -> None:
    """An item of a list or a line under prose may be of anything."""
    candidate = read(tmp_path, "x.md", f"# Results of 2021\n\n{below}")
    assert (candidate.entry.date, candidate.guessed["date"]) == (expected, source)


def test_a_date_on_a_later_slide_counts_after_the_year_in_the_title(tmp_path: Path) -> None:
    """On the back of a title page it counts before."""

    def pages(*lines: tuple[float, str]) -> bytes:
        """Return a file with a title and a line on its first page, the others on its second."""

        def draw(canvas: Canvas) -> None:
            """Draw both."""
            write(canvas, 60, 90, "Results of 2021", 28)
            write(canvas, 60, 140, "Sales rise", 14)
            canvas.showPage()
            for place, (size, line) in enumerate(lines):
                write(canvas, 60, 90 + 50 * place, line, size)

        return made(draw)

    slides = read(tmp_path, "a.pdf", pages((28, "Dividend"), (14, "Payment on 6 May 2022")))
    assert slides.guessed["date"] == "the year in its title"
    imprint = read(tmp_path, "b.pdf", pages((14, "Printed on 6 May 2022"), (14, "Second edition")))
    assert (imprint.entry.date, imprint.guessed["date"]) == ("2022-05-06", "its first lines")
