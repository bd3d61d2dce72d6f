"""Starts a process of its own for work on a file: it finds the same packages, and not forever."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def run_child(
    module: str, request: Mapping[str, object], seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Have a module's `main` take a request in a process of its own; it answers as `serve` does.

    Raises:
        subprocess.TimeoutExpired: it took more than so many seconds, and was ended.
    """
    return subprocess.run(
        command_of(module),
        input=json.dumps(request).encode(),
        capture_output=True,
        timeout=seconds,
        env=environment(),
        check=False,
    )


def command_of(module: str) -> list[str]:
    """Return the command that runs a module's `main`."""
    # -P: modules that happen to lie in the folder where this runs are none of ours.
    return [sys.executable, "-P", "-c", f"from {module} import main; main()"]


def environment() -> dict[str, str]:
    """Return the variables of the process: it finds the same packages, wherever it starts."""
    # The last is where this package lies, should "" have meant another folder at the start.
    found = (*(Path(folder) for folder in sys.path), Path(__file__).parents[3])
    folders = dict.fromkeys(str(folder.absolute()) for folder in found)
    # A library's threads each take address space, which counts as memory here.
    return os.environ | {"PYTHONPATH": os.pathsep.join(folders), "OPENBLAS_NUM_THREADS": "1"}
