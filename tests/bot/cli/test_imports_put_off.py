"""What a command doesn't import, so that it begins at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.process import environment

# What is slow to load, or belongs to a part of the bot that the commands here don't have.
SLOW = {"torch", "numpy", "faiss", "transformers", "sentence_transformers", "scipy", "sklearn"}
# A passage needs them, and so do models of one's own.
OF_PASSAGES = {"transformers", "sentence_transformers"}
ABSENT_FROM_ASK = {"telegram", "sqlalchemy", "alembic", "starlette", "uvicorn", "prometheus_client"}
ABSENT_FROM_ASK |= OF_PASSAGES | {"scipy", "sklearn"}
ABSENT_FROM_HELP = SLOW | ABSENT_FROM_ASK | {"babel", "pysbd", "bm25s", "symspellpy", "httpx"}
# Does what the command line says, and writes on the last line which modules there are then.
RUN = """import sys
from bot.cli.commands import main
try:
    main()
finally:
    print()
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def modules_after(index_folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends, by their first names."""
    command = [sys.executable, "-c", RUN, *arguments]
    names = environment(index_folder)
    done = subprocess.run(command, env=names, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("ask", "--help"), ("reports", "--help"), ("reports", "add", "--help")],
)
def test_help_loads_nothing_slow(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Neither models, nor the chat, nor what reads reports."""
    modules = modules_after(tmp_path, *arguments)
    assert {"typer", "pydantic"} <= modules
    assert modules & ABSENT_FROM_HELP == set()


def test_a_question_in_the_terminal_loads_no_chat(index_folder: Path) -> None:
    """Nor the storage, nor the server, nor what encodes passages alone."""
    modules = modules_after(index_folder, "ask", "How much grain was harvested?")
    assert modules >= SLOW - ABSENT_FROM_ASK
    assert modules & ABSENT_FROM_ASK == set()
