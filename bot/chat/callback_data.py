"""What a button carries: an action, then what it acts on, in at most 64 bytes.

Nothing is remembered for a button, so each works after a restart and on another process.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class CallbackAction(StrEnum):
    """What a tap on a button does; the first part of its callback data."""

    PASSAGE = "p"  # p:3 shows passage 3 of the question that the message replies to
    PLACES = "m"  # m:2 lists page 2 of all places of that question
    PLACE = "o"  # o:CODE shows one of them
    WHOLE = "w"  # w:CODE sends the paragraph of a place
    AROUND = "a"  # a:CODE sends the paragraphs before and after it
    PAGE = "g"  # g:CODE sends the page of a place's sentence, g:CODE:1 that of its paragraph
    READ = "r"  # r:CODE or r:CODE:1 turns the message into that paragraph, or a later part of it
    UP = "u"  # u:CODE says that the passage answers the question
    DOWN = "d"  # d:CODE says that it doesn't
    CONTENTS = "c"  # c: lists the reports, c:SECTION or c:SECTION:1 what is below a section
    SOURCE = "s"  # s:REPORT or s:REPORT:1 searches a report, or no longer
    LANGUAGE = "l"  # l:zh speaks it
    EXAMPLE = "e"  # e:0 asks what the button says
    ADD = "f"  # f: adds the document that the message replies to, f:ALBUM those of an album
    EDITION = "v"  # v:REPORT makes that document the new edition of a report
    CANCEL = "k"  # k: adds nothing
    REPORTS = "b"  # b::1 lists page 1 of the reports, for admins
    REPORT = "i"  # i:REPORT shows what can be done with a report
    RENAME = "t"  # t:REPORT asks for another title
    REMOVE = "x"  # x:REPORT asks whether it is removed
    REMOVE_NOW = "y"  # y:REPORT removes it
    NOTHING = "n"


@dataclass(frozen=True, slots=True)
class CallbackData:
    """An action with the code that it acts on, and a number: of a page, a part or a passage."""

    action: CallbackAction
    code: str = ""
    number: int = 0

    @classmethod
    def parse(cls, data: str) -> Self:
        """Read callback data; what no button of ours carries does nothing."""
        action, _, rest = data.partition(":")
        code, _, number = rest.partition(":")
        try:
            known = CallbackAction(action)
        except ValueError:
            return cls(CallbackAction.NOTHING)
        if known in (CallbackAction.PASSAGE, CallbackAction.PLACES, CallbackAction.EXAMPLE):
            code, number = "", code
        return cls(known, code, _count(number))


def callback_data(action: CallbackAction, *parts: str | int) -> str:
    """Write callback data: the action, then what it acts on."""
    return ":".join(map(str, (action, *parts)))


def _count(text: str) -> int:
    """Return a number of up to six digits; 0 for anything else."""
    return int(text) if len(text) <= 6 and text.isascii() and text.isdecimal() else 0
