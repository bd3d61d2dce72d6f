"""Documents and photos sent, and files fetched."""

from telegram.constants import FileSizeLimit, MediaGroupLimit

from bot.demo.server.api.arguments import Arguments, Upload
from bot.demo.server.api.methods.method import method
from bot.demo.server.api.methods.sending import SENDING, read_caption, send
from bot.demo.server.objects.errors import ApiError, bad_request
from bot.demo.server.objects.fields import objects_field, text_field
from bot.demo.server.objects.model import File, Json, Text
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.attachments import document_of
from bot.demo.server.state.pictures import picture, picture_of
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import caption_text

UPLOAD_BYTES: int = FileSizeLimit.FILESIZE_UPLOAD.value
DOWNLOAD_BYTES: int = FileSizeLimit.FILESIZE_DOWNLOAD.value
PHOTO_BYTES = 10 * 1024 * 1024
_ALBUM = (
    "chat_id message_thread_id media reply_parameters reply_to_message_id "
    "allow_sending_without_reply disable_notification protect_content message_effect_id "
    "allow_paid_broadcast"
)
_ITEM = {
    *("type", "media", "caption", "parse_mode", "caption_entities"),
    *("show_caption_above_media", "has_spoiler"),
}


async def send_document(telegram: Telegram, arguments: Arguments) -> Json:
    """Send a file, uploaded or known already."""
    text = read_caption(arguments)
    found = _given(telegram, arguments, arguments.text("document"), "document")
    if isinstance(found, Upload):
        found = telegram.add_file(found.content, found.name, found.mime_type, "documents")
    return message_json(send(telegram, arguments, text, attachment=document_of(found)))


async def send_photo(telegram: Telegram, arguments: Arguments) -> Json:
    """Send a photo, uploaded or known already."""
    text = read_caption(arguments)
    photo = _photo(telegram, arguments, arguments.text("photo"))
    return message_json(send(telegram, arguments, text, attachment=photo))


async def send_media_group(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """Send photos as an album."""
    media = arguments.objects("media", "media") or []
    if not MediaGroupLimit.MIN_MEDIA_LENGTH <= len(media) <= MediaGroupLimit.MAX_MEDIA_LENGTH:
        raise bad_request("an album must include 2-10 items")
    items = [(_item_photo(telegram, arguments, item), _item_caption(item)) for item in media]
    album = str(telegram.new_id())
    sent = [
        send(telegram, arguments, caption, attachment=photo, album=album)
        for photo, caption in items
    ]
    return [message_json(message) for message in sent]


def _item_photo(telegram: Telegram, arguments: Arguments, item: Json) -> Json:
    """Return a photo of an album."""
    for name in item.keys() - _ITEM:
        raise bad_request(f'can\'t parse InputMedia: unknown field "{name}"')
    if text_field(item, "type", "InputMedia") != "photo":
        raise bad_request("can't parse InputMedia: only photos are known here")
    return _photo(telegram, arguments, text_field(item, "media", "InputMedia"))


def _item_caption(item: Json) -> Text:
    """Return the caption of a photo of an album."""
    words = text_field(item, "caption", "InputMedia", "")
    mode = text_field(item, "parse_mode", "InputMedia", "")
    return caption_text(words, mode, objects_field(item, "caption_entities", "InputMedia"))


def _photo(telegram: Telegram, arguments: Arguments, name: str) -> Json:
    """Return a photo in its sizes, uploaded or known already by the id of one of them."""
    found = _given(telegram, arguments, name, "photo")
    if isinstance(found, File):
        return picture_of(telegram, found)
    size = len(found.content)
    if size > PHOTO_BYTES:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES} bytes"
        )
    return picture(telegram, found.content)


def _given(telegram: Telegram, arguments: Arguments, name: str, kind: str) -> File | Upload:
    """Return the file that a call names by its id, or that comes with it."""
    if name and not name.startswith("attach://"):
        if name not in telegram.files:
            raise bad_request(
                "wrong remote file identifier specified: Wrong string length"
                if "/" not in name
                else "failed to get HTTP URL content"
            )
        return telegram.files[name]
    upload = arguments.files.get(name.removeprefix("attach://") or kind)
    if not upload:
        raise bad_request(f"there is no {kind} in the request")
    _check_size(upload)
    return upload


def _check_size(upload: Upload) -> None:
    """Refuse a file that is empty or too big."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")


async def get_file(telegram: Telegram, arguments: Arguments) -> Json:
    """Say where a file can be fetched from."""
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    if file_id not in telegram.files:
        raise bad_request("invalid file_id")
    file = telegram.files[file_id]
    if len(file.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return file.json() | {"file_path": file.path}


METHODS = (
    method(
        "sendDocument",
        send_document,
        SENDING + "document thumbnail caption caption_entities disable_content_type_detection",
    ),
    method(
        "sendPhoto",
        send_photo,
        SENDING + "photo caption caption_entities show_caption_above_media has_spoiler",
    ),
    method("sendMediaGroup", send_media_group, _ALBUM),
    method("getFile", get_file, "file_id"),
)
