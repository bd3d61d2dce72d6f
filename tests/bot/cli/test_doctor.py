"""`doctor`: each part of machine and service, and what to do about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import WebhookInfo

from bot.answering.library import Library
from bot.chat.options import BotApi
from bot.cli.doctor_machine import (
    check_added,
    check_disk,
    check_private,
    check_threads,
    check_versions,
)
from bot.cli.doctor_service import check_webhook, clock_of
from bot.demo.server.serve import serve
from corpus.added.state import Added, AddedReport, write_added
from tests.bot.chat.seated import seated_bot
from tests.fakes import entry
from tests.options import polled_api
from tests.process import TOKEN, command

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
POLLS = polled_api()
HEARS = replace(POLLS, webhook_url="https://bot.example/hook")


def info(url: str = "", waiting: int = 0, failed: timedelta | None = None) -> WebhookInfo:
    """Return what Telegram says of a webhook."""
    more = {"last_error_date": NOW - failed, "last_error_message": "Bad gateway"} if failed else {}
    return WebhookInfo(url, False, waiting, **more)  # type: ignore[arg-type]  # one text, one date


@pytest.mark.parametrize(
    ("found", "api", "well", "says"),
    [
        (info(waiting=3), POLLS, True, "updates come by long polling; 3 waiting at Telegram"),
        (info(HEARS.webhook_url), HEARS, True, "updates come by webhook; 0 waiting at Telegram"),
        (info(), HEARS, True, "set at the next start; 0 waiting at Telegram"),
        (info("https://other"), POLLS, False, "another bot process hears by webhook"),
        (
            info(HEARS.webhook_url, 9, timedelta(minutes=5)),
            HEARS,
            False,
            "couldn't deliver at 11:55:00 UTC: Bad gateway; 9 waiting at Telegram. Check that tele",
        ),
        (info(HEARS.webhook_url, 0, timedelta(hours=2)), HEARS, True, "updates come by webhook"),
    ],
)
def test_the_webhook(found: WebhookInfo, api: BotApi, well: bool, says: str) -> None:
    """What waits at Telegram, and why it couldn't deliver lately."""
    check = check_webhook(found, api, NOW)
    assert (check.part, check.well) == ("webhook", well)
    assert says in check.says


@pytest.mark.parametrize(
    ("seconds", "well", "says"),
    [
        (0, True, "within 30 s"),
        (-29, True, "within 30 s"),
        (3600, False, "3600 s fast. Set it: timedatectl set-ntp true"),
        (-31, False, "31 s slow"),
    ],
)
def test_the_clock(seconds: int, well: bool, says: str) -> None:
    """A clock that is wrong would let follow-ups be read wrongly."""
    check = clock_of(NOW, NOW.timestamp() + seconds)
    assert check.well is well
    assert says in check.says


def test_the_threads() -> None:
    """More workers than cores wait for one another."""
    assert check_threads(0, 4).says == "3 questions at a time on 4 cores"
    assert check_threads(1, 1).says == "1 question at a time on 1 core"
    assert not check_threads(8, 2).well
    assert "Set it to 0" in check_threads(8, 2).says


def test_the_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed is what was tested, or is named with what it should be."""
    assert check_versions().well, check_versions().says
    monkeypatch.setattr("bot.cli.doctor_machine.requires", lambda _: ["rich==0.1", "gone[x]==2"])
    says = check_versions().says
    assert says.startswith("rich is ") and "not 0.1; gone is missing, not 2. Install" in says


def test_the_disk(tmp_path: Path) -> None:
    """Also for a folder that isn't there yet."""
    folder = tmp_path / "not/yet"
    assert check_disk([folder], least=1).well
    check = check_disk([folder], least=2**62)
    assert not check.well
    assert f"GB free at {folder}; make room" in check.says


def test_private_files(tmp_path: Path) -> None:
    """A database that others may read is named with the command that closes it."""
    file = tmp_path / "kept.db"
    file.touch(0o600)
    assert check_private(f"sqlite:///{file}").well
    file.chmod(0o644)
    assert check_private(f"sqlite:///{file}").says.endswith(f"chmod 600 {file}")


def test_added_reports(tmp_path: Path) -> None:
    """One whose file isn't what was added is named."""
    assert check_added(tmp_path).says == f"0 in {tmp_path}"
    (tmp_path / "files").mkdir()
    (tmp_path / "files/0123.txt").write_text("Pigs.")
    write_added(tmp_path, Added(1, (AddedReport(entry(tmp_path / "0123.txt"), "a.txt"),)))
    assert check_added(tmp_path).says.startswith("tiny: aren't what was added")
    (tmp_path / "reports.json").write_text("{")
    assert "cannot be read" in check_added(tmp_path).says
    assert not check_added(Path("/proc/x")).well
    assert check_added(Path("/proc/x")).says.startswith("Nothing can be kept in /proc/x: /proc is")


async def test_a_bot_that_runs_is_asked_how_it_is(library: Library, index_folder: Path) -> None:
    """Token, webhook, clock and the seat of the running bot, in one go."""
    async with serve() as server, seated_bot(server, index_folder) as seated:
        names = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "VERBATIM_TELEGRAM__BASE_URL": server.base_url,
            "VERBATIM_SERVICE__LISTEN": seated.address,
        }
        code, _, err = await command(index_folder, "doctor", names=names)
        assert code == 0, err
    lines = err.splitlines()
    assert "ok   webhook: updates come by long polling; 0 waiting at Telegram" in lines
    assert "ok   clock: within 30 s of the Bot API's" in lines
    assert "ok   running bot: ready; inbox: 0 waiting" in lines
    assert TOKEN not in err
