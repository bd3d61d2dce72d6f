"""People, chats, and what outlives a reload or an outage."""

from playwright.async_api import BrowserContext, expect

from bot.demo.page.routes import ROUTES
from bot.demo.server.objects.model import Text
from bot.demo.server.people.groups import open_group, open_topic
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.messages import post
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.page.conftest import Phone, open_phone
from tests.patience import milliseconds


async def test_two_tabs_are_two_people_in_one_group(
    phone: Phone, context: BrowserContext, server: Server
) -> None:
    """Each tab is somebody; in the group they see each other, and the bot replies there."""
    other = await open_phone(context, server.url)
    await phone.open_chat("Readers")
    await other.open_chat("Readers")
    await expect(phone.page.locator(".status")).to_have_text("3 members")
    await phone.say("/ask How much grain?")
    question = other.page.locator("article.in", has_text="/ask").first
    await expect(question.locator(".author")).to_have_text("You")
    answer = other.messages.last
    await expect(answer.get_by_role("button", name="In reply to You")).to_be_visible()
    await other.say("Nobody answers this")
    await expect(phone.messages.last.locator(".author")).to_have_text("Mei")
    assert other.complaints == []


async def test_the_list_counts_what_is_unread(
    phone: Phone, context: BrowserContext, server: Server
) -> None:
    """A message in another chat is counted until that chat is opened."""
    other = await open_phone(context, server.url)
    await other.open_chat("Readers")
    await other.say("Anyone here?")
    await expect(phone.page.get_by_label("1 unread")).to_be_visible()
    await phone.open_chat("Readers")
    await expect(phone.messages.last).to_contain_text("Anyone here?")
    await expect(phone.page.get_by_label("1 unread")).to_have_count(0)


async def test_a_reload_keeps_the_person_and_the_chat(phone: Phone, server: Server) -> None:
    """After a reload the same chat stands there with its messages, and nobody new came."""
    await phone.begin()
    await phone.open_chat("Readers")
    await phone.say("Before the reload")
    before = len(server.telegram.users)
    await phone.page.reload()
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Readers")
    await expect(phone.page.locator("article.out").last).to_contain_text("Before the reload")
    await phone.open_chat("Verbatim")
    await expect(phone.messages.last).to_contain_text("Welcome!")
    assert len(server.telegram.users) == before


async def test_topics_have_messages_of_their_own(phone: Phone, server: Server) -> None:
    """A group with topics shows them in a row; what is written goes into the open one."""
    people = server.people
    user = next(user for user in server.telegram.users.values() if not user.is_bot)
    forum = open_group(people.telegram, "Forum", user, topics=True)
    topic = open_topic(people.telegram, user, forum, "Grain")
    people.say(user, forum, "Outside")
    await phone.open_chat("Forum")
    await phone.page.get_by_role("button", name="Grain").click()
    await phone.say("Inside")
    await expect(phone.messages).to_have_count(1)
    messages = server.telegram.messages[forum.id].values()
    assert max(messages, key=lambda message: message.id).topic == topic


async def test_the_start_of_the_bot_is_said(phone: Phone, server: Server) -> None:
    """The head tells how far it is, also to who comes meanwhile, until the bot is ready."""
    status = phone.page.locator(".status")
    server.telegram.tell_start(0)
    await expect(status).to_have_text("starting, 0 %…")
    server.telegram.tell_start(40)
    await expect(status).to_have_text("starting, 40 %…")
    await phone.page.reload()
    await expect(status).to_have_text("starting, 40 %…")
    server.telegram.tell_start(None)
    await expect(status).to_have_text("bot")


async def test_an_outage_is_said_and_nothing_is_missed(context: BrowserContext) -> None:
    """While the server is away the head says so; what came meanwhile is shown afterwards."""
    telegram = Telegram()
    async with serve(telegram, extra_routes=ROUTES) as server:
        phone = await open_phone(context, server.url)
    await expect(phone.page.locator(".status")).to_have_text("connecting…")
    chat = next(chat for chat in telegram.chats.values() if chat.is_private)
    post(telegram, chat, telegram.bot, text=Text("While you were away"))
    async with serve(telegram, [server.port], extra_routes=ROUTES):
        await expect(phone.page.locator(".status")).to_have_text("bot", timeout=milliseconds(10))
        await expect(phone.messages).to_contain_text(["While you were away"])


async def test_a_server_that_forgot_everything_gets_a_new_person(context: BrowserContext) -> None:
    """The page of a person whom the server doesn't know begins afresh."""
    async with serve(extra_routes=ROUTES) as server:
        phone = await open_phone(context, server.url)
        await phone.page.get_by_role("button", name="START").click()
        await expect(phone.messages).to_have_count(1)
    async with serve(ports=[server.port], extra_routes=ROUTES):
        await expect(phone.page.get_by_role("button", name="START")).to_be_visible(
            timeout=milliseconds(10)
        )
        await expect(phone.messages).to_have_count(0)
