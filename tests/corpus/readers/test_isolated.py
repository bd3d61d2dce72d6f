"""A file is read in a process of its own: what breaks there is one sentence here."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.model import Block, Document, FileDetails, LeftOut, Page, ReportError
from corpus.readers import read_file
from corpus.readers.options import ReadOptions
from corpus.readers.process.handover import as_json, document_of
from corpus.readers.process.here import read_here
from corpus.readers.process.isolated import Limits, read_isolated

pytestmark = [pytest.mark.slow, pytest.mark.apart]

ROOT = Path(__file__).parents[3]
READ = (
    "from pathlib import Path; from corpus.readers import read_file; "
    "print(read_file(Path('{}')).text)"
)
TEXT = "The council met in the town hall on Monday and considered the accounts of the year.\n"


def library(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the process that reads load other code in place of a library that readers use."""
    (folder / "chardet.py").write_text(f"import os, signal, threading\n{code}\n")
    monkeypatch.syspath_prepend(folder)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file that can be read."""
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    return file


def refusal(path: Path, limits: Limits | None = None) -> str:
    """Return the sentence that says why a file isn't read."""
    with pytest.raises(ReportError) as raised:
        read_isolated(path, ReadOptions(), limits)
    return str(raised.value)


def test_reading_that_takes_too_long_is_given_up(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that never ends is ended when its seconds are over."""
    library(tmp_path, monkeypatch, "threading.Event().wait()")
    assert refusal(report, Limits(seconds=0.5)) == (
        f"The report {report} cannot be read: reading it takes more than 0.5 seconds. "
        "Split it, or save it anew."
    )


@pytest.mark.parametrize("code", ["bytearray(900_000_000)", "os.abort()"])
def test_reading_that_takes_too_much_memory_is_given_up(
    code: str, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that asks for more memory than it may have, in Python or C, has a clear error."""
    library(tmp_path, monkeypatch, code)
    assert refusal(report, Limits(memory=800_000_000)) == (
        f"The report {report} cannot be read: reading it takes more than 800 MB of memory. "
        "Split it into parts."
    )


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "signal 11"),
        ("os._exit(0)", "signal 0"),
        ("raise KeyError('table')", "KeyError: 'table'"),
    ],
)
def test_a_reader_that_breaks_off_breaks_nothing_else(
    code: str, why: str, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash of a library, a silent end and a fault of a reader are errors of that file alone."""
    library(tmp_path, monkeypatch, code)
    assert refusal(report) == (
        f"The report {report} cannot be read: its reader broke off ({why}). "
        "Save it anew, or as PDF, and add that."
    )


def test_what_a_library_prints_is_no_part_of_the_document(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Noise on the standard output, from Python or C, doesn't reach the one who reads."""
    library(tmp_path, monkeypatch, "print('noise'); os.write(1, b'{}')")
    assert read_file(report).text == TEXT.strip()


def test_modules_in_the_folder_where_it_runs_are_not_loaded(report: Path, tmp_path: Path) -> None:
    """The process finds its own packages from any folder, whatever modules lie there."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "corpus.py").write_text("raise SystemExit(3)")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", READ.format(report.name)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit of time ends it")
def test_the_process_ends_with_the_one_that_waits_for_it(report: Path, tmp_path: Path) -> None:
    """When the bot is killed while it reads a file, nothing goes on reading."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "chardet.py").write_text(
        f"import threading\npipe = open({str(pipe)!r}, 'w', 1)\nprint('reads', file=pipe)\n"
        "threading.Event().wait(60)\nprint('lives on', file=pipe)\n"
    )
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    command = [sys.executable, "-c", READ.format(report)]
    with subprocess.Popen(command, env=environment) as parent, pipe.open() as lines:
        assert lines.readline() == "reads\n"
        parent.send_signal(signal.SIGKILL)
        assert lines.read() == ""


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "cannot be read: No such file or directory."),
        (Path.mkdir, "is no file."),
        (os.mkfifo, "is no file."),
        (lambda path: path.symlink_to(path), "cannot be read: Too many levels of symbolic links."),
        (lambda path: path.symlink_to("none"), "cannot be read: No such file or directory."),
    ],
    ids=["missing", "folder", "pipe", "link onto itself", "dangling link"],
)
def test_what_is_no_file_is_named(make: Callable[[Path], None], why: str, tmp_path: Path) -> None:
    """What holds no bytes of its own is refused before it is opened, with what to do."""
    path = tmp_path / "report.pdf"
    make(path)
    assert refusal(path) == f"The report {path} {why} Give the path of a report's file."


def test_a_name_with_a_nul_is_refused() -> None:
    """No file has a NUL in its name."""
    assert refusal(Path("a\0b.pdf")) == (
        "The report a\0b.pdf cannot be read: its name holds a NUL. "
        "Give the path of a report's file."
    )


def test_a_file_larger_than_the_limit_is_not_opened(report: Path) -> None:
    """The size of a file is told before it is read."""
    report.write_bytes(b"a" * 3_000_000)
    assert refusal(report, Limits(size=2_000_000)) == (
        f"The report {report} has 3 MB, and at most 2 are read. Split it into parts."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(report: Path) -> None:
    """Missing rights are told as the system tells them."""
    report.chmod(0)
    assert refusal(report) == (
        f"The report {report} cannot be read: Permission denied. Let the user that runs this "
        "read it."
    )


def test_a_document_crosses_over_whole(tmp_path: Path) -> None:
    """Text, blocks, pages, lines left out, warnings, format, checksum are those of the reader."""
    file = tmp_path / "report.txt"
    file.write_text(
        f"I. DUES\n\n{TEXT}\n- 1 -\n\f\nII. FEES\n\n{TEXT}\nCafÃ© and crÃ¨me.\n\n- 2 -\n"
    )
    here = read_here(file, ReadOptions("en"))
    assert read_isolated(file, ReadOptions("en")) == here
    assert here.warnings and here.left_out and here.pages and here.format == "text"
    assert {block.kind for block in here.blocks} == {"heading", "paragraph"}
    assert here.checksum == hashlib.sha256(file.read_bytes()).hexdigest()


def test_every_field_of_a_document_crosses_over() -> None:
    """What JSON writes otherwise, such as half a letter, None and tuples, comes back as it was."""
    document = Document(
        "half \ud800 and 𝄞",
        (Block("row", 0, 4, 3, None, 0, 2), Block("heading", 5, 9, 4, 2, 1)),
        (LeftOut(7, "line", "why", 1),),
        True,
        (Page(0, 1, "xii", scanned=True),),
        ("warned",),
        "pdf",
        FileDetails(title="A title", publisher="somebody"),
        "a checksum",
    )
    assert document_of(json.loads(json.dumps(as_json(document)))) == document
