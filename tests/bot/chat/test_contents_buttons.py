"""The buttons of /contents: what is below a section."""

from pathlib import Path

from bot.chat.keyboards.lists import under_contents
from bot.texts import ENGLISH
from corpus.outline import outline
from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from tests.fakes import entry


def test_a_report_below_its_title_alone_is_shown_by_what_the_title_has(tmp_path: Path) -> None:
    """One button that leads to all others would be a tap for nothing."""
    file = tmp_path / "a.md"
    file.write_text("# Title\n\n## One\n\nA.\n\n## Two\n\nB.\n", encoding="utf-8")
    described = entry(file)
    report = make_report(described, read_here(file, ReadOptions("en")))
    keyboard = under_contents(report, outline(report), 0, ENGLISH, 1).inline_keyboard
    assert [button.text for (button,) in keyboard] == ["One", "Two"]
