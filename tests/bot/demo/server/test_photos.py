"""Photos and albums sent by the bot."""

import io
import json

import httpx
import pytest
from PIL import Image

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.people import People
from bot.demo.server.people.sending import send_document
from tests.bot.demo.server.conftest import TOKEN, Api


def drawing(width: int = 620, height: int = 877, kind: str = "PNG") -> bytes:
    """Return a picture."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(target, kind)
    return target.getvalue()


async def upload(
    http: httpx.AsyncClient, chat: Chat, content: bytes, method: str = "sendPhoto", **data: str
) -> httpx.Response:
    """Send a picture as a multipart form."""
    files = {"photo": ("page.png", content, "image/png")}
    form = {"chat_id": str(chat.id), "caption": "<b>a</b>", "parse_mode": "HTML", **data}
    return await http.post(f"/bot{TOKEN}/{method}", data=form, files=files)


async def test_photo_is_sent_in_sizes_and_fetched(
    api: Api, http: httpx.AsyncClient, chat: Chat
) -> None:
    """A photo is kept as JPEG in sizes, the largest last, and can be fetched."""
    message = (await upload(http, chat, drawing(2000, 3000))).json()["result"]
    assert message["caption"] == "a"
    sizes = [(size["width"], size["height"]) for size in message["photo"]]
    assert sizes == [(60, 90), (213, 320), (533, 800), (853, 1280), (1707, 2560)]
    largest = message["photo"][-1]
    file = await api.ok("getFile", file_id=largest["file_id"])
    got = await http.get(f"/file/bot{TOKEN}/{file['file_path']}")
    assert len(got.content) == largest["file_size"]
    image = Image.open(io.BytesIO(got.content))
    assert (image.format, image.size) == ("JPEG", (1707, 2560))
    small = (await upload(http, chat, drawing(62, 88, "JPEG"))).json()["result"]
    assert [(size["width"], size["height"]) for size in small["photo"]] == [(62, 88)]


async def test_photo_is_sent_again_by_its_id(
    api: Api, http: httpx.AsyncClient, chat: Chat, people: People, ann: User
) -> None:
    """The id of any of its sizes stands for all of them; that of a document is none of a photo."""
    photo = (await upload(http, chat, drawing())).json()["result"]["photo"]
    for size in photo:
        again = await api.ok("sendPhoto", chat_id=chat.id, photo=size["file_id"])
        assert again["photo"] == photo
    document = send_document(people.telegram, ann, chat, "a.txt", b"hello").attachment["document"]
    reason = await api.refused("sendPhoto", chat_id=chat.id, photo=document["file_id"])
    assert reason == "Bad Request: type of file mismatch"


@pytest.mark.parametrize(
    ("width", "height", "taken"),
    [(5000, 5000, True), (5001, 5000, False), (2000, 100, True), (2001, 100, False)],
)
async def test_photo_has_a_shape(
    http: httpx.AsyncClient, chat: Chat, width: int, height: int, taken: bool
) -> None:
    """Its sides are 10000 pixels together at most, and one 20 times the other at most."""
    body = (await upload(http, chat, drawing(width, height))).json()
    assert body["ok"] is taken
    assert taken or body["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"


async def test_photo_must_be_one(
    api: Api, http: httpx.AsyncClient, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no picture, too large a file, and none at all are refused."""
    body = (await upload(http, chat, b"no picture")).json()
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    reason = await api.refused("sendPhoto", chat_id=chat.id)
    assert reason == "Bad Request: there is no photo in the request"
    monkeypatch.setattr("bot.demo.server.api.methods.files.PHOTO_BYTES", 9)
    body = (await upload(http, chat, b"no picture")).json()
    assert body["description"] == (
        "Bad Request: file of size 10 bytes is too big for a photo; the maximum size is 9 bytes"
    )


async def test_album_is_sent(http: httpx.AsyncClient, api: Api, chat: Chat) -> None:
    """Its photos, uploaded or known, are messages of one group, each with its own caption."""
    known = (await upload(http, chat, drawing())).json()["result"]["photo"]
    media = [
        {"type": "photo", "media": "attach://one", "caption": "<i>a</i>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://two"},
        {"type": "photo", "media": known[0]["file_id"]},
    ]
    files = {name: (name, drawing(), "image/png") for name in ("one", "two")}
    data = {"chat_id": str(chat.id), "media": json.dumps(media)}
    response = await http.post(f"/bot{TOKEN}/sendMediaGroup", data=data, files=files)
    first, second, third = response.json()["result"]
    assert first["caption"] == "a" and first["caption_entities"][0]["type"] == "italic"
    assert "caption" not in second and third["photo"] == known
    groups = {message["media_group_id"] for message in (first, second, third)}
    assert len(groups) == 1
    numbers = [message["message_id"] for message in (first, second, third)]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


async def test_album_is_checked(http: httpx.AsyncClient, api: Api, chat: Chat) -> None:
    """A single photo, eleven, another kind, an unknown field and buttons are refused."""
    known = (await upload(http, chat, drawing())).json()["result"]["photo"][0]["file_id"]
    photo = {"type": "photo", "media": known}

    async def refusal(*media: dict[str, str], **more: object) -> str:
        """Return why an album is refused."""
        return await api.refused("sendMediaGroup", chat_id=chat.id, media=list(media), **more)

    size = "Bad Request: an album must include 2-10 items"
    assert await refusal(photo) == await refusal(*[photo] * 11) == size
    assert "only photos" in await refusal(photo, {"type": "video", "media": known})
    assert 'unknown field "name"' in await refusal(photo, {**photo, "name": "a"})
    assert "has no parameter" in await refusal(photo, photo, reply_markup={})
    assert len(await api.ok("sendMediaGroup", chat_id=chat.id, media=[photo, photo])) == 2


async def test_only_photos_are_shown(
    http: httpx.AsyncClient, people: People, ann: User, chat: Chat
) -> None:
    """A file that says it is a photo and is none is handed out as a download alone."""
    photo = (await upload(http, chat, drawing())).json()["result"]["photo"][-1]
    shown = await http.get(f"/visitors/photos/{photo['file_id']}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["x-content-type-options"] == "nosniff"
    sent = send_document(people.telegram, ann, chat, "a.jpg", b"<script>", "image/jpeg")
    file = sent.attachment["document"]["file_id"]
    assert (await http.get(f"/visitors/photos/{file}")).status_code == 404
    assert (await http.get("/visitors/photos/nothing")).status_code == 404
    assert (await http.get(f"/visitors/files/{file}")).content == b"<script>"
