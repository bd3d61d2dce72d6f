"""The head of a file in the safetensors format: which tensors it holds, and where each stands."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# The head's length stands before it in so many bytes.
_LENGTH_BYTES = 8


def head_of(file: Path) -> tuple[Mapping[str, Any], int]:
    """Return the tensors of a file by their names, and at which byte the first one begins.

    Of each it says `dtype`, `shape` and `data_offsets`, the first byte and that behind the last,
    counted from there.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        length = int.from_bytes(stream.read(_LENGTH_BYTES), "little")
        return json.loads(stream.read(length)), _LENGTH_BYTES + length
