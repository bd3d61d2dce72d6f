"""The real bot behind its page, and a phone that shows it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from bot.answering.library import Library
from tests.bot.demo.page.conftest import SIZE, Phone, open_phone
from tests.patience import milliseconds
from tests.process import Demo, demonstrating

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


@pytest_asyncio.fixture(scope="session")
async def demo(browser: Browser, library: Library, index_folder: Path) -> AsyncIterator[Demo]:
    """Run `run_bot.py demo` and wait until it is ready."""
    async with demonstrating(index_folder) as running:
        await running.said("Ready after")
        yield running


@pytest_asyncio.fixture
async def phone(browser: Browser, demo: Demo, pytestconfig: pytest.Config) -> AsyncIterator[Phone]:
    """Open the page on a phone; it must not complain of anything."""
    scale = 1.5 if pytestconfig.getoption("screenshots") else 1
    context = await browser.new_context(
        viewport=SIZE, locale="en-GB", has_touch=True, device_scale_factor=scale
    )
    phone = await open_phone(context, demo.url)
    yield phone
    assert phone.complaints == []
    await context.close()


async def ask(phone: Phone) -> Locator:
    """Press START, ask, and return the answer."""
    await phone.page.get_by_role("button", name="START").click()
    await expect(phone.messages.last).to_contain_text("I find the place in a report")
    await phone.say(QUESTION)
    await expect(phone.messages.last).to_contain_text(ANSWER, timeout=milliseconds(20))
    return phone.page.locator("article", has_text=ANSWER)


async def picture(phone: Phone, pytestconfig: pytest.Config, name: str) -> None:
    """Take a picture of the phone, if pictures are wanted."""
    folder: Path | None = pytestconfig.getoption("screenshots")
    if folder:
        await phone.page.wait_for_timeout(1000)
        file = folder / f"{name}.png"
        await phone.page.screenshot(path=file)
        assert file.stat().st_size < 400_000
