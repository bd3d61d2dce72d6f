"""What the process does that draws pages: a file that breaks it breaks nothing else."""

import base64
import hashlib
import os
from pathlib import Path
from typing import Any

from bot.answering.page_picture.model import NoPicture, PagePart
from corpus.model import ReportError
from corpus.readers.process.serving import serve

_NICE = 5


def main() -> None:
    """Draw the pages that the request names, and answer the pictures, or why there are none."""
    serve(_pictures)


def _pictures(request: dict[str, Any]) -> dict[str, Any]:
    """Return the pictures as JSON knows them, or why there are none."""
    if hasattr(os, "nice"):  # whoever asks a question meanwhile is answered first
        os.nice(_NICE)
    try:
        data = Path(request["file"]).read_bytes()
    except OSError:
        return {"error": NoPicture.GONE.value}
    if hashlib.sha256(data).hexdigest() != request["checksum"]:
        return {"error": NoPicture.CHANGED.value}
    return _drawn(data, [PagePart(**part) for part in request["parts"]])


def _drawn(data: bytes, parts: list[PagePart]) -> dict[str, Any]:
    """Return the pictures of pages of a file, or what is wrong with it."""
    # Put off until the limits hold: these libraries take memory, too.
    from pypdfium2 import PdfiumError

    from bot.answering.page_picture.pages import draw_page
    from corpus.readers.pdf.file import opened
    from corpus.readers.pdf.glyph_names import ligatures_of

    try:
        with opened(data) as file:
            file.init_forms()
            ligatures = ligatures_of(data)
            pages = [draw_page(file, part, ligatures) for part in parts]
    except (PdfiumError, ReportError, OSError) as error:
        return {"error": NoPicture.FAILED.value, "why": str(error)}
    return {
        "pictures": [base64.b64encode(picture).decode() for picture, _ in pages],
        "is_marked": any(marked for _, marked in pages),
    }
