"""What holds for every process that the tests start."""

import os
import subprocess
import sys

import pytest

from tests.conftest import keep_byte_code


def test_processes_keep_the_byte_code_also_where_it_is_forbidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither the tests nor a process that they start compile a module more than once."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_byte_code()
    assert not sys.dont_write_bytecode
    asked = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]
    told = subprocess.run(asked, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
