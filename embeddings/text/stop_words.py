"""Stop words: the lists that bm25s has of many languages.

They are read from its file of them alone: the package itself brings SciPy, which takes 26 MB and a
fifth of a second, and nothing else of it is used.
"""

from collections.abc import Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType


def stop_words(name: str) -> frozenset[str]:
    """Return bm25s' stop words of a language; none without a name.

    Args:
        name: what bm25s calls the language, such as `EN`.

    Raises:
        AttributeError: it has no such language.
    """
    words: Sequence[str] = getattr(_lists(), f"STOPWORDS_{name}") if name else ()
    return frozenset(words)


@cache
def _lists() -> ModuleType:
    """Load the module of the lists without the package that it lies in."""
    package = find_spec("bm25s")
    if package is None:
        raise ModuleNotFoundError("bm25s is not installed; install what pyproject.toml names")
    lists = PathFinder.find_spec("stopwords", package.submodule_search_locations)
    if lists is None or lists.loader is None:
        raise ModuleNotFoundError("bm25s has no lists of stop words where it is installed")
    module = module_from_spec(lists)
    lists.loader.exec_module(module)
    return module
