"""The first answer on the page: asked, read, walked through, opened."""

import pytest
from playwright.async_api import expect

from bot.answering.library import Library
from bot.texts import ENGLISH
from tests.bot.demo.page.conftest import Phone
from tests.bot.demo.page.real.conftest import ANSWER, QUESTION, ask, picture
from tests.patience import milliseconds

USES = [ENGLISH.whole, ENGLISH.around, ENGLISH.copy, ENGLISH.share, ENGLISH.all_places]


async def test_a_person_asks_reads_and_opens_the_paragraph(
    phone: Phone, library: Library, pytestconfig: pytest.Config
) -> None:
    """The answering sentence is bold in its passage; the paragraph is the report's own."""
    await expect(phone.page.locator("#welcome")).to_contain_text(ENGLISH.description)
    answer = await ask(phone)
    await expect(answer.locator("blockquote strong")).to_contain_text(ANSWER)
    here = await phone.page.get_by_title("You are here as").get_attribute("title") or ""
    asked = answer.get_by_role("button", name=f"In reply to {here.rpartition(' ')[2]}")
    await expect(asked).to_contain_text(QUESTION)
    await expect(answer).to_contain_text("20 Jan 2022 · ¶5")
    await picture(phone, pytestconfig, "phone-answer")
    await phone.page.emulate_media(color_scheme="dark")
    await expect(answer.locator(".text")).to_have_css("color", "rgb(243, 246, 248)")
    await picture(phone, pytestconfig, "phone-dark")
    await phone.page.emulate_media(color_scheme="light")
    await answer.get_by_role("button", name="In full").click()
    words = phone.messages.last.locator(".quote-text")
    await phone.page.get_by_role("button", name="Show all").click()
    paragraph = library.reports["liaoning-2022"].paragraphs[4]
    assert (await words.inner_text()).split() == paragraph.text.split()
    await phone.messages.last.evaluate("(it) => it.scrollIntoView({ block: 'start' })")
    await picture(phone, pytestconfig, "phone-whole-paragraph")


async def test_every_button_does_what_it_says(phone: Phone) -> None:
    """Next, place and previous turn the message in its place, and no tap is left waiting."""
    await ask(phone)
    answer = phone.messages.last
    quote, keys = answer.locator("blockquote"), answer.locator(".key")
    first = await quote.inner_text()
    await expect(keys).to_have_text(["1/5", "›", "👍", "👎", *USES])
    await keys.nth(1).click()
    await expect(keys).to_have_text(["‹", "2/5", "›", "👍", "👎", *USES])
    second = await quote.inner_text()
    assert ANSWER not in second
    await keys.nth(1).click()
    await expect(phone.page.locator("[aria-busy]")).to_have_count(0)
    assert await quote.inner_text() == second
    await keys.nth(0).click()
    await expect(keys).to_have_text(["1/5", "›", "👍", "👎", *USES])
    assert await quote.inner_text() == first
    await answer.get_by_role("button", name="In full").click()
    await expect(phone.messages.last.locator("blockquote")).to_contain_text(ANSWER)
    await expect(phone.page.locator("[aria-busy]")).to_have_count(0)


async def test_an_example_is_asked_on_a_tap(phone: Phone) -> None:
    """The question of the button is put into the chat, and its answer replies to it."""
    await phone.page.get_by_role("button", name="START").click()
    example = phone.messages.last.locator(".key").first
    question = await example.inner_text()
    await example.click()
    reply = phone.messages.last.get_by_role("button", name="In reply to")
    await expect(reply).to_contain_text(question, timeout=milliseconds(20))


async def test_all_places_are_a_list_whose_numbers_open_them(
    phone: Phone, library: Library, pytestconfig: pytest.Config
) -> None:
    """The count, a line each, and buttons for a thumb; a place opens in the same message."""
    await ask(phone)
    await phone.say("everything on Dalian")
    count = sum("Dalian" in p.text for p in library.reports["liaoning-2022"].paragraphs)
    listed = phone.messages.last
    await expect(listed).to_contain_text(f"{count} paragraphs", timeout=milliseconds(20))
    await picture(phone, pytestconfig, "phone-places")
    await listed.get_by_role("button", name="2", exact=True).click()
    await expect(listed.locator("blockquote strong")).to_contain_text("Dalian")
    await picture(phone, pytestconfig, "phone-place")
    await listed.get_by_role("button", name="‹ All places").click()
    await expect(listed).to_contain_text(f"{count} paragraphs")
