"""Documents sent, and files fetched."""

from telegram.constants import FileSizeLimit

from bot.demo.server.api.arguments import Arguments, Upload
from bot.demo.server.api.methods.method import method
from bot.demo.server.api.methods.sending import SENDING, read_caption, send
from bot.demo.server.objects.errors import ApiError, bad_request
from bot.demo.server.objects.model import File, Json
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.attachments import document_of
from bot.demo.server.state.telegram import Telegram

UPLOAD_BYTES: int = FileSizeLimit.FILESIZE_UPLOAD.value
DOWNLOAD_BYTES: int = FileSizeLimit.FILESIZE_DOWNLOAD.value


async def send_document(telegram: Telegram, arguments: Arguments) -> Json:
    """Send a file, uploaded or known already."""
    text = read_caption(arguments)
    file = _document(telegram, arguments)
    return message_json(send(telegram, arguments, text, attachment=document_of(file)))


def _document(telegram: Telegram, arguments: Arguments) -> File:
    """Return the file of the call."""
    name = arguments.text("document")
    if name and not name.startswith("attach://"):
        if name not in telegram.files:
            raise bad_request(
                "wrong remote file identifier specified: Wrong string length"
                if "/" not in name
                else "failed to get HTTP URL content"
            )
        return telegram.files[name]
    upload = arguments.files.get(name.removeprefix("attach://") or "document")
    if not upload:
        raise bad_request("there is no document in the request")
    _check_size(upload)
    return telegram.add_file(upload.content, upload.name, upload.mime_type, "documents")


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
    method("getFile", get_file, "file_id"),
)
