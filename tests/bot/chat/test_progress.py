"""How far a change of the reports is, in one message."""

from functools import partial

import pytest

from bot.answering.countdown import Progress
from bot.chat import progress
from bot.chat.progress import Heard, shown
from bot.texts import CHINESE, ENGLISH
from tests.patience import until


def test_counts_and_the_time_left_are_said() -> None:
    """Until the time can be told, and at the end, there are the counts alone."""
    heard = Heard(ENGLISH)
    assert heard.line == ""
    lines = []
    for done, left in ((0, None), (1200, 8.2), (2400, 0.0)):
        heard.progress(Progress(done, 2400, left))
        lines.append(heard.line)
    assert lines == [
        "0 of 2,400 texts",
        "1,200 of 2,400 texts · about 8 seconds left",
        "2,400 of 2,400 texts",
    ]
    heard.waiting("")
    assert heard.line == ENGLISH.admins.waits


def test_they_are_said_in_each_language() -> None:
    """Chinese counts as Chinese does."""
    heard = Heard(CHINESE)
    heard.progress(Progress(5, 10, 60.0))
    assert heard.line == "已完成 5，共 10 条 · 还需约1分钟"


async def test_each_line_is_shown_once_and_none_after_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is heard as the work ends is left to whoever says that it has ended."""
    monkeypatch.setattr(progress, "_EVERY", 0.01)
    said: list[str] = []
    looks = 0

    async def show(line: str) -> None:
        """Keep what is shown."""
        said.append(line)

    async with shown(ENGLISH, show) as heard:
        for line in ("one", "two"):
            heard.line = line
            await until(partial(said.__contains__, line))
            looks += 1
        monkeypatch.setattr(progress, "_EVERY", 1000.0)
    heard.line = "three"
    assert looks == 2
    assert said == ["one", "two"]
