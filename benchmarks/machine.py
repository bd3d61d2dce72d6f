"""Where a benchmark ran: the machine and the commit."""

import os
import platform
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def where_it_ran() -> str:
    """Say on which machine something was measured, and at which commit load and Bot API are."""
    return f"{os.cpu_count()} cores, {processor()}. Load and Bot API: commit {commit_of(ROOT)}."


def machine() -> str:
    """Say on which machine and at which commit something was measured."""
    return f"{os.cpu_count()} cores, {processor()}; commit {commit_of(ROOT)}"


def commit_of(checkout: Path) -> str:
    """Return the commit of a checkout, and whether it was changed since."""
    command = ("git", "-C", str(checkout), "describe", "--always", "--dirty", "--exclude=*")
    return subprocess.check_output(command, text=True).strip()


def processor() -> str:
    """Return what the processor is called."""
    cpuinfo = Path("/proc/cpuinfo")
    name = re.search(r"model name\s*: (.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    return name[1] if name else platform.processor()
