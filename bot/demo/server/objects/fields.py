"""Fields of the JSON objects inside a call, each of its type."""

from typing import TypeVar

from bot.demo.server.objects.errors import ApiError, bad_request
from bot.demo.server.objects.model import Json

T = TypeVar("T")


def text_field(body: Json, name: str, what: str, default: str | None = None) -> str:
    """Return a string, or the default where there is one.

    Args:
        body: The object.
        name: The field.
        what: What the object is, for the refusal.
        default: What a missing field means; without one the field is required.
    """
    value = body.get(name)
    if value is None:
        return _missing(name, what, default)
    if not isinstance(value, str):
        raise _wrong(name, what, "String")
    return value


def number_field(body: Json, name: str, what: str, default: int | None = None) -> int:
    """Return a whole number, also one written as a string, or the default where there is one."""
    value = body.get(name)
    if value is None:
        return _missing(name, what, default)
    if isinstance(value, str) and value.removeprefix("-").isdecimal():
        return int(value)
    if not isinstance(value, int):
        raise _wrong(name, what, "Number")
    return value


def object_field(body: Json, name: str, what: str, default: Json | None = None) -> Json:
    """Return an object, or the default where there is one."""
    value = body.get(name)
    if value is None:
        return _missing(name, what, default)
    if not isinstance(value, dict):
        raise _wrong(name, what, "Object")
    return value


def objects_field(body: Json, name: str, what: str) -> list[Json]:
    """Return an array of objects; none if it isn't given."""
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _wrong(name, what, "Array of Objects")
    return value


def _missing(name: str, what: str, default: T | None) -> T:
    """Return the default, or refuse a required field that isn't there."""
    if default is None:
        raise bad_request(f"can't parse {what}: Can't find field \"{name}\"")
    return default


def _wrong(name: str, what: str, kind: str) -> ApiError:
    """Return the refusal of a field of another type."""
    return bad_request(f'can\'t parse {what}: Field "{name}" must be of type {kind}')
