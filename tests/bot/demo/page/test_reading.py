"""Reading what the bot says."""

from playwright.async_api import Download, expect

from bot.demo.server.objects.model import Entity, Text
from bot.demo.server.serve import Server
from bot.demo.server.state.messages import post
from tests.bot.demo.page.conftest import Phone
from tests.bot.demo.page.small_bot import DESCRIPTION


async def test_an_empty_chat_says_what_the_bot_is(phone: Phone) -> None:
    """Before the first message there is the description, and START in place of the text field."""
    await expect(phone.page.locator("#welcome")).to_contain_text(DESCRIPTION)
    await expect(phone.field).to_be_hidden()
    await phone.begin()
    await expect(phone.page.locator("#welcome")).to_be_hidden()
    await expect(phone.messages.first).to_contain_text("/start")


async def test_the_answer_is_a_quote_with_the_sentence_in_bold(phone: Phone) -> None:
    """The passage stands in a blockquote, its sentence in bold, its source a link."""
    await phone.begin()
    answer = await phone.ask()
    quote = answer.locator("blockquote")
    await expect(quote).to_have_css("border-left-width", "3px")
    await expect(quote.locator("strong")).to_have_text(
        "We will keep the area sown to grain at no less than 53 million mu and bring the harvest "
        "to 24.5 million tonnes."
    )
    await expect(answer.locator(".text").get_by_role("link")).to_have_attribute(
        "rel", "noopener noreferrer"
    )


async def test_an_expandable_quote_shows_three_lines_until_it_is_opened(phone: Phone) -> None:
    """A long quote is cut after three lines; the toggle shows the rest and hides it again."""
    await phone.begin()
    answer = await phone.ask()
    await answer.get_by_role("button", name="Whole paragraph").click()
    words = phone.messages.last.locator(".quote-text")
    await phone.page.get_by_role("button", name="Show all").click()
    opened = await words.bounding_box()
    await phone.page.get_by_role("button", name="Show less").click()
    await expect(phone.page.get_by_role("button", name="Show all")).to_be_visible()
    closed = await words.bounding_box()
    assert opened and closed
    assert 66 <= closed["height"] <= 69
    assert opened["height"] > 4 * closed["height"]


async def test_entities_may_nest_overlap_and_follow_astral_characters(
    phone: Phone, server: Server
) -> None:
    """Offsets count UTF-16 units; overlapping entities are cut, nested ones stay whole."""
    entities = (
        Entity("blockquote", 0, 8),
        Entity("bold", 2, 4),
        Entity("italic", 4, 4),
        Entity("underline", 9, 2),
    )
    await phone.begin()
    chat = next(chat for chat in server.telegram.chats.values() if chat.is_private)
    post(server.telegram, chat, server.telegram.bot, text=Text("𝟙abcdef\n𝟚.", entities))
    text = phone.messages.last.locator(".text")
    await expect(text).to_contain_text("𝟙abcdef")
    assert await text.locator(".quote-text").inner_html() == (
        "𝟙<strong>ab<em>cd</em></strong><em>ef</em>"
    )
    await expect(text.locator("u")).to_have_text("𝟚")


async def test_files_reactions_and_spoilers_are_shown(phone: Phone) -> None:
    """A file can be downloaded, a spoiler uncovered, a reaction seen also after a reload."""
    await phone.begin()
    await phone.say("/rich")
    async with phone.page.expect_download() as expected:
        await phone.page.get_by_role("link", name="notes.txt").click()
    download: Download = await expected.value
    assert download.suggested_filename == "notes.txt"
    assert (await download.path()).read_bytes() == b"line one\n"
    await phone.page.get_by_role("button", name="Hidden").click()
    await expect(phone.page.locator(".spoiler.shown")).to_have_text("secret")
    await expect(phone.page.locator(".reaction")).to_have_text("👍")
    await phone.page.reload()
    await expect(phone.page.locator(".reaction")).to_have_text("👍")
