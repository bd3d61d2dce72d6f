"""Runs a command and prints as JSON what it took: `python -m benchmarks.speed.timed COMMAND`.

It imports next to nothing, since a child's peak memory is at least that of its parent.
"""

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Print seconds to the first output and to the end, peak memory in MB, and the exit code."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    first = time.monotonic() - begun
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = {
        "first": first,
        "end": time.monotonic() - begun,
        "peak": usage.ru_maxrss / 1024,
        "code": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1:])
