"""How the page is served."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from bot.demo.page.routes import ROUTES
from bot.demo.server.people.people import People
from bot.demo.server.serve import build_app
from bot.demo.server.state.telegram import Telegram


@pytest_asyncio.fixture
async def web() -> AsyncIterator[httpx.AsyncClient]:
    """Return a client of the application with the page."""
    telegram = Telegram()
    app = build_app(telegram, People(telegram), ROUTES)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/js/main.js", "text/javascript; charset=utf-8"),
        ("/page/css/base.css", "text/css; charset=utf-8"),
        ("/page/wallpaper.svg", "image/svg+xml"),
    ],
)
async def test_files_come_with_their_type_and_the_policy(
    web: httpx.AsyncClient, path: str, kind: str
) -> None:
    """Every file says what it is, isn't cached, and allows no script but the page's own."""
    answer = await web.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';") and "unsafe" not in policy


@pytest.mark.parametrize("path", ["/page/../page.py", "/page/%2e%2e/page.py", "/page/js", "/page/"])
async def test_nothing_else_is_served(web: httpx.AsyncClient, path: str) -> None:
    """What isn't a file of the page isn't found."""
    assert (await web.get(path)).status_code == 404


async def test_visitors_get_names_of_their_own(web: httpx.AsyncClient) -> None:
    """The first is You, the next has another name, and strangers are unknown."""
    names = []
    for _ in range(2):
        answer = await web.post("/visitors", json={"language": "de-DE"})
        names.append(answer.json()["result"]["first_name"])
    assert names == ["You", "Mei"]
    assert (await web.get("/visitors/1")).json() == {"result": None}
