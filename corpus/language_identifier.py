"""What tells languages apart: py3langid, with what it knows left on the disk.

Its own loader keeps 45 MB in memory, and needs twice as much for a moment. A text reads a few
rows of that.
"""

import lzma
import shutil
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


def language_identifier(languages: Collection[str] = ()) -> "LanguageIdentifier":
    """Load what tells some languages apart; its chances of them sum to 1.

    Args:
        languages: their codes, as py3langid has them; without any, all that it knows.

    Raises:
        OSError: the disk has no room for what is unpacked, 70 MB, and for a moment twice that.
    """
    # The import is put off, since few texts need it and it takes a moment.
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    known = _unpacked(MODEL_DIR / MODEL_FILE)
    codes = known["classes"].tolist()
    columns = [i for i, code in enumerate(codes) if not languages or code in languages]
    weights = known["ptc"] if len(columns) == len(codes) else np.array(known["ptc"][:, columns])
    return LanguageIdentifier(
        weights,
        np.array(known["pc"][columns]),
        [codes[i] for i in columns],
        memoryview(known["nextmove"].data),
        known["out_feat"].tolist(),
        norm_probs=True,
        tk_row=known["nextmove_row"].tolist(),
    )


def _unpacked(model: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a model, mapped from files whose names are gone."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        archive = Path(name) / "model.npz"
        with lzma.open(model) as packed, archive.open("wb") as written:
            shutil.copyfileobj(packed, written, 1 << 20)
        with ZipFile(archive) as arrays:
            arrays.extractall(name)
        return {file.stem: np.load(file, mmap_mode="r") for file in Path(name).glob("*.npy")}
