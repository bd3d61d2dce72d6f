"""What the storage is told."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageOptions:
    """Where things are kept, under which key (see `storage_key`), and for how long.

    The URL is `sqlite:///FILE`, `sqlite:///:memory:` or `postgresql://…`, and may hold a password;
    turns and votes are kept for `retention_days`, with 0 for ever.
    """

    url: str = field(repr=False)
    key: str = field(repr=False)
    retention_days: int
