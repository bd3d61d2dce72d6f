"""Makes pictures of pages, one at a time, in a process of its own, and keeps the last ones."""

import asyncio
import base64
import json
import subprocess
from collections import OrderedDict
from dataclasses import asdict, dataclass
from functools import partial

from bot.answering.beside import beside
from bot.answering.page_picture.model import NoPicture, PagePictures, PictureError, PictureRequest
from corpus.readers.process.child import run_child

_WORKER = "bot.answering.page_picture.worker"
# How much of a process's last words an error repeats.
_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioLimits:
    """What a picture may cost: seconds and bytes of address space; and how many are kept."""

    seconds: float = 30
    memory: int = 2_000_000_000
    kept: int = 8


class Studio:
    """The pictures of pages: made on demand, the last ones kept."""

    def __init__(self, limits: StudioLimits | None = None) -> None:
        self._limits = limits or StudioLimits()
        self._one_at_a_time = asyncio.Lock()
        self._kept: OrderedDict[str, PagePictures] = OrderedDict()

    async def pictures(self, request: PictureRequest) -> PagePictures:
        """Return the pictures of pages.

        Raises:
            PictureError: the file is gone, isn't what was read any more, or can't be drawn.
        """
        async with self._one_at_a_time:
            pictures = self._kept.get(request.key)
            if pictures is None:
                pictures = await beside(partial(_make, request, self._limits))
            self._keep(request.key, pictures)
            return pictures

    def _keep(self, key: str, pictures: PagePictures) -> None:
        """Keep pictures, and let those go that were asked for longest ago."""
        self._kept[key] = pictures
        self._kept.move_to_end(key)
        while len(self._kept) > self._limits.kept:
            self._kept.popitem(last=False)


def _make(request: PictureRequest, limits: StudioLimits) -> PagePictures:
    """Have a process make pictures.

    Raises:
        PictureError: as `Studio.pictures` does.
    """
    asked = asdict(request) | {"memory": limits.memory, "seconds": limits.seconds}
    try:
        process = run_child(_WORKER, asked, limits.seconds)
    except subprocess.TimeoutExpired:
        says = f"it takes more than {limits.seconds:g} seconds"
        raise PictureError(NoPicture.FAILED, says) from None
    if process.returncode != 0 or not process.stdout:
        last = process.stderr.decode(errors="replace").strip().rpartition("\n")[2][:_SHOWN]
        raise PictureError(NoPicture.FAILED, last or f"signal {-process.returncode}")
    said = json.loads(process.stdout)
    if "error" in said:
        raise PictureError(NoPicture(said["error"]), said.get("why", ""))
    pictures = tuple(base64.b64decode(picture) for picture in said["pictures"])
    return PagePictures(pictures, said["is_marked"])
