"""The command `reports questions`, in processes of its own and against a server on the loopback."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from tests.bot.proposals.completions import KEY, answers_with, completions, objects, suggests
from tests.process import command

ID = "liaoning-2022"
ASK = ("reports", "questions", ID, "--model", "small", "--limit", "1", "--write-with")


async def test_one_report_is_checked(index_folder: Path) -> None:
    """It says of one what `reports check` says of all."""
    code, out, _ = await command(index_folder, "reports", "questions", ID, "--check")
    assert (code, out) == (0, f"{ID}: expected questions: 1743 en, 973 zh\n")


async def test_a_server_proposes_and_its_key_shows_up_nowhere(
    library: Library, index_folder: Path, tmp_path: Path
) -> None:
    """Kept and rejected are counted, and the file says what to do; logs at DEBUG hold no key."""
    target = tmp_path / "proposed.jsonl"
    names = {"VERBATIM_QUESTIONS__KEY": KEY, "VERBATIM_LOGGING__LEVEL": "DEBUG"}
    good = suggests((f"Who gave this {KEY} talk?", 1), ("", 1))
    async with completions(good, answers_with(401, KEY)) as server:
        arguments = (*ASK, server.url, "--to", str(target))
        code, out, err = await command(index_folder, *arguments, names=names)
        assert (code, out) == (0, "")
        assert f"{ID}: 1 paragraphs: 1 questions kept, 1 rejected" in err
        assert "- " in err and "no words" in err
        assert f"reports questions {ID} --accept {target}" in err
        assert len(objects(target.read_text("utf-8"))) == 3
        code, _, refused = await command(index_folder, *arguments, names=names)
    assert code == 2
    assert "refuses the key" in refused
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in err + refused + target.read_text("utf-8")
    accepted = ("reports", "questions", ID, "--accept", str(target))
    code, out, _ = await command(index_folder, *accepted)
    assert code == 0
    assert f"{target}: 1 questions accepted.\nAdd its lines to " in out


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
    index_folder: Path, arguments: tuple[str, ...], says: str
) -> None:
    """What is missing or wrong, and exit code 2; a secret in the URL isn't shown."""
    code, out, err = await command(index_folder, "reports", "questions", ID, *arguments)
    assert (code, out) == (2, "")
    assert says in " ".join(err.split())
    assert len(err.strip().splitlines()) == 1
    assert KEY not in err
