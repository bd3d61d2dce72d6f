"""JSON that notices a flipped byte: it holds the checksum of all the rest of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_SEAL = "seal"


class BrokenSealError(ValueError):
    """Bytes that aren't what was written; the message says so and names nothing that they hold."""


def sealed(fields: Mapping[str, Any]) -> bytes:
    """Return fields as JSON with their checksum, the same bytes for the same fields."""
    return _written({**fields, _SEAL: hashlib.sha256(_written(fields)).hexdigest()})


def unsealed(data: bytes) -> dict[str, Any]:
    """Return the fields that `sealed` has written.

    Raises:
        BrokenSealError: they aren't what it wrote, to the byte, or were written without a seal.
    """
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenSealError("it isn't what was written") from error
    if not isinstance(fields, dict) or not isinstance(fields.pop(_SEAL, None), str):
        raise BrokenSealError("it has no checksum (an older version wrote none)")
    if sealed(fields) != data:
        raise BrokenSealError("it isn't what was written")
    return fields


def _written(fields: Mapping[str, Any]) -> bytes:
    """Return fields as JSON that a person can read."""
    return json.dumps(fields, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
