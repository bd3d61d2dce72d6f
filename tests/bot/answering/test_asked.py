"""What a message asks is read with the questions before it, and with what they said first."""

from pathlib import Path

import pytest

from bot.answering.asked import Asked
from bot.answering.directives import Directives

LIVE = "We live in Harrowby."
REPAIRS = "How long do repairs take there?"


@pytest.fixture
def directives(tmp_path: Path) -> Directives:
    """Return what questions say of the reports of an empty library."""
    return Directives({})


def asked(directives: Directives, message: str, *history: str) -> Asked:
    """Read a message behind others."""
    return Asked.of(directives.read(message, history, None), history, directives, reply=False)


def test_a_follow_up_keeps_what_was_said_before_the_question(directives: Directives) -> None:
    """Without it "there" is anywhere."""
    read = asked(directives, "and the year before?", f"{LIVE} {REPAIRS}")
    assert read.read_with == (LIVE, REPAIRS)


def test_what_was_said_before_a_whole_question_is_left_out(directives: Directives) -> None:
    """It would draw what is found to itself."""
    whole = "How long do repairs take in Harrowby?"
    read = asked(directives, "and the year before?", f"We have a dog. {whole}")
    assert read.read_with == (whole,)
