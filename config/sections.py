"""The tables of `bot.toml`: what each setting may be.

What each is by default stands in the shipped `bot.toml` alone.
"""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    SecretStr,
    ValidationInfo,
    field_validator,
)

from config.values import (
    Address,
    CollectionName,
    Folder,
    Groups,
    HeaderKey,
    Languages,
    Listen,
    OptionalAddress,
    OptionalListen,
    People,
    Seconds,
    ServerAddress,
    Switch,
    whole,
)

T = TypeVar("T")

# Characters of a name or a path, more than any system takes.
_LONGEST = 4096


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
                raise ValueError(f"be readable, on one line, at most {_LONGEST} characters")
        return value


class Corpus(_Section):
    """Which reports there are."""

    catalog: str
    added: Folder


class Embeddings(_Section):
    """The models."""

    model: str
    languages: Languages
    multilingual: str


class Index(_Section):
    """Where the index is kept."""

    folder: Folder
    backend: Literal["faiss", "qdrant"]
    url: ServerAddress
    collection: CollectionName
    key: HeaderKey = SecretStr("")

    @field_validator("url")
    @classmethod
    def _is_there(cls, url: str, others: ValidationInfo) -> str:
        """Refuse a server without its address."""
        if others.data.get("backend") == "qdrant" and not url:
            raise ValueError(
                "be the address of the Qdrant server (VERBATIM_INDEX__URL sets it too), "
                "or :memory: to try it"
            )
        return url


class Search(_Section):
    """How candidates are ordered."""

    reranker: str
    workers: Annotated[int, whole(0, 256)]


class Telegram(_Section):
    """How the Bot API is reached."""

    base_url: Address
    base_file_url: Address
    retries: Annotated[int, whole(0, 20)]
    concurrent_updates: Annotated[int, whole(1, 1024)]
    inbox_limit: Annotated[int, whole(1, 100_000)]
    lease_seconds: Annotated[int, whole(2, 3600)]
    webhook_url: OptionalAddress
    webhook_listen: Listen
    webhook_secret: SecretStr = SecretStr("")

    @field_validator("webhook_secret")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr) -> SecretStr:
        """Refuse a secret that Telegram would refuse; an empty one is none."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret.get_secret_value()):
            raise ValueError("be 1 to 256 of the letters A-Z and a-z, digits, _ and -")
        return secret


class Chat(_Section):
    """How the chat behaves."""

    followup_minutes: Annotated[int, whole(0, 1440)]
    inline_cache_seconds: Annotated[int, whole(0, 86_400)]


class Limits(_Section):
    """How much a minute people may ask; 0 is no limit."""

    person_questions: Annotated[int, whole(0, 100_000)]
    group_questions: Annotated[int, whole(0, 100_000)]
    person_taps: Annotated[int, whole(0, 100_000)]
    person_inline: Annotated[int, whole(0, 100_000)]


class Storage(_Section):
    """What is remembered, where, and for how long."""

    url: SecretStr
    key: SecretStr = SecretStr("")
    retention_days: Annotated[int, whole(0, 36_500)]


class Service(_Section):
    """Where the bot says how it is."""

    listen: OptionalListen


class Questions(_Section):
    """The server that proposes expected questions."""

    timeout_seconds: Seconds
    retries: Annotated[int, whole(0, 20)]
    concurrency: Annotated[int, whole(1, 64)]
    key: HeaderKey = SecretStr("")


class Access(_Section):
    """Who may ask, and who may do more."""

    admins: People
    open: Switch
    people: People
    groups: Groups
    invite: SecretStr = SecretStr("")

    @field_validator("invite")
    @classmethod
    def _fits_a_link(cls, invite: SecretStr) -> SecretStr:
        """Refuse what a link to a bot can't carry."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,48}", invite.get_secret_value()):
            raise ValueError("be A-Z, a-z, 0-9, _ and -, at most 48 characters")
        return invite


class Logging(_Section):
    """How much is logged, and how."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]
    format: Literal["auto", "text", "json"]
    questions: Switch
