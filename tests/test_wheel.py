"""The wheel: installed where nothing of the checkout is seen, it answers from any folder."""

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from bot.answering.library import Library
from tests.process import environment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "config", "corpus", "embeddings")
BUILT_FROM = (*PACKAGES, "pyproject.toml", "README.md", "LICENSE")
QUESTION = "How much were taxes and fees cut?"

# Runs at the start of each process of the environment, and writes down which files it opens.
WATCH = """\
import os, sys

def write_down(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0] != os.environ["OPENED"]:
        with open(os.environ["OPENED"], "a") as opened:
            opened.write(os.path.abspath(arguments[0]) + "\\n")

sys.addaudithook(write_down)
"""


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a command that must succeed; return what it prints."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a virtual environment with the wheel, and with the packages that it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    source, python = folder / "source", folder / "environment"
    source.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
        else:
            shutil.copy(ROOT / name, source)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", source, "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", "venv", "--without-pip", python)
    wheel = next(folder.glob("verbatim_bot-*.whl"))
    run(*pip, "--python", python / "bin/python", "install", "--no-deps", wheel)
    # A folder that a .pth file adds has no .pth files of its own read: an editable Verbatim in it
    # stays unseen.
    present = sysconfig.get_path("purelib")
    packages = next(python.glob("lib/python*/site-packages"))
    (packages / "present.pth").write_text(f"{present}\n")
    (packages / "sitecustomize.py").write_text(WATCH)
    return python


def test_the_wheel_answers_from_an_empty_folder_with_its_own_files(
    installed: Path, library: Library, index_folder: Path, tmp_path: Path
) -> None:
    """`verbatim ask` finds settings, catalog and report; no file of the checkout is opened."""
    names = environment(index_folder, OPENED=str(tmp_path / "opened"))
    names.pop("PYTHONPATH", None)
    empty = tmp_path / "empty"
    empty.mkdir()
    said = run(installed / "bin/verbatim", "ask", QUESTION, "--json", cwd=empty, env=names)
    answer = json.loads(said)
    assert answer["outcome"] == "answered"
    assert "tax and fee cuts of 16.76 billion yuan" in answer["passages"][0]["sentence"]
    opened = {Path(line) for line in (tmp_path / "opened").read_text().splitlines()}
    packages = next(installed.glob("lib/python*/site-packages"))
    shipped = ("config/bot.toml", "corpus/catalog.toml", "corpus/reports/liaoning-2022.txt")
    assert {packages / name for name in shipped} <= opened
    checkout = [ROOT / name for name in (*PACKAGES, "run_bot.py", "pyproject.toml")]
    assert [file for file in opened if {file, *file.parents} & {*checkout}] == []
    assert list(empty.iterdir()) == []


def test_the_wheel_holds_what_the_commands_need(installed: Path) -> None:
    """Every file of the packages that isn't a test's or a cache is in it."""
    packages = next(installed.glob("lib/python*/site-packages"))
    files = [
        file.relative_to(ROOT)
        for name in PACKAGES
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
    assert len(files) > 100
    assert [file for file in files if not (packages / file).is_file()] == []
