"""The real bot on the page, as a person uses it; takes the README's pictures when asked to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from bot import texts
from bot.library import Library
from tests.demo.page.conftest import SIZE, Phone, open_phone
from tests.process import Demo, demonstrating

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


@pytest_asyncio.fixture(scope="module")
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
    await expect(phone.messages.last).to_contain_text(ANSWER, timeout=20_000)
    return phone.page.locator("article", has_text=ANSWER)


async def picture(phone: Phone, pytestconfig: pytest.Config, name: str) -> None:
    """Take a picture of the phone, if pictures are wanted."""
    folder: Path | None = pytestconfig.getoption("screenshots")
    if folder:
        await phone.page.wait_for_timeout(1000)
        file = folder / f"{name}.png"
        await phone.page.screenshot(path=file)
        assert file.stat().st_size < 300_000


async def test_a_person_asks_reads_and_opens_the_paragraph(
    phone: Phone, library: Library, pytestconfig: pytest.Config
) -> None:
    """The answering sentence is bold in its passage; the paragraph is the report's own."""
    await expect(phone.page.locator("#welcome")).to_contain_text(texts.DESCRIPTION)
    answer = await ask(phone)
    await expect(answer.locator("blockquote strong")).to_contain_text(ANSWER)
    await expect(answer.get_by_role("button", name="In reply to You")).to_contain_text(QUESTION)
    await expect(answer).to_contain_text("20 Jan 2022 · ¶5")
    await picture(phone, pytestconfig, "phone-answer")
    await phone.page.emulate_media(color_scheme="dark")
    await expect(answer.locator(".text")).to_have_css("color", "rgb(243, 246, 248)")
    await picture(phone, pytestconfig, "phone-dark")
    await phone.page.emulate_media(color_scheme="light")
    await answer.get_by_role("button", name="Whole paragraph").click()
    words = phone.messages.last.locator(".quote-text")
    await phone.page.get_by_role("button", name="Show all").click()
    paragraph = library.paragraph("liaoning-2022/5")
    assert paragraph is not None
    assert (await words.inner_text()).split() == paragraph.text.split()
    await phone.messages.last.evaluate("(it) => it.scrollIntoView({ block: 'start' })")
    await picture(phone, pytestconfig, "phone-whole-paragraph")


async def test_every_button_does_what_it_says(phone: Phone) -> None:
    """Next, place and previous turn the message in its place, and no tap is left waiting."""
    await ask(phone)
    answer = phone.messages.last
    quote, keys = answer.locator("blockquote"), answer.locator(".key")
    first = await quote.inner_text()
    await expect(keys).to_have_text(["1/5", "›", "Whole paragraph"])
    await keys.nth(1).click()
    await expect(keys).to_have_text(["‹", "2/5", "›", "Whole paragraph"])
    second = await quote.inner_text()
    assert ANSWER not in second
    await keys.nth(1).click()
    await expect(phone.page.locator("[aria-busy]")).to_have_count(0)
    assert await quote.inner_text() == second
    await keys.nth(0).click()
    await expect(keys).to_have_text(["1/5", "›", "Whole paragraph"])
    assert await quote.inner_text() == first
    await keys.nth(2).click()
    await expect(phone.messages.last.locator("blockquote")).to_contain_text(ANSWER)
    await expect(phone.page.locator("[aria-busy]")).to_have_count(0)


async def test_an_example_is_asked_on_a_tap(phone: Phone) -> None:
    """The question of the button is put into the chat, and its answer replies to it."""
    await phone.page.get_by_role("button", name="START").click()
    example = phone.messages.last.locator(".key").first
    question = await example.inner_text()
    await example.click()
    reply = phone.messages.last.get_by_role("button", name="In reply to")
    await expect(reply).to_contain_text(question, timeout=20_000)
