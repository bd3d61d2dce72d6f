"""What the storage must be told."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageOptions:
    """Where things are kept and for how many days; URL and key may be secret.

    `url` is `sqlite:///FILE`, `sqlite:///:memory:` or `postgresql://…`; `key` is the key of the
    hashes, see `storage_key`; 0 `retention_days` keep things for ever.
    """

    url: str = field(repr=False)
    key: str = field(repr=False)
    retention_days: int
