"""The real bot on the page beyond a first answer: contents, inline results, a group, Chinese."""

import re

import pytest
from playwright.async_api import Browser, expect

from bot.texts import CHINESE, ENGLISH
from tests.bot.demo.page.conftest import SIZE, Phone, open_phone
from tests.bot.demo.page.real.conftest import ANSWER, QUESTION, ask, picture
from tests.patience import milliseconds
from tests.process import Demo

BOT = "@verbatim_demo_bot"


async def test_the_contents_lead_to_a_paragraph(phone: Phone, pytestconfig: pytest.Config) -> None:
    """Taps turn one message from the report to a section to a paragraph, and on to the next."""
    await phone.page.get_by_role("button", name="START").click()
    await phone.say("/contents")
    contents = phone.messages.last
    await contents.get_by_role("button", name="II. Work Arrangement").click()
    await expect(contents).to_contain_text("II. Work Arrangement for 2022")
    await picture(phone, pytestconfig, "phone-contents")
    await contents.get_by_role("button", name="›", exact=True).click()
    await contents.get_by_role("button", name="(6) Painstakingly").click()
    await contents.get_by_role("button", name=re.compile(r"¶\d+ \(6\)")).click()
    await expect(contents.locator("blockquote")).to_contain_text("rural revitalization")
    await contents.get_by_role("button", name=re.compile(r"¶\d+ ›")).click()
    await expect(contents.locator("blockquote")).not_to_contain_text("(6) Painstakingly")
    await picture(phone, pytestconfig, "phone-reading")


async def test_inline_results_are_sent_where_people_already_are(
    phone: Phone, pytestconfig: pytest.Config
) -> None:
    """In a group the bot's name and a question give passages; the chosen one is sent."""
    await phone.open_chat("Readers")
    await phone.field.press_sequentially(f"{BOT} {QUESTION}")
    options = phone.page.get_by_role("option")
    await expect(options).to_have_count(10, timeout=milliseconds(20))
    await picture(phone, pytestconfig, "phone-inline")
    await options.first.click()
    sent = phone.messages.last
    await expect(sent).to_contain_text(f"via {BOT}")
    await expect(sent.locator("blockquote")).to_contain_text(ANSWER)
    await expect(sent.get_by_role("link", name=ENGLISH.open_in_chat)).to_be_visible()


async def test_a_group_hears_the_bot_only_when_it_is_asked(
    phone: Phone, pytestconfig: pytest.Config
) -> None:
    """Talk is left alone; /ask is answered with a reply."""
    await phone.open_chat("Readers")
    await phone.say("Has anybody read the report?")
    await phone.say(f"/ask {QUESTION}")
    answer = phone.messages.last
    await expect(answer.locator("blockquote")).to_contain_text(ANSWER, timeout=milliseconds(20))
    before = phone.page.locator("article.in", has_text="anybody read the report")
    await expect(before.get_by_role("button", name="In reply to")).to_have_count(0)
    await picture(phone, pytestconfig, "phone-group")


async def test_a_permalink_opens_the_passage(phone: Phone) -> None:
    """The paragraph number in the reference is a link to the passage in the chat."""
    answer = await ask(phone)
    await answer.get_by_role("link", name="¶5").click()
    opened = phone.messages.last
    await expect(opened.get_by_role("button", name="Share")).to_be_visible()
    await expect(opened.get_by_role("button", name="👍")).to_have_count(0)


async def test_an_edited_question_edits_its_answer(phone: Phone) -> None:
    """The answer in the chat changes, and no other comes."""
    await ask(phone)
    count = await phone.messages.count()
    await phone.page.locator("article.out .text").last.tap(position={"x": 4, "y": 4})
    await phone.page.get_by_role("button", name="Edit", exact=True).click()
    await phone.field.fill("How many new urban jobs were created in 2021?")
    await phone.field.press("Enter")
    await expect(phone.messages.last).to_contain_text("484,000 new jobs", timeout=milliseconds(20))
    preview = phone.messages.last.get_by_role("button", name="In reply to")
    await expect(preview).to_contain_text("How many new urban jobs")
    assert await phone.messages.count() == count


async def test_a_chinese_phone_is_spoken_to_in_chinese(
    browser: Browser, demo: Demo, pytestconfig: pytest.Config
) -> None:
    """Welcome, suggestions, buttons and notes; the quote is the report's own."""
    scale = 1.5 if pytestconfig.getoption("screenshots") else 1
    context = await browser.new_context(
        viewport=SIZE, locale="zh-CN", has_touch=True, device_scale_factor=scale
    )
    phone = await open_phone(context, demo.url)
    await expect(phone.page.locator("#welcome")).to_contain_text(CHINESE.description)
    await phone.page.get_by_role("button", name="START").click()
    await expect(phone.messages.last).to_contain_text("我在报告中", timeout=milliseconds(20))
    await phone.say("去年减税降费多少？")
    answer = phone.messages.last
    await expect(answer.locator("blockquote")).to_contain_text(
        "16.76 billion", timeout=milliseconds(20)
    )
    await expect(answer.get_by_role("button", name=CHINESE.share)).to_be_visible()
    await picture(phone, pytestconfig, "phone-chinese")
    assert phone.complaints == []
    await context.close()
