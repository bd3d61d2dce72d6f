"""The command line as a person or a script uses it, in processes of their own."""

import json
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.texts import ENGLISH
from tests.process import TOKEN, command

COMMANDS = ["run", "demo", "ask", "index", "evaluate", "doctor", "reports", "feedback"]
COMMANDS += ["backup", "restore"]
QUESTION = "How much were taxes and fees cut?"


async def test_ask_prints_the_passage_and_its_place(library: Library, index_folder: Path) -> None:
    """Section, quote, reference; one passage unless more are asked for; exit code 0."""
    code, out, _ = await command(index_folder, "ask", QUESTION, names={"COLUMNS": "200"})
    assert code == 0
    assert "I. A review of our work in 2021" in out
    assert "made further tax and fee cuts of 16.76 billion yuan" in " ".join(out.split())
    assert out.count("¶") == 1


async def test_ask_all_lists_the_places_as_text_and_as_json(
    library: Library, index_folder: Path
) -> None:
    """The count and a line each; in JSON "places" stand beside the keys of any answer."""
    report = library.reports["liaoning-2022"]
    numbers = [p.number for p in report.paragraphs if "Dalian" in p.text]
    code, out, _ = await command(index_folder, "ask", "everything on Dalian", "--all")
    assert code == 0
    assert out.splitlines()[0] == f"{len(numbers)} paragraphs"
    assert len(out.splitlines()) == len(numbers) + 1
    code, out, _ = await command(index_folder, "ask", "Dalian", "--all", "--json")
    answer = json.loads(out)
    assert [place["paragraph"] for place in answer["places"]] == numbers
    assert all("Dalian" in place["words"] for place in answer["places"])
    assert len(answer["passages"]) == 5


async def test_ask_as_json_prints_one_object_and_nothing_else(
    library: Library, index_folder: Path
) -> None:
    """Standard output is JSON alone, five passages, whatever is logged."""
    code, out, _ = await command(index_folder, "ask", QUESTION, "--json")
    said = json.loads(out)
    assert code == 0
    assert said["question"] == QUESTION
    assert len(said["passages"]) == 5


async def test_small_talk_is_answered_in_a_line_and_as_json(
    library: Library, index_folder: Path
) -> None:
    """A greeting is no question: a line for people, no passages for scripts, exit code 0."""
    code, out, _ = await command(index_folder, "ask", "hello")
    assert (code, out) == (0, ENGLISH.talk["hello"] + "\n")
    code, out, _ = await command(index_folder, "ask", "hello", "--json")
    said = json.loads(out)
    assert (code, said["outcome"], said["passages"]) == (0, "smalltalk", [])


