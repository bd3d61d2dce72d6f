"""The commands with the sentences of the index on a Qdrant server: real models, a small report."""

from pathlib import Path

import pytest

from tests.process import command
from tests.qdrant_server import KEY, running_qdrant

pytestmark = pytest.mark.slow

CATALOG = """[[report]]
id = "yearbook"
title = "Parish Yearbook"
date = "2020-03-01"
language = "en"
publisher = "Nobody"
file = "yearbook.md"
"""
TEXT = """# Parish Yearbook

The tram carried 3.1 million passengers in 2020.

Ferries sail from 1 May to 30 September.
"""
ASK = ("ask", "How many passengers did the tram carry?")


async def test_commands_ask_a_server_and_say_when_it_is_away(tmp_path: Path) -> None:
    """It is built there, the doctor names it, and no command shows the key or a traceback."""
    (tmp_path / "catalog.toml").write_text(CATALOG)
    (tmp_path / "yearbook.md").write_text(TEXT)
    with running_qdrant() as qdrant:
        names = {
            "VERBATIM_CORPUS__CATALOG": str(tmp_path / "catalog.toml"),
            "VERBATIM_INDEX__BACKEND": "qdrant",
            "VERBATIM_INDEX__URL": qdrant.url,
            "VERBATIM_INDEX__KEY": KEY,
        }
        code, out, err = await command(tmp_path / "ix", *ASK, names=names)
        assert (code, "3.1 million passengers" in out, err) == (0, True, "")
        assert qdrant.engine.facet("verbatim", "report").hits[0].count == 2
        _, _, diagnosis = await command(tmp_path / "ix", "doctor", names=names)
        says = f"index: 2 sentences in the Qdrant collection verbatim at {qdrant.url}, which is"
        assert says in diagnosis.replace("\n", " ")
        qdrant.stop()
        away = await command(tmp_path / "ix", *ASK, names=names)
        assert away[:2] == (2, "")
        assert f"The Qdrant server at {qdrant.url} can't be reached" in away[2].replace("\n", " ")
        assert KEY not in "".join((out, err, diagnosis, *away[1:]))
        assert "Traceback" not in away[2]


async def test_it_can_be_tried_in_memory(tmp_path: Path) -> None:
    """Without a server, for one process; a folder keeps what lies beside it."""
    (tmp_path / "catalog.toml").write_text(CATALOG)
    (tmp_path / "yearbook.md").write_text(TEXT)
    names = {
        "VERBATIM_CORPUS__CATALOG": str(tmp_path / "catalog.toml"),
        "VERBATIM_INDEX__BACKEND": "qdrant",
        "VERBATIM_INDEX__URL": ":memory:",
    }
    code, out, err = await command(tmp_path / "ix", *ASK, names=names)
    assert (code, "3.1 million passengers" in out, err) == (0, True, "")
