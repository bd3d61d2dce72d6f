"""Files sent and fetched."""

import httpx
import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.people import People
from bot.demo.server.people.sending import (
    send_album,
    send_document,
    send_location,
    send_photo,
    send_sticker,
    send_voice,
)
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import TOKEN, Api


async def upload(http: httpx.AsyncClient, chat: Chat, content: bytes = b"hello") -> httpx.Response:
    """Send a document as a multipart form."""
    files = {"document": ("a.txt", content, "text/plain")}
    data = {"chat_id": str(chat.id), "caption": "<b>a</b>", "parse_mode": "HTML"}
    return await http.post(f"/bot{TOKEN}/sendDocument", data=data, files=files)


async def test_document_is_sent_and_fetched(api: Api, http: httpx.AsyncClient, chat: Chat) -> None:
    """An uploaded document has a name, a type, a size and a caption, and can be fetched."""
    message = (await upload(http, chat)).json()["result"]
    document = message["document"]
    assert (document["file_name"], document["mime_type"]) == ("a.txt", "text/plain")
    assert document["file_size"] == 5
    assert message["caption"] == "a"
    assert message["caption_entities"] == [{"offset": 0, "length": 1, "type": "bold"}]
    file = await api.ok("getFile", file_id=document["file_id"])
    got = await http.get(f"/file/bot{TOKEN}/{file['file_path']}")
    assert got.content == b"hello"
    assert got.headers["content-type"] == "application/octet-stream"


async def test_document_is_sent_again_by_its_id(
    api: Api, http: httpx.AsyncClient, chat: Chat
) -> None:
    """A file that the server has is sent by its id alone."""
    document = (await upload(http, chat)).json()["result"]["document"]
    again = await api.ok("sendDocument", chat_id=chat.id, document=document["file_id"])
    assert again["document"] == document


async def test_document_under_another_name(http: httpx.AsyncClient, chat: Chat) -> None:
    """A document may lie in another part of the form that it names with attach://."""
    data = {"chat_id": str(chat.id), "document": "attach://part"}
    files = {"part": ("a.txt", b"hello", "text/plain")}
    response = await http.post(f"/bot{TOKEN}/sendDocument", data=data, files=files)
    assert response.json()["result"]["document"]["file_name"] == "a.txt"


async def test_document_must_be_there(api: Api, http: httpx.AsyncClient, chat: Chat) -> None:
    """No document, an empty one, and an id that means nothing are refused."""
    reason = await api.refused("sendDocument", chat_id=chat.id)
    assert reason == "Bad Request: there is no document in the request"
    empty = (await upload(http, chat, b"")).json()
    assert empty["description"] == "Bad Request: file must be non-empty"
    reason = await api.refused("sendDocument", chat_id=chat.id, document="nothing")
    assert reason == "Bad Request: wrong remote file identifier specified: Wrong string length"


async def test_upload_has_a_size(
    http: httpx.AsyncClient, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An upload above the limit of 50 MB is refused with 413."""
    monkeypatch.setattr("bot.demo.server.api.methods.files.UPLOAD_BYTES", 5)
    assert (await upload(http, chat, b"hello")).status_code == 200
    refused = await upload(http, chat, b"hello!")
    assert (refused.status_code, refused.json()["description"]) == (413, "Request Entity Too Large")


async def test_download_has_a_size(
    api: Api, people: People, ann: User, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file above the limit of 20 MB can't be fetched."""
    monkeypatch.setattr("bot.demo.server.api.methods.files.DOWNLOAD_BYTES", 5)
    message = send_document(people.telegram, ann, chat, "a.txt", b"hello!")
    file_id = message.attachment["document"]["file_id"]
    assert await api.refused("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_file_must_exist(api: Api, http: httpx.AsyncClient) -> None:
    """A file that isn't there can be neither named nor fetched."""
    assert await api.refused("getFile") == "Bad Request: file_id not specified"
    assert await api.refused("getFile", file_id="nothing") == "Bad Request: invalid file_id"
    response = await http.get(f"/file/bot{TOKEN}/documents/nothing.txt")
    assert response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_caption_is_edited(api: Api, http: httpx.AsyncClient, chat: Chat) -> None:
    """A file's caption is edited as a caption, a text as a text."""
    message = (await upload(http, chat)).json()["result"]
    target = {"chat_id": chat.id, "message_id": message["message_id"]}
    edited = await api.ok("editMessageCaption", **target, caption="b")
    assert edited["caption"] == "b"
    reason = await api.refused("editMessageText", **target, text="b")
    assert reason == "Bad Request: there is no text in the message to edit"
    text = await api.ok("sendMessage", chat_id=chat.id, text="a")
    target["message_id"] = text["message_id"]
    reason = await api.refused("editMessageCaption", **target, caption="b")
    assert reason == "Bad Request: there is no caption in the message to edit"


async def test_what_people_send_can_be_fetched(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """A photo, a voice message, a sticker, a place and a file reach the bot as such."""
    send_photo(people.telegram, ann, chat, caption="look")
    send_voice(people.telegram, ann, chat)
    send_sticker(people.telegram, ann, chat)
    send_location(people.telegram, ann, chat)
    send_document(people.telegram, ann, chat, "a.txt", b"hello")
    bodies = [update["message"] for update in telegram.updates.pending]
    kinds = ("photo", "voice", "sticker", "location", "document")
    assert [kind in body for kind, body in zip(kinds, bodies, strict=True)] == [True] * 5
    assert bodies[0]["caption"] == "look"
    assert [size["width"] for size in bodies[0]["photo"]] == [90, 320, 1280]
    for body in (bodies[1]["voice"], bodies[2]["sticker"], bodies[4]["document"]):
        await api.ok("getFile", file_id=body["file_id"])


async def test_an_album_is_a_message_per_file(
    people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """They have one id in common, which no other album has, and the caption is the first's."""
    for names in ("ab", "cd"):
        send_album(telegram, ann, chat, {name: b"x" for name in names}, caption=f"of {names}")
    bodies = [update["message"] for update in telegram.updates.pending]
    assert [body["document"]["file_name"] for body in bodies] == ["a", "b", "c", "d"]
    assert [body.get("caption") for body in bodies] == ["of ab", None, "of cd", None]
    albums = [body["media_group_id"] for body in bodies]
    assert albums == [albums[0], albums[0], albums[2], albums[2]]
    assert albums[0] != albums[2]


async def test_a_file_comes_from_the_page_as_base64(
    api: Api, http: httpx.AsyncClient, ann: User, telegram: Telegram
) -> None:
    """Its bytes are kept as they are; what isn't base64 is refused."""
    body = {"user": ann.id, "name": "a.pdf", "mime_type": "application/pdf"}
    sent = await http.post("/people/document", json={**body, "base64": "JVBERv8="})
    file = sent.json()["result"]["document"]
    assert (file["file_name"], file["mime_type"]) == ("a.pdf", "application/pdf")
    assert telegram.files[file["file_id"]].content == b"%PDF\xff"
    assert (await http.post("/people/document", json={**body, "base64": "%"})).status_code == 400
