"""Settings from `bot.toml` and the environment; only entry points read them."""

import difflib
import os
import re
import tomllib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.explaining import explain
from config.sections import (
    Access,
    Chat,
    Corpus,
    Embeddings,
    Index,
    Limits,
    Logging,
    Questions,
    Search,
    Service,
    Storage,
    Telegram,
)

# Every setting with its default.
SHIPPED = Path(str(files("config").joinpath("bot.toml")))
# The settings file of the current folder.
_LOCAL = Path("config/bot.toml")

_PREFIX = "VERBATIM_"
# Where a URL holds one: before the last @, or as a parameter.
_PASSWORD = re.compile(r"^[^:]+://[^@/]*:[^@]+@|[?&](ssl)?password=")

# Characters of an error: a name that somebody made up may be as long as the file.
_LONGEST = 2000


class SettingsError(Exception):
    """Settings that cannot be used; the message names the key and what to do, on one line."""

    def __init__(self, says: str) -> None:
        line = "".join(c if c.isprintable() else "\ufffd" for c in says)
        super().__init__(f"{line[: _LONGEST - 1]}…" if len(line) > _LONGEST else line)


class Settings(BaseSettings):
    """All settings; the environment overrides the file, secrets come from it alone."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_nested_delimiter="__",
        # `values.py` reads a list.
        enable_decoding=False,
        extra="forbid",
        frozen=True,
    )

    corpus: Corpus
    embeddings: Embeddings
    index: Index
    search: Search
    telegram: Telegram
    chat: Chat
    limits: Limits
    storage: Storage
    service: Service
    questions: Questions
    access: Access
    logging: Logging
    token: SecretStr = Field(default=SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take the environment first, then what a file sets, then the defaults."""
        return env_settings, init_settings, TomlConfigSettingsSource(settings_cls, SHIPPED)

    def secrets(self) -> list[str]:
        """Return the values of all settings that come from the environment alone."""
        named = [getattr(getattr(self, section), key) for section, key in _secrets()]
        return [secret.get_secret_value() for secret in (*named, self.token)]


def settings_file(named: Path | None) -> Path:
    """Return the settings file that is read: the named one, the folder's own, or the shipped."""
    return named or (_LOCAL if _LOCAL.exists() else SHIPPED)


def load_settings(file: Path) -> Settings:
    """Read a settings file, with the environment over it and the defaults below.

    Raises:
        SettingsError: the file is missing or isn't TOML, a key is unknown or a value is wrong.
    """
    try:
        keys = tomllib.loads(file.read_text(encoding=_encoding(file)))
    except FileNotFoundError as error:
        raise SettingsError(f"No settings file at {file}. Give one with --config FILE.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"The settings file {file} cannot be read: {error}.") from error
    _check_names(keys, str(file))
    _check_secrets(keys, file)
    _check_names(_environment(), "the environment")
    try:
        return Settings(**keys)
    except ValidationError as error:
        raise SettingsError(explain(error, dict(_sections()), _variables(), str(file))) from None


def _encoding(file: Path) -> str:
    """Return the encoding that a file's byte order mark tells; UTF-8 without one."""
    with file.open("rb") as opened:
        return "utf-16" if opened.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"


def _environment() -> dict[str, Any]:
    """Return the settings that the environment names, as nested tables."""
    tables: dict[str, Any] = {}
    for name in os.environ:
        if name.startswith(_PREFIX):
            section, _, key = name.removeprefix(_PREFIX).lower().partition("__")
            tables.setdefault(section, {})[key] = None
    return tables


def _variables() -> dict[tuple[str, str], str]:
    """Return the variable of each setting that the environment names."""
    return {
        (section, key): _variable(section, key)
        for section, keys in _environment().items()
        for key in keys
    }


def _variable(section: str, key: str) -> str:
    """Return the name of the variable that overrides a setting."""
    return f"{_PREFIX}{section}__{key}".upper()


def _sections() -> Iterator[tuple[str, dict[str, FieldInfo]]]:
    """Yield each table of the settings and its keys."""
    for section, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield section, field.annotation.model_fields


def _secrets() -> Iterator[tuple[str, str]]:
    """Yield the section and key of each secret; an address with a password may be without one."""
    for section, fields in _sections():
        for key, field in fields.items():
            if field.annotation is SecretStr and (section, key) != ("storage", "url"):
                yield section, key


def _check_names(tables: dict[str, Any], where: str) -> None:
    """Refuse an unknown section or key, and name the nearest right one."""
    known = {section: set(fields) for section, fields in _sections()}
    right = [f"{section}.{key}" for section, keys in known.items() for key in sorted(keys)]
    for section, values in tables.items():
        for key in values if isinstance(values, dict) else [""]:
            if section not in known or key not in known[section]:
                name = f"{section}.{key}".strip(".")
                near = difflib.get_close_matches(name, right, 1, 0)
                raise SettingsError(f"Unknown setting {name} in {where}. Did you mean {near[0]}?")


def _check_secrets(keys: dict[str, Any], file: Path) -> None:
    """Refuse a secret that stands in the file, where others may read it."""
    for section, key in _secrets():
        if key in keys.get(section, {}):
            name = _variable(section, key)
            raise SettingsError(f"{section}.{key} belongs in {name}, not in the file {file}.")
    if _PASSWORD.search(str(keys.get("storage", {}).get("url", ""))):
        name = f"{_PREFIX}STORAGE__URL"
        raise SettingsError(
            f"storage.url holds a password. It belongs in {name}, not in the file {file}."
        )
