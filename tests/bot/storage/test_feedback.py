"""Exporting votes, and measuring on them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.keys import hashed
from bot.storage.model import Vote
from bot.storage.storage import Storage
from embeddings.evaluation.dataset import Question, load_questions
from tests.options import storage_options
from tests.process import command

pytestmark = pytest.mark.slow

ANN = 7654321098
NAMES = {"VERBATIM_STORAGE__KEY": "k"}
QUESTION, SENTENCE = "How many\u2028jobs? 汉", "We created jobs."


async def voted(url: str) -> None:
    """Store a yes with a history and a no without one."""
    storage = await Storage.open(storage_options(url))
    about = (SENTENCE, True, "mini", "abc", datetime(2026, 2, 1, 8, 30, tzinfo=UTC))
    await storage.vote(Vote(ANN, QUESTION, ("Hi?",), "liaoning-2022/57", *about))
    about = ("Else.", False, "mini", "abc", datetime(2026, 2, 2, tzinfo=UTC))
    await storage.vote(Vote(ANN, QUESTION, (), "liaoning-2022/5", *about))
    await storage.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a fresh database of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres").fresh())
    return f"sqlite:///{tmp_path / 'b.db'}"


async def test_votes_are_exported_as_lines_of_json(url: str, tmp_path: Path) -> None:
    """Oldest first, to standard output alone; a no has no quotes, and nobody's id is there."""
    await voted(url)
    names = {**NAMES, "VERBATIM_STORAGE__URL": url}
    code, out, err = await command(tmp_path, "feedback", "export", names=names)
    assert (code, err) == (0, "")
    yes, no = (json.loads(line) for line in out.split("\n")[:-1])
    assert yes == {
        "question": QUESTION,
        "history": ["Hi?"],
        "type": "feedback",
        "vote": "up",
        "passage": "liaoning-2022/57",
        "quotes": [SENTENCE],
        "sentence": SENTENCE,
        "model": "mini",
        "index": "abc",
        "voted_at": "2026-02-01T08:30:00+00:00",
        "person": hashed("k", ANN),
    }
    assert "history" not in no
    assert (no["vote"], no["quotes"], no["sentence"]) == ("down", None, "Else.")
    assert str(ANN) not in out


async def test_an_exported_file_is_a_file_of_questions(tmp_path: Path) -> None:
    """A yes is a question with its quote; a no, whose answer nobody knows, is left out."""
    url, file = f"sqlite:///{tmp_path / 'b.db'}", tmp_path / "feedback.jsonl"
    await voted(url)
    names = {**NAMES, "VERBATIM_STORAGE__URL": url}
    code, out, err = await command(tmp_path, "feedback", "export", "--to", str(file), names=names)
    assert (code, out) == (0, "")
    assert f"Wrote 2 votes to {file}" in err
    assert load_questions(file) == [Question(QUESTION, "feedback", (SENTENCE,), ("Hi?",))]


async def test_without_votes_nothing_is_printed_and_nothing_is_made(tmp_path: Path) -> None:
    """Standard error says so; neither database nor file comes about, and it is no failure."""
    database, file = tmp_path / "var" / "b.db", tmp_path / "feedback.jsonl"
    names = {"VERBATIM_STORAGE__URL": f"sqlite:///{database}"}
    for options in ((), ("--to", str(file))):
        code, out, err = await command(tmp_path, "feedback", "export", *options, names=names)
        assert (code, out, err) == (0, "", "No votes are stored yet.\n")
    assert list(tmp_path.iterdir()) == []
    await (await Storage.open(storage_options(f"sqlite:///{database}"))).close()
    code, out, err = await command(tmp_path, "feedback", "export", names=names)
    assert (code, out, err) == (0, "", "No votes are stored yet.\n")


async def test_an_export_that_fails_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    """A database that can't be reached, or a file that can't be written."""
    names = {"VERBATIM_STORAGE__URL": "postgresql://me:pa55word@127.0.0.1:9/x"}
    code, out, err = await command(tmp_path, "feedback", "export", names=names)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "PostgreSQL at 127.0.0.1:9/x, cannot be used" in err
    assert "pa55word" not in err
    names = {"VERBATIM_STORAGE__URL": f"sqlite:///{tmp_path / 'b.db'}"}
    await voted(names["VERBATIM_STORAGE__URL"])
    to = ("--to", "/dev/null/x")
    code, out, err = await command(tmp_path, "feedback", "export", *to, names=names)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "/dev/null/x cannot be written: " in err
