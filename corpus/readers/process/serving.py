"""What a process does that works on one file: take a request from stdin, answer on stdout."""

import contextlib
import ctypes
import gc
import json
import math
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

if sys.platform != "win32":
    import resource

# prctl(2): the signal that a process gets when the one that started it dies.
_PR_SET_PDEATHSIG = 1
# A tenth of the processor's time where another process wants all of it (sched(7)).
_NICE = 10


def serve(work: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer the request on stdin, held to its `memory` (bytes) and `seconds`, and end with it."""
    die_with_parent()
    request = json.load(sys.stdin)
    _limit(request["memory"], request["seconds"])
    # A page has thousands of characters, none of which is ever part of a cycle.
    gc.set_threshold(20_000)
    # What a library prints, from C too, is no part of the answer.
    with os.fdopen(os.dup(1), "w") as answer:
        os.dup2(2, 1)
        json.dump(work(request), answer)


def die_with_parent() -> None:
    """Have Linux end this process when the one that waits for it is killed.

    Elsewhere it lives on until it is done, or as long as its limit of time allows.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def give_way() -> None:
    """Have this process run only where none waits that somebody looks at."""
    if sys.platform != "win32":
        os.nice(_NICE)


def _limit(memory: int, seconds: float) -> None:
    """Limit this process; what dies leaves no image of its memory.

    Windows has no such limits: there the one of wall time, which the other process holds, is all.
    """
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_CPU, math.ceil(seconds) + 1)
        _lower(resource.RLIMIT_AS, memory)


def _lower(kind: int, most: int) -> None:
    """Lower a limit, but for a system that doesn't know it; one that is lower already stays."""
    _, hard = resource.getrlimit(kind)
    known = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (known, hard))
