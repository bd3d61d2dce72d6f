"""Inline mode."""

from playwright.async_api import expect

from tests.bot.demo.page.conftest import Phone


async def test_a_result_chosen_is_sent_via_the_bot(phone: Phone) -> None:
    """Typing the bot's name asks it; the arrows and Enter choose, and the result is sent."""
    await phone.begin()
    await phone.field.press_sequentially("@verbatim_demo_bot grain")
    options = phone.page.get_by_role("option")
    await expect(options).to_have_count(2)
    await phone.field.press("ArrowDown")
    await phone.field.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await phone.field.press("Enter")
    await expect(phone.messages.last).to_contain_text("via @verbatim_demo_bot")
    await expect(phone.messages.last.locator("blockquote")).to_have_text("Words 2")
    await expect(phone.field).to_have_value("")


async def test_a_tap_chooses_and_escape_closes(phone: Phone) -> None:
    """Escape takes the results away; in the group a tap on a result sends it."""
    await phone.begin()
    await phone.open_chat("Readers")
    await phone.field.fill("@verbatim_demo_bot ")
    await expect(phone.page.get_by_role("option").first).to_contain_text("on anything")
    await phone.field.press("Escape")
    await expect(phone.page.get_by_role("option")).to_have_count(0)
    await phone.field.fill("@verbatim_demo_bot  wheat")
    await phone.page.get_by_role("option", name="Passage 1 on wheat").click()
    await expect(phone.messages.last).to_contain_text("Words 1")
