"""How long the tests wait: one factor for machines that are slow, or busy with something else."""

import asyncio
import os
from collections.abc import Callable

_FACTOR = float(os.environ.get("VERBATIM_TEST_PATIENCE", "1"))


def seconds(value: float) -> float:
    """Return a time-out in seconds, times VERBATIM_TEST_PATIENCE."""
    return value * _FACTOR


def milliseconds(value: float) -> float:
    """Return a time-out given in seconds as the milliseconds that a browser takes."""
    return 1000 * seconds(value)


async def until(condition: Callable[[], bool], limit: float = 5.0) -> None:
    """Wait until a condition holds.

    Args:
        condition: what is waited for; asked again and again.
        limit: seconds before patience ends, times VERBATIM_TEST_PATIENCE.

    Raises:
        TimeoutError: it doesn't hold in time.
    """
    async with asyncio.timeout(seconds(limit)):
        while not condition():
            await asyncio.sleep(0.01)
