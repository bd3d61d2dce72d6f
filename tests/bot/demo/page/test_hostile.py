"""Text that wants to be more than text."""

import pytest
from playwright.async_api import Dialog, expect

from bot.demo.server.objects.model import Chat, Entity, Text
from bot.demo.server.people.groups import open_group, open_topic
from bot.demo.server.people.sending import send_document
from bot.demo.server.serve import Server
from bot.demo.server.state.messages import post
from tests.bot.demo.page.conftest import SIZE, Phone

IMAGE = "<img src=x onerror=\"alert('ran')\">"
TEXTS = [
    "<script>alert('ran')</script>",
    IMAGE,
    '"><svg onload=alert(1)>',
    "{{constructor.constructor('alert(1)')()}}",
    "\u202eevil\u202e gnp.exe \u2067 \u0627\u0644\u0633\u0644\u0627\u0645",
    "x" * 4000,
    "𝟙" * 2000,
]


def _private(server: Server) -> Chat:
    """Return the person's chat with the bot."""
    return next(chat for chat in server.telegram.chats.values() if chat.is_private)


async def _check_harmless(phone: Phone, dialogs: list[Dialog]) -> None:
    """Check that nothing ran and that the page is as wide as the phone."""
    widths = await phone.page.evaluate(
        "() => ['html', '#log', '#chat'].map((it) => document.querySelector(it).scrollWidth)"
    )
    assert max(widths) <= SIZE["width"]
    assert await phone.page.locator("#log img, #log script, #log [onerror]").count() == 0
    assert dialogs == []


@pytest.fixture
def dialogs(phone: Phone) -> list[Dialog]:
    """Return the dialogs that scripts have opened."""
    opened: list[Dialog] = []
    phone.page.on("dialog", lambda dialog: opened.append(dialog))
    return opened


async def test_hostile_text_stays_text(phone: Phone, server: Server, dialogs: list[Dialog]) -> None:
    """Tags, templates, direction marks and endless words are shown as they are."""
    chat, bot = _private(server), server.telegram.bot
    for text in TEXTS:
        post(server.telegram, chat, bot, text=Text(text))
        marked = (Entity("expandable_blockquote", 0, len(text)), Entity("code", 0, 5))
        post(server.telegram, chat, bot, text=Text(text, marked), reply_to=None)
    await expect(phone.messages).to_have_count(2 * len(TEXTS))
    for at, text in enumerate(TEXTS):
        shown = await phone.messages.nth(2 * at).locator(".text").text_content()
        assert shown and shown.startswith(text)
    await _check_harmless(phone, dialogs)


async def test_links_that_are_not_of_the_web_are_no_links(
    phone: Phone, server: Server, dialogs: list[Dialog]
) -> None:
    """A javascript: or data: address in a text or a button can't be opened."""
    chat, bot = _private(server), server.telegram.bot
    for url in ("javascript:alert(1)", "javascript://x%0aalert(1)", "data:text/html,hi", "tg://x"):
        link = Text("press me", (Entity("text_link", 0, 8, url=url),))
        markup = {"inline_keyboard": [[{"text": "go", "url": url}]]}
        post(server.telegram, chat, bot, text=link, markup=markup)
    await expect(phone.messages).to_have_count(4)
    await expect(phone.page.locator("#log").get_by_role("link")).to_have_count(0)
    await phone.messages.last.get_by_role("button", name="go").click()
    await expect(phone.page.locator(".toast")).to_have_text("This link can't be opened here")
    await _check_harmless(phone, dialogs)


async def test_hostile_names_buttons_files_and_topics_stay_text(
    phone: Phone, server: Server, dialogs: list[Dialog]
) -> None:
    """Names of people, groups, topics, files and buttons are text wherever they stand."""
    people, telegram = server.people, server.telegram
    me = next(user for user in telegram.users.values() if not user.is_bot)
    stranger = people.person(IMAGE, last_name="y" * 300)
    group = open_group(people.telegram, IMAGE + "z" * 300, me, [stranger], topics=True)
    topic = open_topic(people.telegram, stranger, group, IMAGE)
    first = people.say(stranger, group, IMAGE, topic=topic)
    people.say(stranger, group, "again", first, quote=IMAGE)
    send_document(people.telegram, stranger, group, f"{IMAGE}{'n' * 200}.txt", b"x", caption=IMAGE)
    markup = {"inline_keyboard": [[{"text": IMAGE + "b" * 200, "callback_data": "x"}]]}
    post(telegram, group, telegram.bot, text=Text("keys"), markup=markup)
    await phone.page.get_by_role("button", name="All chats").click()
    await phone.page.locator(".row", has_text="zzz").click()
    await expect(phone.messages).to_have_count(4)
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text(group.title)
    await _check_harmless(phone, dialogs)
