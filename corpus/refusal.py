"""Why a file can't become a report, as far as that is said in more languages than one."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with a file that may become a report, where that is said in any language."""

    OTHER = "other"
    EMPTY = "empty"
    LOCKED = "locked"
    BROKEN = "broken"
    HOSTILE = "hostile"
    TOO_LARGE = "too large"
    SCANNED = "scanned"
    GARBLED = "garbled"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OLD_DOCUMENT = "old document"
    PICTURE = "picture"
    RECORDING = "recording"
    PACKED = "packed"
    NO_REPORT = "no report"
    NO_TITLE = "no title"
    NO_ROOM = "no room"
    LINK = "link"
    SAME_FILE = "same file"
    CHANGED_FILE = "changed file"
    ONLY_REPORT = "only report"
