"""Processes that are killed under load: nothing is lost, and little comes twice."""

from pathlib import Path

import pytest

from bot.demo.server.serve import serve
from tests.kills import Bot, kill_often
from tests.ports import free_port
from tests.postgres import Postgres

pytestmark = pytest.mark.slow

KILLS = 3
QUESTIONS = 40


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a fresh database of each kind."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{tmp_path / 'kept.db'}"


@pytest.mark.parametrize("hears", ["polling", "webhook"])
async def test_kills_lose_nothing_and_repeat_one_answer_at_most(
    tmp_path: Path, url: str, hears: str
) -> None:
    """Each question is answered, in its chat's order; no more come twice than there are kills."""
    async with serve() as server:
        bot = Bot(server, tmp_path, url, free_port() if hears == "webhook" else 0)
        toll = await kill_often(bot, KILLS, QUESTIONS, seed=1)
    assert (toll.asked, toll.lost) == (KILLS * QUESTIONS, 0)
    assert toll.doubled <= KILLS
    assert toll.in_order
