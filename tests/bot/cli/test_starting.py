"""What is refused or said before the models are loaded."""

import logging
from pathlib import Path

import pytest

from bot.cli.output import CommandError
from bot.cli.starting import check_start
from bot.storage.model import StorageError
from tests.process import TOKEN, command

MEMORY = "sqlite:///:memory:"


@pytest.mark.parametrize(
    "token", ["abc", "123", "123456789:", f'"{TOKEN}"', f"bot{TOKEN}", "１２３:AAH-x", "1:AA H"]
)
def test_what_is_no_token_is_refused_and_not_shown(tmp_path: Path, token: str) -> None:
    """The line says what a token looks like."""
    with pytest.raises(CommandError) as error:
        check_start(token, MEMORY, tmp_path)
    assert str(error.value) == (
        "What is in TELEGRAM_BOT_TOKEN is no token: one is digits, a colon, and then letters, "
        "digits, _ and -, without quotes or blanks. Copy it again from @BotFather."
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (
            "sqlite:////proc/x.db",
            "The storage, SQLite at /proc/x.db, cannot be used: /proc is no folder that can be "
            "written to. Name a file that can be written in storage.url.",
        ),
        (
            "mysql://a/b",
            "storage.url begins with mysql:, which isn't known. It takes sqlite:///FILE, "
            "sqlite:///:memory: or postgresql://USER:PASSWORD@HOST/DATABASE.",
        ),
    ],
)
def test_a_database_that_cannot_be_is_refused(tmp_path: Path, url: str, says: str) -> None:
    """Another kind, and a folder in which no file can be made."""
    with pytest.raises(StorageError) as error:
        check_start(TOKEN, url, tmp_path)
    assert str(error.value) == says


def test_a_folder_of_added_reports_that_cannot_be_written_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One line of warning; nothing is said of a folder that isn't there yet, and it isn't made."""
    with caplog.at_level(logging.WARNING):
        check_start(TOKEN, MEMORY, tmp_path / "var/reports")
        assert caplog.messages == []
        check_start(TOKEN, MEMORY, Path("/proc/x"))
    assert caplog.messages == [
        "No report can be added. Nothing can be kept in /proc/x: /proc is no folder that can be "
        "written to. Make room or let this user write there, or set corpus.added to another "
        "folder. What was there before goes on."
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
async def test_the_bot_does_not_begin_with_what_is_no_token(tmp_path: Path) -> None:
    """The command ends at once, before an index is built."""
    names = {"TELEGRAM_BOT_TOKEN": "abc"}
    code, out, err = await command(tmp_path / "index", "run", names=names)
    assert (code, out) == (2, "")
    assert err.startswith("What is in TELEGRAM_BOT_TOKEN is no token")
    assert not (tmp_path / "index").exists()
