"""Single tags and character references of Telegram's HTML."""

import re

from telegram.constants import MessageEntityType as Kind

TAGS = {
    "b": Kind.BOLD,
    "strong": Kind.BOLD,
    "i": Kind.ITALIC,
    "em": Kind.ITALIC,
    "u": Kind.UNDERLINE,
    "ins": Kind.UNDERLINE,
    "s": Kind.STRIKETHROUGH,
    "strike": Kind.STRIKETHROUGH,
    "del": Kind.STRIKETHROUGH,
    "span": Kind.SPOILER,
    "tg-spoiler": Kind.SPOILER,
    "tg-emoji": Kind.CUSTOM_EMOJI,
    "a": Kind.TEXT_LINK,
    "code": Kind.CODE,
    "pre": Kind.PRE,
    "blockquote": Kind.BLOCKQUOTE,
}
EXPANDABLE = "expandable"
_REFERENCE = re.compile(
    r"&(?:#(?:x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|([0-9]{1,7})(?![0-9]))"
    r"|(lt|gt|amp|quot)(?![a-zA-Z]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^<&]+")
_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class EntityError(ValueError):
    """A text that the server can't parse; the message is the server's."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"can't parse entities: {reason}")


class Scanner:
    """A place in a text in HTML mode, moving from left to right."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0

    def error(self, reason: str, at: int) -> EntityError:
        """Name the place as the server does, in bytes of UTF-8."""
        return EntityError(f"{reason} at byte offset {self.byte_offset(at)}")

    def byte_offset(self, at: int) -> int:
        """Return a place in bytes of UTF-8."""
        return len(self.html[:at].encode())

    def text(self) -> str:
        """Take one character reference, or everything up to the next sign of markup."""
        reference = _REFERENCE.match(self.html, self.at)
        char = _decoded(reference) if reference else ""
        if reference and char:
            self.at = reference.end()
            return char
        plain = _PLAIN.match(self.html, self.at)
        taken = plain.group() if plain else self.html[self.at]
        self.at += len(taken)
        return taken

    def start_tag(self) -> tuple[str, str]:
        """Take a start tag; return its name and the one attribute that counts."""
        begin = self.at
        self.at += 1
        name = self._match(_NAME).lower()
        if not self._peek():
            raise self.error("Unclosed start tag", begin)
        if name not in TAGS:
            raise self.error(f'Unsupported start tag "{name}"', begin)
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise self.error('Tag "span" must have class "tg-spoiler"', begin)
        return name, argument

    def end_tag(self) -> str:
        """Take an end tag; return its name, which may be empty."""
        begin = self.at
        self.at += 2
        name = self._match(_NAME).lower()
        self._match(_SPACE)
        if self._peek() != ">":
            raise self.error("Unclosed end tag", begin)
        self.at += 1
        return name

    def _match(self, pattern: re.Pattern[str]) -> str:
        """Take what the pattern matches here, perhaps nothing."""
        match = pattern.match(self.html, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _peek(self) -> str:
        """Return the next character, or nothing at the end."""
        return self.html[self.at : self.at + 1]

    def _attributes(self, tag: str, begin: int) -> str:
        """Take everything up to the end of the tag."""
        argument = ""
        while True:
            self._match(_SPACE)
            if self._peek() == ">":
                self.at += 1
                return argument
            if not self._peek():
                raise self.error("Unclosed start tag", begin)
            name = self._match(_ATTRIBUTE)
            if not name:
                raise self.error(f'Empty attribute name in the tag "{tag}"', begin)
            argument = _argument(tag, name, self._value(tag, name, begin)) or argument

    def _value(self, tag: str, name: str, begin: int) -> str:
        """Take the value of an attribute: a quoted string or a bare word."""
        self._match(_SPACE)
        if self._peek() == "=":
            self.at += 1
            self._match(_SPACE)
            return self._quoted(begin) if self._peek() in {"'", '"'} else self._token()
        if (tag, name) == ("blockquote", EXPANDABLE):
            return EXPANDABLE
        if not self._peek():
            raise self.error(f'Unclosed start tag "{tag}"', begin)
        reason = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
        raise self.error(reason, begin)

    def _token(self) -> str:
        """Take a bare word."""
        begin = self.at
        token = self._match(_TOKEN).lower()
        if self._peek() and self._peek() != ">" and not self._peek().isspace():
            raise self.error("Unexpected end of name token", begin)
        return token

    def _quoted(self, begin: int) -> str:
        """Take a quoted string, its references decoded."""
        end = self.html.find(self._peek(), self.at + 1)
        if end < 0:
            raise self.error("Unclosed start tag", begin)
        raw = self.html[self.at + 1 : end]
        self.at = end + 1
        return _REFERENCE.sub(lambda match: _decoded(match) or match.group(), raw)


def _decoded(reference: re.Match[str]) -> str:
    """Return the character of a reference, or nothing where it has none."""
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code <= 0xDFFF:
        raise EntityError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < 0x10FFFF else ""


def _argument(tag: str, name: str, value: str) -> str:
    """Return the value of an attribute that means something, else nothing."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("blockquote", EXPANDABLE):
        return EXPANDABLE
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""
