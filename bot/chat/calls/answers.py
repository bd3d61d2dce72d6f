"""What an answer of the Bot API must hold: anything else is none of its own, or mended here."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

# The first number above those of errors.
_NO_ERROR = 600


class NoAnswerError(ValueError):
    """What came isn't an answer of the Bot API."""


def checked(status: int, payload: bytes, *, is_message: bool) -> tuple[int, bytes]:
    """Return the status and the payload of an answer as the library can read them.

    What refuses under a status of success gets one of refusal, and details of a refusal that are
    none of the Bot API's are left out.

    Args:
        status: the HTTP status.
        payload: what came with it.
        is_message: whether the result is to be a message, or several.

    Raises:
        NoAnswerError: nothing says whether the call was done.
    """
    body = _object(payload)
    is_success = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
    if not is_success:
        return status, _refusal(body, payload)
    if body.get("ok") is False:
        code = body.get("error_code")
        if not isinstance(code, int) or not HTTPStatus.BAD_REQUEST <= code < _NO_ERROR:
            code = HTTPStatus.BAD_REQUEST
        return int(code), _refusal(body, payload)
    result = body.get("result")
    if body.get("ok") is not True or result is None or (is_message and not _is_sent(result)):
        raise NoAnswerError
    return status, payload


def _object(payload: bytes) -> dict[str, Any]:
    """Return the JSON object that bytes are.

    Raises:
        NoAnswerError: they are none.
    """
    try:
        body = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise NoAnswerError from None
    if not isinstance(body, dict):
        raise NoAnswerError
    return body


def _is_sent(result: object) -> bool:
    """Tell whether a result is a message that was sent, or the messages of an album."""
    messages = result if isinstance(result, list) else [result]
    return bool(messages) and all(map(_is_message, messages))


def _is_message(result: object) -> bool:
    """Tell whether a result has what every message has."""
    if not isinstance(result, dict) or not isinstance(result.get("message_id"), int):
        return False
    chat, date = result.get("chat"), result.get("date")
    return isinstance(chat, dict) and isinstance(chat.get("id"), int) and isinstance(date, int)


def _refusal(body: Mapping[str, Any], payload: bytes) -> bytes:
    """Return a refusal whose details are numbers, and whose description is a text."""
    given = body.get("parameters")
    details = given if isinstance(given, dict) else {}
    known = {name: _number(details.get(name)) for name in ("retry_after", "migrate_to_chat_id")}
    parameters = {name: number for name, number in known.items() if number}
    description = body.get("description")
    says = description if isinstance(description, str) else ""
    if parameters == (given or {}) and says == (description or ""):
        return payload
    return json.dumps({"ok": False, "description": says, "parameters": parameters}).encode()


def _number(value: object) -> int:
    """Return a number that may be written as text; 0 for anything else."""
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdecimal():
        return int(value[:20])
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
