"""Writing to the bot."""

from asyncio import Event

from playwright.async_api import expect

from bot.demo.server.objects.model import Text
from bot.demo.server.serve import Server
from bot.demo.server.state.messages import post
from tests.bot.demo.page.conftest import Phone


async def test_enter_sends_and_shift_enter_breaks_the_line(phone: Phone) -> None:
    """A message of two lines is sent as typed, and the text field is empty again."""
    await phone.begin()
    await phone.field.fill("one")
    await phone.field.press("Shift+Enter")
    await phone.field.press_sequentially("two")
    await phone.field.press("Enter")
    own = phone.page.locator("article.out").last
    await expect(own.locator(".text")).to_contain_text("one\ntwo", use_inner_text=True)
    await expect(phone.field).to_have_value("")


async def test_an_own_message_can_be_edited(phone: Phone) -> None:
    """The menu of a message puts it back into the text field; the bot hears of the change."""
    await phone.begin()
    await phone.ask()
    own = phone.page.locator("article.out", has_text="How much grain?")
    await own.locator(".text").tap(position={"x": 4, "y": 4})
    await phone.page.get_by_role("button", name="Edit", exact=True).click()
    await expect(phone.field).to_have_value("How much grain?")
    await phone.say("How much wheat?")
    await expect(phone.messages.last).to_contain_text("You changed it to: How much wheat?")
    edited = phone.page.locator("article.out", has_text="How much wheat?")
    await expect(edited.locator(".edited")).to_be_visible()


async def test_a_reply_shows_what_it_replies_to(phone: Phone) -> None:
    """The bar names the message; the preview in the reply leads back to it."""
    await phone.begin()
    await phone.messages.last.get_by_role("button", name="Message actions").focus()
    await phone.page.keyboard.press("Enter")
    await phone.page.keyboard.press("Enter")
    await expect(phone.page.locator(".bar")).to_contain_text("Reply to Verbatim")
    await phone.say("Thanks")
    preview = phone.page.get_by_role("button", name="In reply to Verbatim: Welcome!")
    await preview.click()
    await expect(phone.messages.nth(1)).to_have_class("message in last flash")


async def test_the_menu_and_the_slash_offer_the_commands(phone: Phone, gate: Event) -> None:
    """The menu lists all commands; typing narrows them; Tab completes, a tap sends."""
    await phone.begin()
    options = phone.page.get_by_role("option")
    await phone.page.get_by_role("button", name="Commands").click()
    await expect(options).to_have_count(4)
    await phone.page.keyboard.press("Escape")
    await expect(options).to_have_count(0)
    await phone.field.press_sequentially("/a")
    await expect(options).to_have_count(1)
    await phone.field.press("Tab")
    await expect(phone.field).to_have_value("/ask ")
    await phone.field.fill("/")
    await phone.page.get_by_role("option", name="Take your time").click()
    await expect(phone.page.locator(".status")).to_have_text("typing…")
    gate.set()
    await expect(phone.messages.last).to_contain_text("Done")
    await expect(phone.page.locator(".status")).to_have_text("bot")


async def test_a_deleted_message_vanishes(phone: Phone, gate: Event) -> None:
    """What the bot takes away is gone from the page."""
    await phone.begin()
    await phone.say("/passing")
    await expect(phone.messages.last).to_contain_text("Soon gone")
    gate.set()
    await expect(phone.page.get_by_text("Soon gone")).to_have_count(0)


async def test_a_text_file_can_be_sent(phone: Phone) -> None:
    """A file chosen in the composer stands in the chat."""
    await phone.begin()
    content = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"a plan"}
    await phone.page.locator("input[type=file]").set_input_files(content)  # type: ignore[arg-type]
    await expect(phone.page.get_by_role("link", name="plan.txt")).to_be_visible()


async def test_a_selected_part_can_be_quoted(phone: Phone) -> None:
    """With words of a message selected its menu offers to quote them in a reply."""
    await phone.begin()
    words = phone.messages.last.locator(".text")
    await words.dblclick(position={"x": 20, "y": 10})
    await words.click(button="right", position={"x": 20, "y": 10})
    await phone.page.get_by_role("button", name="Quote").click()
    await phone.say("Why?")
    own = phone.page.locator("article.out").last
    await expect(own.locator(".quoted .preview-text")).to_have_text("Welcome")


async def test_a_keyboard_and_a_forced_reply_are_followed(phone: Phone, server: Server) -> None:
    """A key of the bot's keyboard says its text once; a forced reply opens the bar."""
    await phone.begin()
    telegram = server.telegram
    chat = next(chat for chat in telegram.chats.values() if chat.is_private)
    keys = {"keyboard": [["Yes", {"text": "No"}]], "one_time_keyboard": True}
    post(telegram, chat, telegram.bot, text=Text("Sure?"), markup=keys)
    await phone.page.get_by_role("button", name="No", exact=True).click()
    await expect(phone.page.locator("article.out").last).to_contain_text("No")
    await expect(phone.page.get_by_role("group", name="Keyboard")).to_be_hidden()
    forced = {"force_reply": True, "input_field_placeholder": "Your name"}
    post(telegram, chat, telegram.bot, text=Text("Who are you?"), markup=forced)
    await expect(phone.page.locator(".bar")).to_contain_text("Who are you?")
    await expect(phone.field).to_have_attribute("placeholder", "Your name")


async def test_the_field_is_a_line_tall_before_anything_is_typed(phone: Phone) -> None:
    """Once START has been pressed its placeholder is there to be read."""
    await phone.begin()
    before = await phone.field.bounding_box()
    await phone.field.fill("a")
    after = await phone.field.bounding_box()
    assert before is not None
    assert after is not None
    assert before["height"] == after["height"]
