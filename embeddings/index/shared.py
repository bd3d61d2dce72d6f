"""An index that two folders have: its data is on the disk once."""

import os
import shutil
from pathlib import Path

from corpus.durable import write_durably
from embeddings.index.folder import MANIFEST, data_files, unwritable


def share_index(source: Path, folder: Path) -> None:
    """Put the index of a folder into an empty one, which from then on goes its own way.

    Nobody writes to a data file again, so that it is linked; to another disk it is copied.

    Raises:
        IndexFolderError: the folder cannot be written.
    """
    manifest, names = (source / MANIFEST).read_bytes(), data_files(source)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            _linked(source / name, folder / name)
        write_durably(folder / MANIFEST, manifest)
    except OSError as error:
        raise unwritable(folder, error) from error


def _linked(source: Path, file: Path) -> None:
    """Give a file a second name, or copy it where that can't be."""
    try:
        os.link(source, file)
    except OSError:
        shutil.copyfile(source, file)
