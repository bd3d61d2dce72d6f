"""Where the time of a question and of a start goes: `python -m benchmarks.speed`."""
