"""Pages drawn by a process of their own: the yellow is where the sentence stands."""

import hashlib
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from reportlab.pdfgen.canvas import Canvas

from bot.answering.answers import Passage
from bot.answering.page_picture.drawing import MOST_BYTES, packed
from bot.answering.page_picture.model import NoPicture, PictureError, PictureRequest
from bot.answering.page_picture.parts import request_for
from bot.answering.page_picture.studio import Studio, StudioLimits
from bot.answering.page_picture.views import WIDTH
from tests.bot.answering.page_picture.reports import (
    LINES,
    Tint,
    corners,
    line_at,
    lines,
    opened,
    pdf,
    report_of,
    request,
    tint,
    yellow,
)
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, Galley

pytestmark = pytest.mark.slow

# A yellow mark reaches a little over the ends of its line, and is drawn in whole pixels.
NEAR = 0.006


def near(tinted: Tint, expected: Tint) -> bool:
    """Say whether what is yellow is where it should be."""
    pairs = zip(astuple(tinted), astuple(expected), strict=True)
    return all(abs(found - wanted) < NEAR for found, wanted in pairs)


def plain(canvas: Canvas) -> None:
    """Draw a page of A4."""
    corners(canvas, 0, 0, 595, 842)
    lines(canvas, 90, 500)


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


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (2384, 3370, 24),  # A0
        (842, 595, 5),  # small print on a wide page
        (420, 60, 12),  # a label
        (600, 14_000, 12),  # a web page, printed on one sheet
        (5000, 120, 12),  # a banner
    ],
)
async def test_pages_of_any_size_are_shown_so_that_the_mark_can_be_read(
    width: float, height: float, size: float, tmp_path: Path
) -> None:
    """The mark is high enough for a phone, the picture is none that Telegram refuses."""

    def draw(canvas: Canvas) -> None:
        """Draw three lines amid a page."""
        corners(canvas, 0, 0, width, height)
        lines(canvas, width / 2 - 12 * size, height / 2, size)

    report = report_of(tmp_path, pdf(draw, width, height))
    made = await Studio().pictures(request(report, LINES[0]))
    image = opened(made.pictures[0])
    assert made.is_marked and len(made.pictures[0]) < MOST_BYTES
    assert sum(image.size) < 10_000 and max(image.size) <= 2560
    assert max(image.size) < 20 * min(image.size)
    across = 390 / image.width
    assert _first_mark(image) * across > 7.5


def _first_mark(image: Image.Image) -> int:
    """Return the height of the first yellow line of a picture, in pixels."""
    mask = yellow(image)
    top = int(tint(image).top * image.height)
    rows = [
        bool(mask.crop((0, row, image.width, row + 1)).getbbox())
        for row in range(top, image.height)
    ]
    return rows.index(False)


def test_a_photograph_is_packed_into_less_than_a_megabyte() -> None:
    """What doesn't fit as PNG is JPEG; noise that doesn't fit as that has fewer pixels."""
    noise = Image.effect_noise((1240, 1754), 120).convert("RGB")
    soft = noise.resize((155, 219)).resize((1240, 1754), Image.Resampling.BICUBIC)
    assert len(packed(noise)) < MOST_BYTES and len(packed(soft)) < MOST_BYTES
    assert opened(packed(soft)).size == (1240, 1754)
    assert packed(Image.new("RGB", (1240, 1754), "white")).startswith(b"\x89PNG")


async def refusal(asked: PictureRequest, studio: Studio | None = None) -> NoPicture:
    """Return why there is no picture."""
    with pytest.raises(PictureError) as raised:
        await (studio or Studio()).pictures(asked)
    return raised.value.reason


async def test_a_file_that_is_gone_or_another_is_said_to_be_so(tmp_path: Path) -> None:
    """No page of another file stands in for the one that was read."""
    report = report_of(tmp_path, pdf(plain))
    asked = request(report, LINES[0])
    Path(asked.file).write_bytes(pdf(turned))
    assert await refusal(asked) is NoPicture.CHANGED
    Path(asked.file).unlink()
    assert await refusal(asked) is NoPicture.GONE


async def test_a_file_that_cannot_be_drawn_breaks_nothing(tmp_path: Path) -> None:
    """What is broken, and what takes too long, is refused; the studio goes on."""
    report = report_of(tmp_path, pdf(plain))
    asked = request(report, LINES[0])
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    checksum = hashlib.sha256(broken.read_bytes()).hexdigest()
    studio = Studio()
    assert await refusal(replace(asked, file=str(broken), checksum=checksum), studio) is (
        NoPicture.FAILED
    )
    assert await refusal(asked, Studio(StudioLimits(seconds=0.01))) is NoPicture.FAILED
    assert await refusal(asked, Studio(StudioLimits(memory=50_000_000))) is NoPicture.FAILED
    assert (await studio.pictures(asked)).is_marked


async def test_the_last_pictures_are_kept(tmp_path: Path) -> None:
    """They need the file no more; those before them do."""
    report = report_of(tmp_path, pdf(plain))
    first, second = (request(report, line) for line in LINES[:2])
    studio = Studio(StudioLimits(kept=1))
    await studio.pictures(first)
    made = await studio.pictures(second)
    Path(first.file).unlink()
    assert await studio.pictures(second) == made
    assert await refusal(first, studio) is NoPicture.GONE


async def test_words_that_are_not_on_the_page_are_not_marked(tmp_path: Path) -> None:
    """The page is shown without a mark, and that is said."""
    report = report_of(tmp_path, pdf(plain))
    asked = request(report, LINES[0])
    other = replace(asked.parts[0], text="Nothing of it is printed anywhere.", start=0, end=30)
    made = await Studio().pictures(replace(asked, parts=(other,)))
    assert not made.is_marked and len(made.pictures) == 1
