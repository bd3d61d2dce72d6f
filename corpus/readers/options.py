"""What the catalog says of how a file is to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file: the report's language by its code, empty where it isn't known.

    `content` is "main" for what a saved page holds beside its menus and notices, "all" for all.
    """

    language: str = ""
    content: str = "main"