async def test_a_batch_answers_in_order_and_goes_on_after_a_bad_line(
    library: Library, index_folder: Path, tmp_path: Path
) -> None:
    """Ids come back; a line that isn't a question gives an object with `error`.

    Half a character, which JSON may hold, is one that can't be read.
    """
    file = tmp_path / "questions.jsonl"
    lines = ['{"id": "a", "question": "pigs?"}', "{", "[]", '{"id": 7, "question": "  "}']
    lines += ['{"question": "and in 2022?", "history": ["How many jobs in 2021?"]}']
    lines += ['{"question": "jobs", "history": "x"}']
    lines += [r'{"id": "\ud83d", "question": "\ud83d pigs?", "history": ["\udc00"]}']
    file.write_text("\n".join(lines), encoding="utf-8")
    code, out, err = await command(index_folder, "ask", "--batch", str(file), "-k", "2")
    said = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [("error" in result, result.get("id")) for result in said] == [
        (False, "a"),
        (True, None),
        (True, None),
        (True, 7),
        (False, None),
        (True, None),
        (False, "\ufffd"),
    ]
    assert said[1]["line"] == 2
    assert len(said[0]["passages"]) == 2
    assert "4 bad lines" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask", ""), "I need a question in words"),
        (("ask", "?!"), "I need a question in words"),
        (("ask", "grain?", "--batch", "none.jsonl"), "Give a question or --batch FILE"),
        (("ask", "--all", "--batch", "none.jsonl"), "--all goes with a question alone"),
        (("ask", "--batch", "none.jsonl"), "none.jsonl cannot be read: No such file"),
        (("--config", "none.toml", "ask", "x"), "No settings file at none.toml"),
        (("run",), "Talk to @BotFather"),
        ((), "Talk to @BotFather"),
        (("evaluate",), "Give --questions FILE"),
        (("evaluate", "--questions", "none.jsonl"), "The questions none.jsonl cannot be read"),
        (("evaluate", "--questions", "x", "--write", "none"), "There is no folder none. Make it"),
    ],
)
async def test_wrong_use_is_one_line_and_exit_code_2(
    index_folder: Path, arguments: tuple[str, ...], says: str
) -> None:
    """Empty question, missing file, missing token: what, which, and what to do."""
    code, out, err = await command(index_folder, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("VERBATIM_INDEX__FOLDR", "x", "Did you mean index.folder?"),
        ("VERBATIM_CORPUS__CATALOG", "none.toml", "No catalog at none.toml"),
        ("VERBATIM_EMBEDDINGS__MODEL", "/nowhere/at/all", "'/nowhere/at/all' cannot be loaded"),
        ("VERBATIM_INDEX__FOLDER", "/dev/null/x", "/dev/null/x cannot be written"),
    ],
)
async def test_a_wrong_setting_is_one_line_and_exit_code_2(
    index_folder: Path, name: str, value: str, says: str
) -> None:
    """Whatever part fails says so without a traceback."""
    names = {name: value, "HF_HUB_OFFLINE": "1"}
    code, out, err = await command(index_folder, "ask", "pigs", names=names)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


async def test_index_says_what_was_left_out_and_does_nothing_twice(
    library: Library, index_folder: Path
) -> None:
    """The lines left out are named; a second run leaves the files as they are."""
    before = _changed(index_folder)
    code, _, err = await command(index_folder, "index")
    assert code == 0
    assert "79 paragraphs, left out 12 lines: 1 (not in Latin script)" in " ".join(err.split())
    assert _changed(index_folder) == before


def _changed(index_folder: Path) -> dict[str, int]:
    """Return when each file was changed, but for what all readers of the folder note of it."""
    files = (file for file in index_folder.iterdir() if file.name != "checked.json")
    return {file.name: file.stat().st_mtime_ns for file in files}


async def test_doctor_names_each_part_and_what_to_do(library: Library, index_folder: Path) -> None:
    """Without a token all is well but the token, and no token is shown when there is one."""
    names = {"VERBATIM_TELEGRAM__BASE_URL": "http://127.0.0.1:9/bot"}
    code, _, err = await command(index_folder, "doctor", names=names)
    assert code == 2
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "ok   settings",
        "ok   versions",
        "ok   threads",
        "ok   report",
        "ok   added reports",
        "ok   model",
        "ok   multilingual model",
        "ok   index",
        "ok   storage",
        "ok   private files",
        "ok   disk",
        "FAIL token",
    ]
    names["TELEGRAM_BOT_TOKEN"] = TOKEN
    code, _, err = await command(index_folder, "doctor", names=names)
    assert "The Bot API can't be reached" in err
    assert TOKEN not in err


async def test_help_names_every_command(index_folder: Path) -> None:
    """What it loads for that is looked at in `test_imports_put_off.py`."""
    code, out, _ = await command(index_folder, "--help")
    assert code == 0
    assert [name for name in COMMANDS if name not in out] == []


async def test_the_reports_are_listed_and_checked(index_folder: Path) -> None:
    """How many paragraphs and expected questions each has, in a line per report."""
    _, listed, _ = await command(index_folder, "reports", "list")
    assert "liaoning-2022: Report on the Work of Liaoning" in listed
    assert "2022-01-20 (79 paragraphs, 2716 expected questions)" in listed
    _, checked, _ = await command(index_folder, "reports", "check")
    assert checked == "liaoning-2022: expected questions: 1743 en, 973 zh\n"
