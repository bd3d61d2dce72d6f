"""A server with the page and the small bot, and a phone that shows it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from bot.demo.page.routes import ROUTES
from bot.demo.server.serve import Server, serve
from tests.bot.demo.page import small_bot
from tests.patience import milliseconds

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
ARGUMENTS = [*_QUIET.split(), "--disable-component-update", "--disable-sync"]
SIZE = ViewportSize(width=390, height=844)
expect.set_options(timeout=milliseconds(5))


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's page, and what its console complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    @property
    def field(self) -> Locator:
        """Return the text field."""
        return self.page.get_by_role("textbox", name="Message")

    @property
    def messages(self) -> Locator:
        """Return the messages."""
        return self.page.locator("article")

    def listen(self, said: ConsoleMessage) -> None:
        """Keep what the console complains of."""
        if said.type in {"error", "warning"}:
            self.complaints.append(said.text)

    async def begin(self) -> None:
        """Press START and wait for the welcome."""
        await self.page.get_by_role("button", name="START").click()
        await expect(self.messages.last).to_contain_text("Welcome!")

    async def say(self, text: str) -> None:
        """Write a message."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def ask(self) -> Locator:
        """Ask the bot something and return its answer."""
        await self.say("How much grain?")
        answer = self.messages.filter(has_text="no less than 53 million mu").last
        await expect(answer).to_be_visible()
        return answer

    async def open_chat(self, name: str) -> None:
        """Go to another chat by way of the list."""
        await self.page.get_by_role("button", name="All chats").click()
        await self.page.get_by_role("navigation").get_by_role("button", name=name).click()


@pytest.fixture
def gate() -> asyncio.Event:
    """Return the gate of the small bot, closed; whoever waits for what it holds back opens it."""
    return asyncio.Event()


@pytest_asyncio.fixture
async def server(gate: asyncio.Event) -> AsyncIterator[Server]:
    """Serve the page, with the small bot running."""
    async with serve(extra_routes=ROUTES) as running, small_bot.running(running, gate):
        yield running


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Run a browser."""
    if not CHROMIUM:
        pytest.skip("no Chromium to show the page in: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """Open the browser of a phone that may use the clipboard."""
    context = await browser.new_context(viewport=SIZE, locale="en-GB", has_touch=True)
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    await context.close()


async def open_phone(context: BrowserContext, url: str) -> Phone:
    """Open the page in a tab of its own and wait until it is connected."""
    context.set_default_timeout(milliseconds(30))
    phone = Phone(await context.new_page())
    phone.page.on("pageerror", lambda error: phone.complaints.append(str(error)))
    phone.page.on("console", lambda said: phone.listen(said))
    await phone.page.goto(url)
    await expect(phone.page.locator(".status")).to_have_text("bot")
    return phone


@pytest_asyncio.fixture
async def phone(context: BrowserContext, server: Server) -> AsyncIterator[Phone]:
    """Open the page; it must not complain of anything."""
    phone = await open_phone(context, server.url)
    yield phone
    assert phone.complaints == []
