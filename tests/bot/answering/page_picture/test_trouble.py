"""What happens where a page can't be drawn, and which pictures are kept."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.page_picture.model import NoPicture, PictureError, PictureRequest
from bot.answering.page_picture.studio import Studio, StudioLimits
from tests.bot.answering.page_picture.reports import (
    LINES,
    lines,
    pdf,
    plain,
    report_of,
    request,
)

pytestmark = pytest.mark.slow


async def refusal(asked: PictureRequest, studio: Studio | None = None) -> NoPicture:
    """Return why there is no picture."""
    with pytest.raises(PictureError) as raised:
        await (studio or Studio()).pictures(asked)
    return raised.value.reason


async def test_a_file_that_is_gone_or_another_is_said_to_be_so(tmp_path: Path) -> None:
    """No page of another file stands in for the one that was read."""
    report = report_of(tmp_path, pdf(plain))
    asked = request(report, LINES[0])
    Path(asked.file).write_bytes(pdf(lambda canvas: lines(canvas, 90, 300)))
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
