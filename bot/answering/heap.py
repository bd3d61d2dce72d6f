"""What Linux's C library keeps of memory for a process: less of it than it would by itself.

Each thread gets a heap of its own there, so that none waits for another; ours wait for Python's
lock anyway. And what is let go of stays with the process until somebody asks for it. Elsewhere,
nothing is done. Source: mallopt(3) and malloc_trim(3) of the Linux man-pages.
"""

import ctypes
from contextlib import suppress

# The number of the parameter, of malloc.h.
_M_ARENA_MAX = -8


def keep_one_heap() -> None:
    """Let threads that start from now on share one heap."""
    # Other C libraries lack it, and other systems name no library of this process.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give memory that nothing lies in back to the system; it takes some milliseconds."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
