"""The log: a line per record, readable or JSON, and no secret in any of them."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.cli.logs import configure
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from bot.service.secret import webhook_secret
from bot.storage.keys import storage_key
from tests import process
from tests.bot.chat.seated import Seated, seated_bot
from tests.ports import free_port
from tests.process import TOKEN, Talk, running, stopped
from tests.starting import executed

SECRET = 'pa"ss/wörd'
QUESTION = "How much were taxes and fees cut?"
ODD = "Wie viele Zebras leben in Liaoning?"


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before


@pytest.mark.parametrize("form", ["text", "json"])
def test_secrets_are_taken_out(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Of messages, arguments, fields and tracebacks, as they are and as an address holds them."""
    configure("INFO", SECRET, form=form)
    log = logging.getLogger("bot.test")
    try:
        raise ValueError(f"refused {SECRET}")
    except ValueError:
        log.exception(
            "No %s and no pa%%22ss%%2Fw%%C3%%B6rd", SECRET, extra={"fields": {"x": SECRET}}
        )
    written = capfd.readouterr().err
    assert "No <secret> and no <secret>" in written
    assert "ValueError: refused <secret>" in written
    assert SECRET not in written
    assert json.dumps(SECRET)[1:-1] not in written
    assert "rd" not in written.replace("record", "")


def test_a_record_is_one_json_object_with_its_fields(capfd: pytest.CaptureFixture[str]) -> None:
    """Time in UTC, level, logger, message, and what else it brings along."""
    configure("INFO", form="json")
    fields = {"update": 7, "ms": 1.5, "stages": {"encode": 0.5}}
    logging.getLogger("bot.test").info("Two\nlines: %s", "é", extra={"fields": fields})
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 1
    record = json.loads(lines[0])
    assert record.pop("time").endswith("+00:00")
    assert record == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "Two\nlines: é",
        **fields,
    }


def test_elsewhere_than_on_a_terminal_auto_is_json(capfd: pytest.CaptureFixture[str]) -> None:
    """A pipe or a file is read by programs."""
    configure("INFO", form="auto")
    logging.getLogger("bot.test").info("Hello")
    assert json.loads(capfd.readouterr().err)["message"] == "Hello"


def test_libraries_log_no_details(capfd: pytest.CaptureFixture[str]) -> None:
    """At DEBUG they would log what people write, addresses and SQL; what is ours is logged."""
    configure("DEBUG")
    for name in ("bot.test", "telegram.ext", "aiosqlite", "psycopg"):
        logging.getLogger(name).debug("a detail of %s", name)
    for name in ("httpx", "sqlalchemy.engine.Engine", "uvicorn.error"):
        logging.getLogger(name).info("a detail of %s", name)
    lines = capfd.readouterr().err.splitlines()
    assert [line.partition("detail of ")[2] for line in lines] == ["bot.test"]


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_no_secret_is_anywhere_at_debug(
    library: Library,
    index_folder: Path,
    tmp_path: Path,
    mode: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not in log, metrics, readiness, database or process list; nor are a question's words."""
    monkeypatch.setattr(process, "START", executed)
    hook = f"127.0.0.1:{free_port()}"
    file = tmp_path / "kept.db"
    names = {
        "VERBATIM_LOGGING__LEVEL": "DEBUG",
        "VERBATIM_STORAGE__URL": f"sqlite:///{file}",
        "VERBATIM_TELEGRAM__RETRIES": "1",
    }
    if mode == "webhook":
        names |= {
            "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://{hook}/hook",
            "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": hook,
            "ready": "setWebhook",
        }
    async with (
        serve(Telegram(faults=True)) as server,
        seated_bot(server, index_folder, **names) as seated,
    ):
        faults = server.telegram.faults
        talk = Talk.of(seated.bot, "Zoe")
        assert (await talk.say(ODD))["text"]
        faults.add(Fault("sendMessage", 502))
        answer = await talk.say(QUESTION)
        faults.add(Fault("editMessageText", 400, description="Bad Request: something else"))
        await talk.tap(answer, "👍")
        shown = await _shown(seated)
        assert await stopped(seated.bot) == 0
    log = "".join(seated.bot.log)
    assert all(json.loads(line)["level"] for line in seated.bot.log)
    with sqlite3.connect(file) as connection:
        kept = "\n".join(connection.iterdump())
    connection.close()
    assert QUESTION in kept
    secret = TOKEN.partition(":")[2]
    forbidden = (secret, webhook_secret(TOKEN), storage_key("", TOKEN))
    for place in (log, shown, kept, file.read_bytes().decode("latin-1")):
        assert len(place) > 500
        assert not [each for each in forbidden if each in place]
    assert "Zebras" not in log and "taxes" not in log and "Zoe" not in log
    questions = [json.loads(line) for line in seated.bot.log if '"outcome"' in line]
    assert len(questions) == 2
    assert set(questions[0]) == {
        *("time", "level", "logger", "message", "update", "via", "outcome", "ms", "stages")
    }


async def _shown(seated: Seated) -> str:
    """Return all that a process shows of itself while it runs."""
    process = Path(f"/proc/{seated.bot.process.pid}")
    shown = [(await seated.get(path)).text for path in ("/metrics", "/readyz", "/healthz")]
    return "\n".join([*shown, (process / "cmdline").read_text(), (process / "comm").read_text()])


@pytest.mark.slow
async def test_a_setting_lets_the_words_be_logged(library: Library, index_folder: Path) -> None:
    """For those who run the bot for themselves."""
    names = {"VERBATIM_LOGGING__QUESTIONS": "true", "VERBATIM_LOGGING__FORMAT": "json"}
    async with serve() as server, running(server, index_folder, **names) as bot:
        await Talk.of(bot, "Ada").say(QUESTION)
        assert await stopped(bot) == 0
    words = [json.loads(line).get("question") for line in bot.log]
    assert words.count(QUESTION) == 1
