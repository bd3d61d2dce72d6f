"""Pages drawn by a process of their own: the yellow is where the sentence stands."""

from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from reportlab.pdfgen.canvas import Canvas

from bot.answering.answers import Passage
from bot.answering.page_picture.parts import request_for
from bot.answering.page_picture.studio import Studio
from bot.answering.page_picture.views import WIDTH
from tests.bot.answering.page_picture.reports import (
    LINES,
    Tint,
    corners,
    line_at,
    lines,
    opened,
    pdf,
    plain,
    report_of,
    request,
    tint,
)
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, Galley

pytestmark = pytest.mark.slow

# A yellow mark reaches a little over the ends of its line, and is drawn in whole pixels.
NEAR = 0.006


def near(tinted: Tint, expected: Tint) -> bool:
    """Say whether what is yellow is where it should be."""
    pairs = zip(astuple(tinted), astuple(expected), strict=True)
    return all(abs(found - wanted) < NEAR for found, wanted in pairs)


def turned(canvas: Canvas) -> None:
    """Draw a page that lies on its side in the file and is shown upright."""
    canvas.setPageRotation(90)  # which lays the sheet on its side in the file
    corners(canvas, 0, 0, 842, 595)
    canvas.translate(300, 120)
    canvas.rotate(90)
    lines(canvas, 0, 0)


def sideways(canvas: Canvas) -> None:
    """Draw a page that lies on its side and is shown so."""
    canvas.setPageSize((842, 595))
    corners(canvas, 0, 0, 842, 595)
    canvas.translate(300, 120)
    canvas.rotate(90)
    lines(canvas, 0, 0)


def upside_down(canvas: Canvas) -> None:
    """Draw a page that stands on its head in the file and is shown upright."""
    canvas.setPageRotation(180)
    corners(canvas, 0, 0, 595, 842)
    canvas.translate(505, 342)
    canvas.rotate(180)
    lines(canvas, 0, 0)


def cut(canvas: Canvas) -> None:
    """Draw a page of which only a part is shown."""
    canvas.setCropBox((40, 300, 560, 700))
    corners(canvas, 40, 300, 560, 700)
    lines(canvas, 90, 500)


@pytest.mark.parametrize(
    ("draw", "place", "page"),
    [
        (plain, (90, 342), (595, 842)),
        (turned, (120, 300), (595, 842)),
        (sideways, (120, 300), (595, 842)),
        (upside_down, (90, 342), (595, 842)),
        (cut, (50, 200), (520, 400)),
    ],
)
@pytest.mark.parametrize("index", [0, 1, 2])
async def test_the_sentence_is_yellow_and_nothing_else(
    draw: Callable[[Canvas], None],
    place: tuple[float, float],
    page: tuple[float, float],
    index: int,
    tmp_path: Path,
) -> None:
    """However the page is turned or cut, its text is upright, and the line asked for marked."""
    report = report_of(tmp_path, pdf(draw))
    made = await Studio().pictures(request(report, LINES[index]))
    assert made.is_marked and len(made.pictures) == 1
    image = opened(made.pictures[0])
    assert image.width == WIDTH
    assert abs(image.width / image.height - page[0] / page[1]) < 0.01
    assert near(tint(image), line_at(*place, index, page))


async def test_empty_margins_are_left_away(tmp_path: Path) -> None:
    """The lines fill more of the picture than of the page, and are marked all the same."""
    report = report_of(tmp_path, pdf(lambda canvas: lines(canvas, 90, 500)))
    made = await Studio().pictures(request(report, LINES[1]))
    image = opened(made.pictures[0])
    tinted = tint(image)
    assert tinted.x1 - tinted.x0 > 0.9
    assert image.width == WIDTH and image.height < 1.1 * WIDTH


async def test_white_letters_on_dark_are_marked_too(tmp_path: Path) -> None:
    """What a highlighter would darken is lightened there, and only there."""

    def draw(canvas: Canvas) -> None:
        """Draw a page with white letters."""
        canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        corners(canvas, 0, 0, 595, 842)
        lines(canvas, 90, 500)

    report = report_of(tmp_path, pdf(draw))
    made = await Studio().pictures(request(report, LINES[1]))
    image = opened(made.pictures[0])
    marked, other = (_mean(image, line_at(90, 342, index, (595, 842))) for index in (1, 0))
    assert marked[0] > 110 and marked[2] < marked[0] - 40
    assert max(other) - min(other) < 3


def _mean(image: Image.Image, place: Tint) -> tuple[float, ...]:
    """Return the mean colour of a part of a picture."""
    box = (
        int(place.x0 * image.width),
        int(place.top * image.height),
        int(place.x1 * image.width),
        int(place.bottom * image.height),
    )
    return tuple(ImageStat.Stat(image.crop(box)).mean)


async def test_a_sentence_over_two_pages_is_marked_on_both(tmp_path: Path) -> None:
    """A picture per page: the end of the first is yellow, and the beginning of the second."""

    def draw(canvas: Canvas) -> None:
        """Draw paragraphs until a page is full, and go on."""
        galley = Galley(canvas, [(60, 470)], size=12)
        for _ in range(14):
            galley.paragraph(f"{HARBOUR} {BRIDGE}")

    report = report_of(tmp_path, pdf(draw))
    passages = [
        Passage(report, paragraph, index, index, index, 1.0)
        for paragraph in report.paragraphs
        for index in range(len(paragraph.sentences))
    ]
    requests = [asked for passage in passages if (asked := request_for(passage))]
    (asked,) = (asked for asked in requests if len(asked.parts) > 1)
    assert [(part.number, part.label) for part in asked.parts] == [(1, "1"), (2, "2")]
    made = await Studio().pictures(asked)
    first, second = (tint(opened(picture)) for picture in made.pictures)
    assert first.top > 0.85 and second.bottom < 0.25


async def test_of_two_sentences_alike_the_one_that_is_meant_is_marked(tmp_path: Path) -> None:
    """What stands before it in the text tells them apart."""

    def draw(canvas: Canvas) -> None:
        """Draw a paragraph twice."""
        corners(canvas, 0, 0, 595, 842)
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(90, 760, "First Reading")
        lines(canvas, 90, 730)
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(90, 400, "Second Reading")
        lines(canvas, 90, 370)

    report = report_of(tmp_path, pdf(draw))
    found = []
    for paragraph in report.paragraphs:
        index = [paragraph.slice(n, n) for n in range(len(paragraph.sentences))].index(LINES[1])
        asked = request_for(Passage(report, paragraph, index, index, index, 1.0))
        assert asked is not None
        found.append(tint(opened((await Studio().pictures(asked)).pictures[0])))
    page = (595, 842)
    first, second = found
    assert near(first, line_at(90, 112, 1, page)) and near(second, line_at(90, 472, 1, page))


async def test_a_paragraph_is_marked_whole(tmp_path: Path) -> None:
    """All of its lines are yellow."""
    report = report_of(tmp_path, pdf(plain))
    made = await Studio().pictures(request(report, LINES[0], whole=True))
    tinted, page = tint(opened(made.pictures[0])), (595, 842)
    first, last = (line_at(90, 342, index, page) for index in (0, 2))
    assert near(tinted, Tint(first.x0, first.top, tinted.x1, last.bottom))
