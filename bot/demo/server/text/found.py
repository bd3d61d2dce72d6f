"""Entities that the server finds by itself: commands, mentions, links, tags, addresses."""

import re

from telegram.constants import MessageEntityType as Kind

from bot.demo.server.objects.model import Entity
from bot.demo.server.text.utf16 import utf16_length

_ENDINGS = "com|org|net|edu|gov|int|info|biz|io|me|dev|app|ai|co|cn|uk|de|fr|ru|us|eu|tv|xyz"
_PATTERNS = [
    (Kind.URL, re.compile(r"(?<![\w@])(?:https?|ftp|tg|ton)://[^\s<>\"'«»“”]+", re.IGNORECASE)),
    (Kind.EMAIL, re.compile(r"(?<![\w.@+-])[\w.+-]{1,64}@(?:[\w-]+\.)+[a-zA-Z]{2,}(?![\w-])")),
    (
        Kind.URL,
        re.compile(
            rf"(?<![\w@./-])(?:[\w-]+\.)+(?:{_ENDINGS})(?![\w-])(?::\d+)?(?:[/?#][^\s<>\"'«»“”]*)?",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.BOT_COMMAND,
        re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])", re.ASCII),
    ),
    (Kind.MENTION, re.compile(r"(?<!\w)@[a-zA-Z0-9_]{4,32}(?!\w)")),
    (Kind.HASHTAG, re.compile(r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    (Kind.CASHTAG, re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
]
_CLOSING = ".,:;!?'\")]}…"


def find_entities(text: str) -> list[Entity]:
    """Return what the server marks in a plain text, in order and never overlapping."""
    taken: list[tuple[int, int, Kind]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.start(), _trimmed(text, kind, match)
            if all(end <= low or high <= start for low, high, _ in taken):
                taken.append((start, end, kind))
    return [
        Entity(kind.value, utf16_length(text[:start]), utf16_length(text[start:end]))
        for start, end, kind in sorted(taken)
    ]


def _trimmed(text: str, kind: Kind, match: re.Match[str]) -> int:
    """Return where the match ends; the stop after a link isn't part of it."""
    end = match.end()
    while kind is Kind.URL and text[end - 1] in _CLOSING:
        if text[end - 1] == ")" and text.count("(", match.start(), end) == text.count(
            ")", match.start(), end
        ):
            break
        end -= 1
    return end
