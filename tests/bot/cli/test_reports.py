"""The commands that change which reports there are: what they refuse, before anything is loaded."""

from pathlib import Path

import pytest

from corpus.added.files import keep_bytes, name_of_content
from corpus.added.state import Added, AddedReport, write_added
from corpus.model import Entry
from tests.process import command

pytestmark = pytest.mark.slow


async def test_a_report_of_the_catalog_is_not_removed(tmp_path: Path) -> None:
    """One line says what to do."""
    code, out, err = await command(tmp_path / "ix", "reports", "remove", "liaoning-2022")
    assert (code, out) == (2, "")
    assert err.startswith("'liaoning-2022' is a report of the catalog, which is never written to.")
    assert "corpus.catalog" in err
    assert err.count("\n") == 1


async def test_what_is_no_report_is_named_and_nothing_added(tmp_path: Path) -> None:
    """Each file with why."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n" * 9)
    paths = (str(tmp_path / "a.png"), str(tmp_path / "gone.txt"))
    code, out, err = await command(tmp_path / "ix", "reports", "add", *paths)
    assert (code, out) == (2, "")
    assert "Not added: a.png: The report a.png cannot be read: it is a picture." in err
    assert "Not added: gone.txt: The report gone.txt cannot be read: No such file" in err
    assert not (tmp_path / "ix-added").exists()


async def test_several_files_cannot_have_one_title(tmp_path: Path) -> None:
    """They are added one by one, or without it."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Pigs live on farms.")
    code, _, err = await command(
        tmp_path / "ix", "reports", "add", str(tmp_path), "--title", "Pigs"
    )
    assert code == 2
    assert err == "2 files can't have one id or title. Add them one by one.\n"


async def test_check_names_a_damaged_file(tmp_path: Path) -> None:
    """An added file that isn't what it was is told by its name, which is made of its content."""
    added = tmp_path / "ix-added"
    (added / "files").mkdir(parents=True)
    (added / "files" / f"{'0' * 32}.txt").write_text("Pigs live on farms.")
    (added / "reports.json").write_text(
        '{"format": 1, "generation": 1, "reports": [{"name": "a.txt", "editions": [], "entry": '
        '{"id": "pigs", "title": "Pigs", "date": "2020-01-01", "language": "en", '
        f'"publisher": "P", "file": "{"0" * 32}.txt"}}}}]}}'
    )
    code, out, err = await command(tmp_path / "ix", "reports", "check")
    assert code == 1
    assert "pigs" not in out
    assert err == (
        f"pigs: its file isn't what was added any more (files/{'0' * 32}.txt). Put it back from a "
        "backup, or remove the report and add it again.\n"
    )
    (added / "reports.json").write_text("[")
    code, _, err = await command(tmp_path / "ix", "reports", "list")
    assert code == 2
    assert err.startswith(f"The catalog of added reports {added / 'reports.json'} cannot be read")


async def test_a_file_that_was_added_is_not_added_again(tmp_path: Path) -> None:
    """It is told by its content, whatever it is called, before any model is loaded."""
    data = b"Pigs live on farms."
    added, name = tmp_path / "ix-added", f"{name_of_content(data)}.txt"
    entry = Entry("pigs", "Pigs", "2020-01-01", "en", "Nobody", name)
    keep_bytes(added, "files", data, ".txt")
    write_added(added, Added(1, (AddedReport(entry, "a.txt"),)))
    again = tmp_path / "again.txt"
    again.write_bytes(data)
    code, out, err = await command(tmp_path / "ix", "reports", "add", str(again))
    assert (code, out) == (2, "")
    assert err == "Not added: again.txt: it is the very file of the report 'pigs'.\n"
    code, out, _ = await command(tmp_path / "ix", "reports", "show", "pigs")
    assert code == 0
    assert out.endswith("\nAdded from a.txt\n")
