"""The tables of `bot.toml`: what each setting may be.

What each is by default stands in the shipped `bot.toml` alone.
"""

import re
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)

T = TypeVar("T")

# Characters of a name or a path, more than any system takes.
_LONGEST = 4096
_LAST_PORT = 65_535
# The address of a Qdrant that is in the memory of the process.
_MEMORY = ":memory:"


class _Section(BaseModel):
    """A table of `bot.toml`; an unknown key in it is an error, and so is a missing default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*")
    @classmethod
    def _can_be_read(cls, value: T) -> T:
        """Refuse a name or path with characters that no name has, or longer than any is."""
        texts = value if isinstance(value, tuple) else (value,)
        for text in (str(each) for each in texts if isinstance(each, str | Path)):
            if not text.isprintable() or len(text) > _LONGEST:
                raise ValueError(f"it must be readable, on one line, at most {_LONGEST} characters")
        return value


def _is_port(listen: str) -> str:
    """Refuse a port that there is none of; an empty address is none."""
    if int(listen.rpartition(":")[2] or 0) > _LAST_PORT:
        raise ValueError(f"the port must be at most {_LAST_PORT}")
    return listen


def _is_address(url: str) -> str:
    """Refuse what no call can be made to; its parts are read to see whether they can be."""
    parts = urlsplit(url)
    if url not in ("", _MEMORY) and (not parts.hostname or parts.port == 0):
        raise ValueError("it must name a host, and may name a port from 1 on")
    return url


def _header_value(key: SecretStr) -> SecretStr:
    """Return a key without blanks around it; one that no header holds is refused."""
    if not re.fullmatch(r"[!-~]*", key.get_secret_value().strip()):
        raise ValueError("letters, digits and signs of ASCII are allowed, without blanks")
    return SecretStr(key.get_secret_value().strip())


_Address = Annotated[
    str, Field(pattern=r"^(https?://[^/\s]+(/\S*)?)?$"), AfterValidator(_is_address)
]
_Listen = Annotated[str, Field(pattern=r"^([^\s:]+:\d{1,5})?$"), AfterValidator(_is_port)]
_HeaderKey = Annotated[SecretStr, AfterValidator(_header_value)]


class Corpus(_Section):
    """Which reports there are."""

    catalog: str
    added: Path


class Embeddings(_Section):
    """The models."""

    model: str
    languages: tuple[str, ...]
    multilingual: str


class Index(_Section):
    """Where the index is kept."""

    folder: Path
    backend: Literal["faiss", "qdrant"]
    url: Annotated[
        str,
        Field(pattern=rf"^({_MEMORY}|(https?://[^/\s@]+(/[^\s@]*)?)?)$"),
        AfterValidator(_is_address),
    ]
    collection: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    key: _HeaderKey = SecretStr("")

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        """Refuse a server without its address."""
        if self.backend == "qdrant" and not self.url:
            raise ValueError("url must be the address of the Qdrant server, or :memory: to try it")
        return self


class Search(_Section):
    """How candidates are ordered."""

    reranker: str
    workers: int = Field(ge=0, le=256)


class Telegram(_Section):
    """How the Bot API is reached."""

    base_url: _Address = Field(min_length=1)
    base_file_url: _Address = Field(min_length=1)
    retries: int = Field(ge=0, le=20)
    concurrent_updates: int = Field(ge=1, le=1024)
    inbox_limit: int = Field(ge=1, le=100_000)
    lease_seconds: int = Field(ge=2, le=3600)
    webhook_url: _Address
    webhook_listen: _Listen = Field(min_length=1)
    webhook_secret: SecretStr = SecretStr("")

    @field_validator("webhook_secret")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr) -> SecretStr:
        """Refuse a secret that Telegram would refuse; an empty one is none."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret.get_secret_value()):
            raise ValueError("1 to 256 letters, digits, _ and - are allowed")
        return secret


class Chat(_Section):
    """How the chat behaves."""

    followup_minutes: int = Field(ge=0, le=1440)
    inline_cache_seconds: int = Field(ge=0, le=86_400)


class Limits(_Section):
    """How much a minute people may ask; 0 is no limit."""

    person_questions: int = Field(ge=0, le=100_000)
    group_questions: int = Field(ge=0, le=100_000)
    person_taps: int = Field(ge=0, le=100_000)
    person_inline: int = Field(ge=0, le=100_000)


class Storage(_Section):
    """What is remembered, where, and for how long."""

    url: SecretStr
    key: SecretStr = SecretStr("")
    retention_days: int = Field(ge=0, le=36_500)


class Service(_Section):
    """Where the bot says how it is."""

    listen: _Listen


class Questions(_Section):
    """The server that proposes expected questions."""

    timeout_seconds: float = Field(gt=0, le=3600)
    retries: int = Field(ge=0, le=20)
    concurrency: int = Field(ge=1, le=64)
    key: _HeaderKey = SecretStr("")


class Access(_Section):
    """Who may ask, and who may do more."""

    admins: tuple[int, ...]
    open: bool
    people: tuple[int, ...]
    groups: tuple[int, ...]
    invite: SecretStr = SecretStr("")

    @field_validator("invite")
    @classmethod
    def _fits_a_link(cls, invite: SecretStr) -> SecretStr:
        """Refuse what a link to a bot can't carry."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,48}", invite.get_secret_value()):
            raise ValueError("it must be A-Z, a-z, 0-9, _ and -, at most 48 characters")
        return invite


class Logging(_Section):
    """How much is logged, and how."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]
    format: Literal["auto", "text", "json"]
    questions: bool
