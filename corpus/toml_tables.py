"""The TOML tables that lie beside modules: words of languages, and what was trained."""

import tomllib
from importlib.resources import files
from typing import Any


def read_table(package: str, name: str, **filled: str) -> dict[str, Any]:
    """Return what a TOML file beside a module says; each call reads it anew.

    Args:
        package: the `__package__` of the module.
        name: the file's name.
        filled: what stands for each `{key}` in the file.

    Raises:
        FileNotFoundError: it isn't there.
        ValueError: it isn't TOML in UTF-8; the message says which file and where in it.
    """
    file = files(package) / name
    try:
        text = file.read_text(encoding="utf-8")
        for key, value in filled.items():
            text = text.replace(f"{{{key}}}", value)
        return tomllib.loads(text)
    except ValueError as error:
        raise ValueError(f"{file} isn't TOML in UTF-8: {error}") from error
