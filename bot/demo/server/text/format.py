"""What the server does with a text between parsing and sending."""

from dataclasses import replace

from telegram.constants import MessageEntityType as Kind
from telegram.constants import MessageLimit

from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import number_field, object_field, text_field
from bot.demo.server.objects.model import Entity, Json, Text, User
from bot.demo.server.text.found import find_entities
from bot.demo.server.text.html import STYLES, EntityError, parse_html, sort_entities
from bot.demo.server.text.utf16 import utf16_length

_WHAT = "MessageEntity"
ENTITY_BYTES = 9500  # of all entities of a message together, as the server packs them
_HIDDEN = {Kind.TEXT_LINK, Kind.TEXT_MENTION, Kind.CUSTOM_EMOJI}
_GIVEN = STYLES | _HIDDEN | {Kind.CODE, Kind.PRE, Kind.BLOCKQUOTE, Kind.EXPANDABLE_BLOCKQUOTE}
_SOLID = _HIDDEN | {Kind.CODE, Kind.PRE}
_REMOVED = {"\r", "\u0333", "\u033f", "\u030a", *map(chr, range(0x2028, 0x202F))}
_SPACES = " \n"


def format_text(raw: str, parse_mode: str = "", entities: list[Json] | None = None) -> Text:
    """Parse, clean, trim and mark a text as the server does; it may come out empty.

    Args:
        raw: The text as it was sent.
        parse_mode: HTML or nothing; the mode decides before the entities do.
        entities: Entities as JSON, for a text without mode.

    Raises:
        ApiError: If the text can't be parsed or has more entities than a message may have.
    """
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
    try:
        plain, marked = _parsed(raw, parse_mode, entities or [])
    except EntityError as error:
        raise bad_request(str(error)) from error
    text = _trim(*_clean(plain, marked))
    _check_entities(text.entities)
    return replace(text, entities=tuple(_with_found(text)))


def _parsed(raw: str, mode: str, entities: list[Json]) -> tuple[str, list[Entity]]:
    """Read the markup of the mode, or the entities given."""
    if mode.lower() == "html":
        return parse_html(raw)
    if mode:
        raise bad_request("unsupported parse_mode")
    return raw, sort_entities([_given(entity) for entity in entities])


def _given(entity: Json) -> Entity:
    """Read one MessageEntity."""
    kind = text_field(entity, "type", _WHAT)
    offset, length = (number_field(entity, name, _WHAT) for name in ("offset", "length"))
    if kind not in set(Kind):
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    user = None
    if kind == Kind.TEXT_MENTION:
        user = User(number_field(object_field(entity, "user", _WHAT), "id", "User"), "")
    names = ("url", "language", "custom_emoji_id")
    named = {name: text_field(entity, name, _WHAT, "") for name in names}
    return Entity(kind, offset, length, **named, user=user)


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Turn control characters into spaces, drop what the server drops, move entities along."""
    chars: list[str] = []
    moved = [0]
    for char in text:
        if char not in _REMOVED:
            chars.append(" " if char < " " and char != "\n" else char)
        kept = utf16_length(chars[-1]) if char not in _REMOVED else 0
        moved.extend([moved[-1] + kept] if char <= "\uffff" else [-1, moved[-1] + kept])
    for entity in entities:
        _check_offsets(entity, moved)
    return "".join(chars), [_moved(entity, moved) for entity in entities]


def _moved(entity: Entity, moved: list[int]) -> Entity:
    """Return the entity where its characters are now."""
    start, end = moved[entity.offset], moved[entity.end]
    return replace(entity, offset=start, length=end - start)


def _check_offsets(entity: Entity, moved: list[int]) -> None:
    """Refuse an entity outside the text or through the middle of a character."""
    if entity.offset < 0 or entity.length < 0 or entity.offset >= len(moved):
        at = entity.offset
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {at}")
    begins = f"entity beginning at UTF-16 offset {entity.offset}"
    if entity.end >= len(moved):
        raise bad_request(f"{begins} ends after the end of the text at UTF-16 offset {entity.end}")
    if moved[entity.offset] < 0 or moved[entity.end] < 0:
        raise bad_request(f"{begins} ends in a middle of a UTF-16 symbol")


def _trim(text: str, entities: list[Entity]) -> Text:
    """Cut the white space around the text and at the start of its entities."""
    units = text.encode("utf-16-le")
    end = utf16_length(text.rstrip(_SPACES))
    kept = [_shrunk(entity, units, end) for entity in entities]
    present = [entity for entity in kept if entity]
    first = min((entity.offset for entity in present), default=end)
    start = min(utf16_length(text) - utf16_length(text.lstrip(_SPACES)), first)
    moved = [replace(entity, offset=entity.offset - start) for entity in present]
    body = units[2 * start : 2 * end].decode("utf-16-le")
    return Text(body, tuple(sort_entities(moved)))


def _shrunk(entity: Entity, units: bytes, limit: int) -> Entity | None:
    """Return the entity without leading white space and within the text, if anything is left."""
    start, end = entity.offset, min(entity.end, limit)
    part = units[2 * start : 2 * end].decode("utf-16-le")
    if entity.type not in _HIDDEN:
        start += len(part) - len(part.lstrip(_SPACES))
    return replace(entity, offset=start, length=end - start) if start < end else None


def _check_entities(entities: tuple[Entity, ...]) -> None:
    """Refuse more entities than a message shows; the server would drop the rest."""
    given = [entity for entity in entities if entity.type in _GIVEN]
    too_many = len(given) > MessageLimit.MESSAGE_ENTITIES
    if too_many or sum(_packed(entity) for entity in given) > ENTITY_BYTES:
        raise bad_request("ENTITIES_TOO_LONG")


def _packed(entity: Entity) -> int:
    """Return the bytes that the entity takes on the server's wire: three words and a string."""
    extra = len((entity.url or entity.language).encode())
    return 12 + (extra + 4) // 4 * 4 if extra else 12


def _with_found(text: Text) -> list[Entity]:
    """Add what the server finds by itself outside links and code."""
    solid = [entity for entity in text.entities if entity.type in _SOLID]
    quotes = [entity for entity in text.entities if entity.type not in _SOLID | STYLES]
    found = [
        entity
        for entity in find_entities(text.text)
        if not any(_meet(entity, other) for other in solid)
        and not any(_cross(entity, other) for other in quotes)
    ]
    given = [entity for entity in text.entities if entity.type in _GIVEN]
    return sort_entities([*given, *found])


def _meet(left: Entity, right: Entity) -> bool:
    """Tell whether two entities share a character."""
    return left.offset < right.end and right.offset < left.end


def _cross(left: Entity, right: Entity) -> bool:
    """Tell whether two entities share a character and neither holds the other."""
    inside = right.offset <= left.offset and left.end <= right.end
    around = left.offset <= right.offset and right.end <= left.end
    return _meet(left, right) and not inside and not around


def message_text(raw: str, parse_mode: str, entities: list[Json] | None, *, edit: bool) -> Text:
    """Return the text of a message, of 1 to 4096 characters after parsing.

    Raises:
        ApiError: If the text is empty or too long.
    """
    if not raw:
        raise bad_request("message text is empty")
    text = format_text(raw, parse_mode, entities)
    if not text.text.strip():
        raise bad_request("text must be non-empty")
    if utf16_length(text.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG" if edit else "message is too long")
    return text


def caption_text(raw: str, parse_mode: str, entities: list[Json] | None) -> Text:
    """Return the caption of a file, of 0 to 1024 characters after parsing."""
    text = format_text(raw, parse_mode, entities)
    if utf16_length(text.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return text
