"""Conversations with the real bot, written down for reading."""

from pathlib import Path
from typing import Any

import pytest

from bot.answering.library import Library
from tests.process import Talk, keys

ABOUT = "Written by `make transcript`: the real bot, and what it said."


async def conversation(talk: Talk, turns: list[str], library: Library) -> tuple[list[str], int]:
    """Hold a conversation; return it as Markdown, and how many quotes it showed.

    Each quote is looked for in the reports of the library, and stands in one to the letter.
    """
    sources = ["".join(report.source.split()) for report in library.reports.values()]
    lines: list[str] = []
    said: dict[str, Any] = {}
    quoted = 0
    for turn in turns:
        said = await answered(talk, said, turn)
        for quote in _quotes(said):
            quoted += 1
            assert any("".join(quote.strip("… ").split()) in source for source in sources)
        lines += exchange(turn, said)
    return lines, quoted


def exchange(turn: str, said: dict[str, Any]) -> list[str]:
    """Return as Markdown what a person did, and what the bot said to it with its buttons."""
    lines = [f"**{turn}**", "", *(f"> {line}  " for line in _marked(said).split("\n")), ""]
    if "inline_keyboard" in said.get("reply_markup", {}):
        rows = [" ".join(f"[{key['text']}]" for key in row) for row in keys(said)]
        lines += [f"`{row}`  " for row in rows] + [""]
    return lines


def write_down(pytestconfig: pytest.Config, name: str, lines: list[str]) -> None:
    """Write a file into the folder for transcripts, if one was asked for."""
    folder: Path | None = pytestconfig.getoption("transcript")
    if folder:
        (folder / name).write_text("\n".join(lines), encoding="utf-8")


async def answered(talk: Talk, said: dict[str, Any], turn: str) -> dict[str, Any]:
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
