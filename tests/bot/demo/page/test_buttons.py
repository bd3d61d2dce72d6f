"""Pressing the buttons under a message."""

from asyncio import Event

from playwright.async_api import BrowserContext, Locator, expect

from tests.bot.demo.page.conftest import Phone
from tests.bot.demo.page.small_bot import CITATION, SOURCE


async def _button(phone: Phone, name: str) -> Locator:
    """Ask, and return a button of the answer."""
    await phone.begin()
    answer = await phone.ask()
    return answer.locator(".key", has_text=name).first


async def test_a_tap_shows_at_once_and_the_message_turns_its_page(
    phone: Phone, gate: Event
) -> None:
    """A button is busy until the bot has answered; then the message is another one, edited."""
    button = await _button(phone, "›")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    gate.set()
    await expect(phone.messages.last).to_contain_text("Passage 2")
    await expect(phone.messages.last.locator(".edited")).to_have_text("edited ")
    await expect(phone.page.locator("[aria-busy]")).to_have_count(0)


async def test_an_answer_is_a_toast_or_an_alert(phone: Phone) -> None:
    """Plain words pass by; an alert stays until Escape closes it."""
    button = await _button(phone, "👍")
    await button.click()
    await expect(phone.page.locator(".toast")).to_have_text("Thank you")
    await phone.messages.last.get_by_role("button", name="1/5").click()
    alert = phone.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("It stands in chapter II.")
    await phone.page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)


async def test_a_copy_button_copies(phone: Phone) -> None:
    """The text of the button is on the clipboard, and a toast says so."""
    await (await _button(phone, "Copy")).click()
    await expect(phone.page.locator(".toast")).to_have_text("Copied to clipboard")
    assert await phone.page.evaluate("() => navigator.clipboard.readText()") == CITATION


async def test_a_link_button_opens_a_tab_that_cannot_reach_back(
    phone: Phone, context: BrowserContext
) -> None:
    """The address opens in a new tab without an opener."""
    await context.route("https://example.org/**", lambda route: route.fulfill(body="the source"))
    button = await _button(phone, "Source")
    async with context.expect_page() as opened:
        await button.click()
    tab = await opened.value
    await expect(tab.locator("body")).to_have_text("the source")
    assert tab.url == SOURCE
    assert await tab.evaluate("() => window.opener") is None


async def test_share_chooses_a_chat_and_fills_the_text_field(phone: Phone) -> None:
    """switch_inline_query asks for the chat, opens it, and asks the bot there."""
    await (await _button(phone, "Share")).click()
    await phone.page.get_by_role("dialog").get_by_role("button", name="Readers").click()
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Readers")
    await expect(phone.field).to_have_value("@verbatim_demo_bot grain")
    await expect(phone.page.get_by_role("option")).to_have_count(2)


async def test_search_here_fills_the_text_field(phone: Phone) -> None:
    """switch_inline_query_current_chat asks the bot in the same chat."""
    await (await _button(phone, "Search here")).click()
    await expect(phone.field).to_have_value("@verbatim_demo_bot grain")
    await expect(phone.field).to_be_focused()


async def test_a_deep_link_starts_the_bot_with_its_payload(phone: Phone) -> None:
    """A link to the bot itself stays in the page and sends /start with the payload."""
    await (await _button(phone, "Start")).click()
    await expect(phone.messages.last).to_contain_text("Welcome! doc_58")
