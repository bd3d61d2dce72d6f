"""The command `reports questions`, in processes of its own and against a server on the loopback."""

import asyncio
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.bot.proposals.completions import KEY, answers_with, completions, objects, suggests
from tests.patience import seconds
from tests.process import ROOT, command, environment

pytestmark = pytest.mark.slow

TEXT = "The ferry leaves at nine.\n\nDogs travel free of charge on all boats.\n"
CATALOG = """
[[report]]
id = "tiny"
title = "Ferries"
date = "2024-01-01"
language = "en"
publisher = "Nobody"
file = "tiny.txt"
"""
QUESTIONS = ("reports", "questions", "tiny")
FERRY = suggests((f"When does the {KEY} ferry leave?", 1), ("", 1))
DOGS = suggests(("Do I pay for my dog?", 1))


@pytest.fixture
def names(tmp_path: Path) -> dict[str, str]:
    """The settings of a report of two paragraphs, with a key."""
    (tmp_path / "tiny.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "catalog.toml").write_text(CATALOG, encoding="utf-8")
    return {
        "VERBATIM_CORPUS__CATALOG": str(tmp_path / "catalog.toml"),
        "VERBATIM_QUESTIONS__KEY": KEY,
        "VERBATIM_QUESTIONS__CONCURRENCY": "1",
        "VERBATIM_LOGGING__LEVEL": "DEBUG",
    }


async def test_one_report_is_checked(tmp_path: Path, names: dict[str, str]) -> None:
    """It says of one what `reports check` says of all."""
    code, out, _ = await command(tmp_path / "index", *QUESTIONS, "--check", names=names)
    assert (code, out) == (0, "tiny: expected questions: none\n")


async def test_a_server_proposes_and_its_key_shows_up_nowhere(
    tmp_path: Path, names: dict[str, str]
) -> None:
    """Kept and rejected are counted; a refused key ends the run; what was written is accepted."""
    target, index = tmp_path / "proposed.jsonl", tmp_path / "index"
    async with completions(FERRY, answers_with(401, KEY)) as server:
        asked = (*QUESTIONS, "--write-with", server.url, "--model", "small", "--to", str(target))
        code, out, err = await command(index, *asked, names=names)
    assert (code, out) == (2, "")
    assert "tiny: paragraphs done: 1; questions kept: 1, not: 1" in err
    assert "1 no words" in err
    assert "refuses the key (HTTP 401: “<key>”)" in err
    assert f"reports questions tiny --accept {target}" in err
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in err + target.read_text("utf-8")
    code, out, _ = await command(index, *QUESTIONS, "--accept", str(target), names=names)
    assert (code, out.splitlines()[0]) == (0, f"{target}: questions accepted: 1.")
    assert objects(target.read_text("utf-8")) == [
        {
            "sentence": "The ferry leaves at nine.",
            "questions": {"en": ["When does the <key> ferry leave?"]},
        }
    ]


async def test_ctrl_c_keeps_what_was_written(tmp_path: Path, names: dict[str, str]) -> None:
    """Exit code 130; the same command goes on with the rest."""
    target, index = tmp_path / "proposed.jsonl", tmp_path / "index"
    busy = answers_with(503, "busy", **{"Retry-After": "60"})
    async with completions(FERRY, busy) as server:
        asked = (*QUESTIONS, "--write-with", server.url, "--model", "small", "--to", str(target))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "run_bot.py"), *asked),
            cwd=ROOT,
            env=environment(index, **names),
            stderr=asyncio.subprocess.PIPE,
            # Whoever runs the tests behind a shell has it ignored, and so would this.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        async with asyncio.timeout(seconds(300)):
            while len(server.requests) < 2:
                server.arrived.clear()
                await server.arrived.wait()
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
        assert process.returncode == 130, err
        assert b"stopped by Ctrl-C" in err
        server.answers[:] = [DOGS]
        code, _, after = await command(index, *asked, names=names)
    assert code == 0
    assert "tiny: paragraphs done: 1; questions kept: 1, not: 0" in after
    closed = [o["paragraph"] for o in objects(target.read_text("utf-8")) if "rejected" in o]
    assert closed == [1, 2]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Give one of --check, --write-with URL and --accept FILE."),
        (("--check", "--accept", "x"), "Give one of --check"),
        (("--write-with", "http://x/v1"), "Give --model NAME."),
        (("--write-with", "x", "--model", "m", "--to", "none/x"), "There is no folder none"),
        (("--write-with", f"http://a:{KEY}@x", "--model", "m"), "holds a password"),
        (("--write-with", "http://x", "--model", "m", "--language", "xx"), "'xx' is no code"),
        (("--accept", "none.jsonl"), "none.jsonl cannot be read"),
    ],
)
async def test_wrong_use_is_one_line(
    tmp_path: Path, names: dict[str, str], arguments: tuple[str, ...], says: str
) -> None:
    """What is missing or wrong, and exit code 2; a secret in the URL isn't shown."""
    code, out, err = await command(tmp_path / "index", *QUESTIONS, *arguments, names=names)
    assert (code, out) == (2, "")
    assert says in " ".join(err.split())
    assert len(err.strip().splitlines()) == 1
    assert KEY not in err
