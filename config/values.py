"""The types of settings, each with the words for what it must be."""

import json
import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic.fields import FieldInfo

_LAST_PORT = 65_535
# Ids of Telegram have at most 52 bits.
_LAST_ID = 2**52 - 1
# The address of a Qdrant that is in the memory of the process.
_MEMORY = ":memory:"


def whole(least: int, most: int) -> FieldInfo:
    """Return the field of a whole number, from `least` to `most`."""
    says = f"be a whole number from {least} to {most}"
    field: FieldInfo = Field(ge=least, le=most, description=says)
    return field


def _listed(value: object) -> object:
    """Return the list that one value is, or a text: JSON, or parted by commas or blanks."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [value]
    if not isinstance(value, str):
        return value
    if not value.lstrip().startswith("["):
        return re.findall(r"[^\s,;]+", value)
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        # It is told as what it is: no list.
        return value


def _has_port(listen: str) -> str:
    """Refuse a port that there is none of; an empty address is none."""
    if listen and not 1 <= int(listen.rpartition(":")[2]) <= _LAST_PORT:
        raise ValueError(f"have a port from 1 to {_LAST_PORT}")
    return listen


def _is_address(url: str) -> str:
    """Refuse what no call can be made to; its parts are read to see whether they can be."""
    try:
        parts = urlsplit(url)
        can_be_called = bool(parts.hostname) and parts.port != 0
    except ValueError:
        can_be_called = False
    if url not in ("", _MEMORY) and not can_be_called:
        raise ValueError(f"name a host, and no port or one from 1 to {_LAST_PORT}")
    return url


def _header_value(key: SecretStr) -> SecretStr:
    """Return a key without blanks around it; one that no header holds is refused."""
    if not re.fullmatch(r"[!-~]*", key.get_secret_value().strip()):
        raise ValueError("be letters, digits and signs of ASCII, without blanks")
    return SecretStr(key.get_secret_value().strip())


def _is_named(path: object) -> object:
    """Refuse an empty path, which would be the current folder."""
    if isinstance(path, str) and not path.strip():
        raise ValueError("be the path of a folder, such as var/data; . is the current one")
    return path


Switch = Annotated[bool, Field(description="be true or false")]
Seconds = Annotated[
    float, Field(gt=0, le=3600, description="be a number of seconds above 0, at most 3600")
]
Folder = Annotated[
    Path, BeforeValidator(_is_named), Field(description="be the path of a folder, in quotes")
]

_ADDRESS = "be an address with http:// or https://, such as https://api.telegram.org/bot"
Address = Annotated[
    str,
    Field(pattern=r"^https?://[^/\s]+(/\S*)?$", description=_ADDRESS),
    AfterValidator(_is_address),
]
OptionalAddress = Annotated[
    str,
    Field(
        pattern=r"^(https?://[^/\s]+(/\S*)?)?$",
        description="be an https:// address, such as https://bot.example/hook, or empty for none",
    ),
    AfterValidator(_is_address),
]
ServerAddress = Annotated[
    str,
    Field(
        pattern=rf"^({_MEMORY}|(https?://[^/\s@]+(/[^\s@]*)?)?)$",
        description="be an address without a password, such as http://127.0.0.1:6333, or "
        f"{_MEMORY} to try it, or empty for none",
    ),
    AfterValidator(_is_address),
]
_LISTEN = "be host:port (a name or an IPv4 address), such as 127.0.0.1:8081"
Listen = Annotated[
    str, Field(pattern=r"^[^\s:]+:\d{1,5}$", description=_LISTEN), AfterValidator(_has_port)
]
OptionalListen = Annotated[
    str,
    Field(pattern=r"^([^\s:]+:\d{1,5})?$", description=f"{_LISTEN}, or empty for none"),
    AfterValidator(_has_port),
]
CollectionName = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9_-]{1,64}$",
        description="be 1 to 64 of the letters A-Z and a-z, digits, _ and -",
    ),
]
HeaderKey = Annotated[SecretStr, AfterValidator(_header_value)]

Languages = Annotated[
    tuple[Annotated[str, Field(pattern=r"^(\*|[\w-]+)$")], ...],
    BeforeValidator(_listed),
    Field(description='be a list of codes of languages, such as ["en", "de"], or ["*"] for all'),
]
People = Annotated[
    tuple[Annotated[int, Field(ge=1, le=_LAST_ID)], ...],
    BeforeValidator(_listed),
    Field(
        description="be a list of people's ids, such as [123456789, 987654321]; each is a whole "
        "number above 0, of at most 16 digits, and /about tells everybody their own"
    ),
]
Groups = Annotated[
    tuple[Annotated[int, Field(ge=-_LAST_ID, le=-1)], ...],
    BeforeValidator(_listed),
    Field(
        description="be a list of groups' ids, such as [-1001234567890]; each is a whole number "
        "below 0, since one above 0 is a person's"
    ),
]
