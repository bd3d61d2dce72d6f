"""Who is told how far the encoding of many texts is."""

from collections.abc import Callable
from typing import TypeAlias

# Told how many texts were just encoded, and of how many in all.
ProgressCallback: TypeAlias = Callable[[int, int], None]
# Told how many texts were encoded since the last call, by what doesn't know of the others.
DoneCallback: TypeAlias = Callable[[int], None]
