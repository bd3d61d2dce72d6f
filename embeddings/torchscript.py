"""Python's lock: what holds it as long as it runs, and lets it go at each step of torch.

A thread that computes would wait up to 5 ms after each of hundreds of steps where another thread
runs Python meanwhile. TorchScript lets the lock go once, and takes it again at the end.
"""

import warnings
from collections.abc import Callable
from typing import TypeAlias

import torch

Computation: TypeAlias = Callable[..., torch.Tensor]


def without_lock(computation: Computation) -> Computation:
    """Return a module or function of torch that does the same without Python's lock."""
    with warnings.catch_warnings():
        # What it should give way to, torch.export, has nothing yet that runs without the lock.
        warnings.filterwarnings("ignore", r"`torch\.jit\.script`", DeprecationWarning)
        scripted: Computation = torch.jit.script(computation)
    return scripted
