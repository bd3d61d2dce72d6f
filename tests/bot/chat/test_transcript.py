"""A long conversation as a person has it; written down for reading when asked to."""

from pathlib import Path
from typing import Any

import pytest

from bot.answering.library import Library
from tests.process import Process, Talk, keys

# What is said, or "[label]" for a tap on a button of the bot's last message.
TURNS = """/start
hello!
How much did the GDP grow in 2021?
what's the goal for this year?
[›]
[‹]
[👍]
[Context]
How many people found work in the cities?
and in 2022?
why?
Is there anything on robots?
who is going to win the next world cup
[Closest passages]
去年减税降费多少？
How many kilometres of roads were built in vilages?
[In full]
[¶]
/contents
[II. Work]
/about
thanks, that was great
/forget""".split("\n")


async def test_twenty_turns(bot: Process, library: Library, pytestconfig: pytest.Config) -> None:
    """Every turn is answered, and every quote is the report's own to the letter."""
    talk = Talk.of(bot, "Ada")
    lines = [
        "# A conversation",
        "",
        "Written by `make transcript`: the real bot, and what it said.",
        "",
    ]
    said: dict[str, Any] = {}
    source = "".join(library.reports["liaoning-2022"].source.split())
    quoted = 0
    for turn in TURNS:
        said = await _answered(talk, said, turn)
        for quote in _quotes(said):
            quoted += 1
            assert "".join(quote.strip("… ").split()) in source
        lines += [f"**{turn}**", "", *(f"> {line}  " for line in _marked(said).split("\n")), ""]
        if said.get("reply_markup"):
            rows = [" ".join(f"[{key['text']}]" for key in row) for row in keys(said)]
            lines += [f"`{row}`  " for row in rows] + [""]
    assert quoted > len(TURNS) // 3
    folder: Path | None = pytestconfig.getoption("transcript")
    if folder:
        (folder / "transcript.md").write_text("\n".join(lines), encoding="utf-8")


async def _answered(talk: Talk, said: dict[str, Any], turn: str) -> dict[str, Any]:
    """Say something or tap a button, and return the message that comes of it."""
    if not turn.startswith("["):
        return await talk.say(turn)
    label = turn.strip("[]")
    if label in {"Context", "In full"}:
        return await talk.sent(said, label)
    if label == "¶":
        labels = [key["text"] for row in keys(said) for key in row]
        label = next(item for item in labels if item.startswith("¶"))
    return await talk.turned(said, label)


def _quotes(said: dict[str, Any]) -> list[str]:
    """Return what a message quotes."""
    units = said["text"].encode("utf-16-le")
    spans = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in said.get("entities", ())
        if entity["type"].endswith("blockquote")
    ]
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


def _marked(said: dict[str, Any]) -> str:
    """Return the text of a message with what is bold in it marked."""
    units = said["text"].encode("utf-16-le")
    bold = (item for item in said.get("entities", ()) if item["type"] == "bold")
    for entity in sorted(bold, key=lambda item: -item["offset"]):
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        mark = "**".encode("utf-16-le")
        units = units[:start] + mark + units[start:end] + mark + units[end:]
    return str(units, "utf-16-le")
