"""JSON that notices a flipped byte: it holds the checksum of all the rest of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_SEAL = "seal"
# What a seal takes up behind the fields: its name, 64 digits, and what closes the whole.
_SEAL_BYTES = len(b'\n "seal": ""\n}') + 64


class BrokenSealError(ValueError):
    """Bytes that aren't what was written; the message says so and names nothing that they hold."""


def sealed(fields: Mapping[str, Any]) -> bytes:
    """Return fields as JSON with their checksum behind them, the same bytes for the same fields."""
    written = json.dumps(fields, ensure_ascii=False, indent=1)
    return _with_seal(written.encode("utf-8", "surrogatepass"))


def unsealed(data: bytes) -> dict[str, Any]:
    """Return the fields that `sealed` has written.

    Raises:
        BrokenSealError: they aren't what it wrote, to the byte, or were written without a seal.
    """
    written = _without_seal(data)
    if _with_seal(written) != data:
        raise BrokenSealError(_what_is_wrong(data))
    fields: dict[str, Any] = json.loads(written)
    return fields


def _with_seal(written: bytes) -> bytes:
    """Return an object of JSON with the checksum of its bytes as its last field."""
    opened = written.removesuffix(b"}").removesuffix(b"\n")
    comma = b"" if opened == b"{" else b","
    seal = hashlib.sha256(written).hexdigest().encode()
    return opened + comma + b'\n "seal": "' + seal + b'"\n}'


def _without_seal(data: bytes) -> bytes:
    """Return the object that bytes hold before their seal, if they have one."""
    opened = data[:-_SEAL_BYTES].removesuffix(b",")
    return opened + (b"}" if opened == b"{" else b"\n}")


def _what_is_wrong(data: bytes) -> str:
    """Say what is wrong with bytes that aren't sealed as they should be."""
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return "it isn't what was written"
    if not isinstance(fields, dict) or not isinstance(fields.get(_SEAL), str):
        return "it has no checksum (an older version wrote none)"
    return "it isn't what was written"
