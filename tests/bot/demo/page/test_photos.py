"""Photos and albums of the bot, as a messenger shows them."""

import io

from PIL import Image
from playwright.async_api import expect

from bot.demo.server.objects.model import Json, Text
from bot.demo.server.people.sending import send_photo
from bot.demo.server.serve import Server
from bot.demo.server.state.messages import post
from bot.demo.server.state.pictures import picture
from tests.bot.demo.page.conftest import Phone


def photo(server: Server, width: int, height: int) -> Json:
    """Return a photo that the server has."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), "gold").save(target, "PNG")
    return picture(server.telegram, target.getvalue())


async def send(phone: Phone, server: Server, *shapes: tuple[int, int], caption: str = "") -> None:
    """Have the bot send a photo, or an album whose first photo has the caption."""
    await phone.begin()
    telegram = server.telegram
    chat = next(chat for chat in telegram.chats.values() if chat.is_private)
    for index, shape in enumerate(shapes):
        post(
            telegram,
            chat,
            telegram.bot,
            text=Text("" if index else caption),
            attachment=photo(server, *shape),
            album="1" if len(shapes) > 1 else "",
        )


async def test_a_photo_fills_its_bubble_with_the_caption_below(
    phone: Phone, server: Server
) -> None:
    """It keeps its shape, and is no download."""
    await send(phone, server, (1240, 1240), caption="A Report, p. 5")
    bubble = phone.messages.last.locator(".bubble")
    image = bubble.locator("img")
    await image.evaluate("(img) => img.decode()")
    box, around = await image.bounding_box(), await bubble.bounding_box()
    assert box and around
    assert around["width"] - box["width"] < 12 and abs(box["width"] - box["height"]) < 1
    caption = bubble.get_by_text("A Report, p. 5")
    below = await caption.bounding_box()
    assert below and below["y"] >= box["y"] + box["height"]
    await expect(bubble.locator("a.file")).to_have_count(0)


async def test_an_album_is_one_message(phone: Phone, server: Server) -> None:
    """Two pages stand side by side and as high as each other; the caption is said once."""
    await send(phone, server, (1240, 1754), (1240, 1754), caption="A Report, p. 5-6")
    album = phone.messages.last
    images = album.locator("img")
    await expect(images).to_have_count(2)
    first, second = await images.nth(0).bounding_box(), await images.nth(1).bounding_box()
    assert first and second
    assert first["y"] == second["y"] and second["x"] > first["x"] + first["width"] - 1
    assert abs(first["height"] - second["height"]) < 1
    await expect(album).to_contain_text("A Report, p. 5-6")


async def test_wide_photos_of_an_album_stand_below_each_other(phone: Phone, server: Server) -> None:
    """Side by side they would be too small to be read."""
    await send(phone, server, (1240, 600), (1240, 600))
    images = phone.messages.last.locator("img")
    await expect(images).to_have_count(2)
    first, second = await images.nth(0).bounding_box(), await images.nth(1).bounding_box()
    assert first and second and second["y"] >= first["y"] + first["height"]


async def test_a_photo_opens_and_closes(phone: Phone, server: Server) -> None:
    """Escape closes it, and so does its button."""
    await send(phone, server, (600, 800))
    await phone.messages.last.get_by_role("button", name="Photo").click()
    viewer = phone.page.get_by_role("dialog", name="Photo")
    await expect(viewer.get_by_role("img", name="Photo")).to_be_visible()
    await phone.page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)
    await phone.messages.last.get_by_role("button", name="Photo").click()
    await viewer.get_by_role("button", name="Close").click()
    await expect(viewer).to_have_count(0)


async def test_a_photo_that_cannot_be_shown_is_a_file(phone: Phone, server: Server) -> None:
    """What is broken can be downloaded all the same."""
    await phone.begin()
    telegram = server.telegram
    user = next(user for user in telegram.users.values() if not user.is_bot)
    send_photo(telegram, user, telegram.chats[user.id], b"\xff\xd8\xff")
    await expect(phone.messages.filter(has=phone.page.locator("a.file"))).to_have_count(1)
    phone.complaints.clear()  # the browser says that the picture can't be had
