"""Opens the zip that an office file or a book is; what is hostile, locked or broken is refused."""

import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn

from corpus.model import ReportError
from corpus.refusal import Refusal

# What is unpacked of one file, at most; 400 times the text of a long book.
_UNPACKED = 200 * 2**20
# XML of office files shrinks to a twentieth; only what is made to fill the memory shrinks so far.
_RATIO = 200
_RATIO_FROM = 2**20
_ENTRIES = 10_000


@dataclass
class Archive:
    """A zip in memory: its entries by name, and how much may still be unpacked."""

    entries: dict[str, zipfile.ZipInfo]
    _zip: zipfile.ZipFile
    _left: int = _UNPACKED
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> "Archive":
        """Open a zip from its bytes.

        Raises:
            ReportError: it is broken, encrypted, too large, or names paths outside of itself.
        """
        try:
            opened = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            _broken()
        infos = opened.infolist()
        if len(infos) > _ENTRIES:
            raise ReportError(
                f"it is a zip of {len(infos):,} files, and no report has more than {_ENTRIES:,}. "
                "Save the report anew, or as PDF.",
                Refusal.TOO_LARGE,
            )
        if any(info.flag_bits & 1 for info in infos):
            locked()
        entries = {_name(info): info for info in infos}
        return cls(entries, opened, _names={name.casefold(): name for name in entries})

    def __contains__(self, name: str) -> bool:
        """Say whether there is an entry of a name, in capitals or not."""
        return name.casefold() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry.

        Raises:
            ReportError: it is missing or broken, or unpacks to more than any report needs.
        """
        info = self.entries.get(self._names.get(name.casefold(), ""))
        if info is None:
            raise ReportError(
                f"it is broken: '{name}' is missing in it. Save it anew with the program that "
                "made it, and add that.",
                Refusal.BROKEN,
            )
        self._left -= info.file_size
        stuffed = info.file_size > max(_RATIO_FROM, _RATIO * info.compress_size)
        if stuffed or self._left < 0:
            raise ReportError(
                f"'{name}' in it unpacks to {info.file_size / 2**20:,.0f} MB, as a zip bomb does. "
                "Save the report anew, or as PDF.",
                Refusal.HOSTILE,
            )
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            _broken()


def locked() -> NoReturn:
    """Refuse a file that only a password opens."""
    raise ReportError(
        "it is encrypted or protected by a password. Save it without a password, and add that.",
        Refusal.LOCKED,
    )


def _broken() -> NoReturn:
    """Refuse a zip that can't be unpacked."""
    raise ReportError(
        "it is broken or cut off: the zip that it should be cannot be unpacked. Download or save "
        "it again.",
        Refusal.BROKEN,
    )


def _name(info: zipfile.ZipInfo) -> str:
    """Return an entry's name with slashes as in a web address; refuse one that leads outside."""
    name = info.filename.replace("\\", "/").lstrip("/")
    if ".." in name.split("/") or name[1:2] == ":":
        raise ReportError(
            f"it names a path outside of itself ('{info.filename[:60]}'), as files made to do harm "
            "do. Save it anew with the program that made it.",
            Refusal.HOSTILE,
        )
    return name
