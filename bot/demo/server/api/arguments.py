"""The parameters of a call, however they were sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Json

_TRUE = {"true", "1", "yes"}
_FALSE = {"false", "0", "no", ""}
_NUMBERS = {"chat_id", "user_id", "message_id", "message_thread_id", "offset", "limit", "timeout"}
_WORDS = {"text", "caption"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Arguments:
    """Parameters as strings, objects among them as JSON, and the files beside them."""

    values: Mapping[str, str]
    files: Mapping[str, Upload]

    def text(self, name: str, default: str = "") -> str:
        """Return a string."""
        return self.values.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number."""
        value = self.values.get(name, "")
        try:
            return int(value) if value else default
        except ValueError as error:
            raise bad_request(f'parameter "{name}" must be an Integer') from error

    def flag(self, name: str) -> bool:
        """Return yes or no; no if it isn't given."""
        value = self.values.get(name, "").strip().lower()
        if value not in _TRUE | _FALSE:
            raise bad_request(f'parameter "{name}" must be a Boolean')
        return value in _TRUE

    def object(self, name: str, what: str) -> Json | None:
        """Return a JSON object, or nothing if it isn't given."""
        value = self._decoded(name, what)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def array(self, name: str, what: str) -> list[Any] | None:
        """Return a JSON array, or nothing if it isn't given."""
        value = self._decoded(name, what)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def objects(self, name: str, what: str) -> list[Json] | None:
        """Return a JSON array of objects, or nothing if it isn't given."""
        values = self.array(name, what)
        if values is not None and not all(isinstance(value, dict) for value in values):
            raise bad_request(f"can't parse {what}: expected an Object")
        return values

    def integers(self, name: str, what: str) -> list[int]:
        """Return a JSON array of whole numbers; none if it isn't given."""
        values = self.array(name, what) or []
        if not all(isinstance(value, int) for value in values):
            raise bad_request(f"can't parse {what}: expected an Integer")
        return values

    def _decoded(self, name: str, what: str) -> Any:  # noqa: ANN401  JSON, which the caller checks
        """Return a JSON value, or nothing if it isn't given."""
        value = self.values.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what} JSON object") from error

    def log(self) -> dict[str, Any]:
        """Return the parameters as tests like to read them: JSON decoded, files by name."""
        values = {name: _readable(name, value) for name, value in self.values.items()}
        return values | {name: upload.name for name, upload in self.files.items()}


def _readable(name: str, value: str) -> object:
    """Decode what isn't text."""
    if name in _NUMBERS or (name not in _WORDS and value[:1] in {"[", "{"}):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


async def read_arguments(request: Request) -> Arguments:
    """Read the parameters from the address and from a JSON, form or multipart body."""
    values: dict[str, str] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        values |= _from_json(await request.body())
    elif kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        async with request.form(max_part_size=1 << 20) as form:
            for name, part in form.multi_items():
                if isinstance(part, UploadFile):
                    mime_type = part.content_type or "application/octet-stream"
                    files[name] = Upload(part.filename or "", mime_type, await part.read())
                else:
                    values[name] = part
    return Arguments(values, files)


def _from_json(body: bytes) -> dict[str, str]:
    """Turn a JSON body into strings, as the server does; null is nothing."""
    try:
        parsed = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse request: invalid JSON") from error
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request: object expected")
    given = {name: value for name, value in parsed.items() if value is not None}
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
    }
