"""What a picture of a page is made from, what comes of it, and why none does."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page, from 1 in the file, with its text in reading order and what of it is marked.

    That is `text[start:end]`; `label` is what is printed on the page.
    """

    number: int
    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Pages of a file that are to be shown, in their order; `checksum` is the file's when read."""

    file: str
    checksum: str
    parts: tuple[PagePart, ...]

    @property
    def key(self) -> str:
        """Return what tells it from others."""
        marks = ",".join(f"{part.number}:{part.start}-{part.end}" for part in self.parts)
        return f"{self.checksum} {marks}"


@dataclass(frozen=True, slots=True)
class PagePictures:
    """Pictures (PNG or JPEG) of pages; `is_marked` says that what answers was found on them."""

    pictures: tuple[bytes, ...]
    is_marked: bool


class NoPicture(StrEnum):
    """Why there is no picture of a page."""

    GONE = "gone"
    CHANGED = "changed"
    FAILED = "failed"


class PictureError(Exception):
    """A page that can't be shown, with the reason."""

    def __init__(self, reason: NoPicture, says: str = "") -> None:
        super().__init__(says or reason.value)
        self.reason = reason
