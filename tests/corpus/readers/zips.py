"""Makes the zips that readers are tested with."""

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zip_of(entries: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these entries, in their order."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in entries.items():
            written.writestr(name, content)
    return buffer.getvalue()
