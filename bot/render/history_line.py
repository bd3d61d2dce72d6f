"""The line of an answer that names the earlier questions that it was read with."""

import re
from collections.abc import Sequence

from bot.render.text import within_quotes
from bot.texts import Texts

# What is shown of an earlier question is all that is searched with it, so that the buttons under
# an answer can read it off the message.
_LENGTH = 200
_LINE = re.compile(r"↪ [^“\n]*(“.*”)[^”\n]*")
_BETWEEN = "” · “"


def quotable(question: str, history: Sequence[str] = ()) -> tuple[str, ...]:
    """Return questions as they may be read with a later one: on one line each, not too long.

    The quotes that the line puts around them don't stand within them.
    """
    questions = (*history, question)
    return tuple(within_quotes(text, _LENGTH) for text in questions)


def history_line(history: Sequence[str], texts: Texts) -> str:
    """Return the line that says which earlier questions an answer was read with, if any."""
    if not history:
        return ""
    questions = f"“{_BETWEEN.join(history)}”"
    return f"↪ {texts.read_with.format(questions=questions)}"


def history_in(text: str) -> tuple[str, ...]:
    """Return the earlier questions that the first line of an answer names."""
    match = _LINE.fullmatch(text.partition("\n")[0])
    return tuple(match[1][1:-1].split(_BETWEEN)) if match else ()
