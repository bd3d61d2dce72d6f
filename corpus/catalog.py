"""The catalog: which reports there are. A TOML file of `[[report]]` tables."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.encodings import read_text_file
from corpus.model import Entry, ReportError

# The catalog of the report that comes along.
SHIPPED = Path(str(files("corpus").joinpath("catalog.toml")))

# Bytes of an address: a message that links to a dozen reports must hold them all.
_URL = 500
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_KEYS = {field.name for field in fields(Entry)}
_OPTIONAL = {"url", "questions", "content", "readers"}
_CONTENT = ("main", "all")


def load_catalog(path: Path) -> tuple[Entry, ...]:
    """Read a catalog file.

    Args:
        path: the TOML file; `file` and `questions` in it are relative to its folder.

    Returns:
        The entries in the order of the file, with absolute paths.

    Raises:
        ReportError: the catalog is missing, is not TOML, or an entry is unusable.
    """
    try:
        data = tomllib.loads(read_text_file(path))
    except FileNotFoundError as error:
        raise ReportError(f"No catalog at {path}. Create it, or set corpus.catalog.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ReportError(f"The catalog {path} cannot be read: {error}. Mend the file.") from error
    tables = data.get("report")
    if not isinstance(tables, list) or not tables or set(data) != {"report"}:
        raise ReportError(f"The catalog {path} must hold [[report]] tables and nothing else.")
    entries = tuple(entry_from(table, path) for table in tables)
    ids = [entry.id for entry in entries]
    for name in ids:
        if ids.count(name) > 1:
            raise ReportError(f"The catalog {path} has report id '{name}' twice. Rename one.")
    return entries


def entry_from(table: Mapping[str, Any], path: Path) -> Entry:
    """Check one table of the catalog at a path, and make the paths in it absolute.

    Raises:
        ReportError: it lacks something or has something wrong.
    """
    name = table.get("id", "without an id")
    missing = sorted(_KEYS - _OPTIONAL - set(table))
    unknown = sorted(set(table) - _KEYS)
    if missing or unknown:
        says = f"lacks {', '.join(missing)}" if missing else f"has unknown {', '.join(unknown)}"
        raise ReportError(f"Report '{name}' in {path} {says}. Mend its [[report]] table.")
    values = {key: str(value).strip() for key, value in table.items() if key != "readers"}
    if not _ID.fullmatch(values["id"]):
        raise ReportError(
            f"Report id '{values['id']}' in {path} must be a-z, 0-9 and -, at most 32 characters."
        )
    _check_date(values["date"], values["id"], path)
    if not values.get("url", "https://").startswith(("https://", "http://")):
        raise ReportError(
            f"Report '{values['id']}' in {path} has url '{values['url']}': it must start with "
            "https:// or http://."
        )
    if len(values.get("url", "").encode()) > _URL or not values.get("url", "").isprintable():
        raise ReportError(
            f"Report '{values['id']}' in {path} has a url that no message can hold: give one of at "
            f"most {_URL} bytes, without line breaks."
        )
    if values.get("content", "main") not in _CONTENT:
        raise ReportError(
            f"Report '{values['id']}' in {path} has content '{values['content']}': it must be "
            "'main' or 'all'."
        )
    for key in ("file", "questions"):
        if key in values:
            values[key] = str((path.parent / values[key]).resolve())
    return Entry(**values, readers=_readers(table.get("readers"), values["id"], path))


def _readers(value: object, name: str, path: Path) -> tuple[int, ...] | None:
    """Return who may read a report; None where the catalog doesn't say.

    Raises:
        ReportError: it says something else than ids. A slip here would show it to everybody.
    """
    if value is None:
        return None
    if not isinstance(value, list) or not all(type(each) is int for each in value):
        raise ReportError(
            f"Report '{name}' in {path} has readers {value!r}: they must be a list of Telegram "
            "ids, such as [123456789, -1001234567890]."
        )
    return tuple(value)


def _check_date(value: str, name: str, path: Path) -> None:
    """Refuse a date that is not an ISO date."""
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise ReportError(
            f"Report '{name}' in {path} has date '{value}'. Write it as 2022-01-20."
        ) from error
