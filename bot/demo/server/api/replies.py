"""What a message replies to, and which words of it it quotes."""

from dataclasses import dataclass

from telegram.constants import MessageEntityType as Kind

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import number_field, objects_field, text_field
from bot.demo.server.objects.model import Chat, Entity, Json, Message, Quote, Text
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import format_text
from bot.demo.server.text.utf16 import utf16_length

QUOTE_LENGTH = 1024
_WHAT = "reply parameters"
_KNOWN = {
    *("message_id", "chat_id", "allow_sending_without_reply"),
    *("quote", "quote_parse_mode", "quote_entities", "quote_position"),
}
_KEPT = {
    *(Kind.BOLD, Kind.ITALIC, Kind.UNDERLINE, Kind.STRIKETHROUGH, Kind.SPOILER),
    Kind.CUSTOM_EMOJI,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """The message replied to, if any, and the quote from it, if any."""

    message: Message | None = None
    quote: Quote | None = None


def read_reply(telegram: Telegram, arguments: Arguments, chat: Chat) -> Reply:
    """Return the reply that a call asks for.

    Raises:
        ApiError: If the message isn't there, or the quote isn't in it.
    """
    asked = arguments.object("reply_parameters", _WHAT) or _old_form(arguments)
    if not asked:
        return Reply()
    for name in asked.keys() - _KNOWN:
        raise bad_request(f'can\'t parse {_WHAT}: unknown field "{name}"')
    if str(asked.get("chat_id", chat.id)) not in {str(chat.id), f"@{chat.username}"}:
        raise bad_request("message to be replied not found")
    message = telegram.messages[chat.id].get(number_field(asked, "message_id", _WHAT))
    if message:
        return Reply(message, _quote(message, asked))
    if asked.get("allow_sending_without_reply"):
        return Reply()
    raise bad_request("message to be replied not found")


def _old_form(arguments: Arguments) -> Json:
    """Read the parameters that came before reply_parameters."""
    number = arguments.integer("reply_to_message_id")
    if not number:
        return {}
    allowed = arguments.flag("allow_sending_without_reply")
    return {"message_id": number, "allow_sending_without_reply": allowed}


def _quote(message: Message, asked: Json) -> Quote | None:
    """Find the quoted words in the message, nearest to where they are said to be."""
    raw = text_field(asked, "quote", _WHAT, "")
    if not raw:
        return None
    mode = text_field(asked, "quote_parse_mode", _WHAT, "")
    wanted = format_text(raw, mode, objects_field(asked, "quote_entities", _WHAT))
    if not wanted.text or utf16_length(wanted.text) > QUOTE_LENGTH:
        raise bad_request("QUOTE_TEXT_INVALID")
    return _find(message, wanted, number_field(asked, "quote_position", _WHAT, 0))


def _find(message: Message, wanted: Text, position: int) -> Quote:
    """Return the quote with these words in these styles that stands nearest."""
    styles = tuple(_styles(wanted.entities))
    quotes = [it for it in quotes_of(message, wanted.text) if it.text.entities == styles]
    if not quotes:
        raise bad_request("QUOTE_TEXT_INVALID")
    return min(quotes, key=lambda it: abs(it.position - position))


def quotes_of(message: Message, words: str) -> list[Quote]:
    """Return every quote of these words that the message has, with the styles they have there."""
    quotes = []
    for at in _places(message.text.text, words):
        inside = _inside(message.text.entities, at, utf16_length(words))
        quotes.append(Quote(Text(words, tuple(_styles(inside))), at))
    return quotes


def _places(text: str, words: str) -> list[int]:
    """Return every place of the words in the text, in UTF-16 code units."""
    found = [at for at in range(len(text)) if text.startswith(words, at)]
    return [utf16_length(text[:at]) for at in found]


def _inside(entities: tuple[Entity, ...], at: int, length: int) -> tuple[Entity, ...]:
    """Return the parts of the entities that fall into a stretch, offsets from its start."""
    cut = []
    for entity in entities:
        start, end = max(entity.offset, at), min(entity.end, at + length)
        if start < end:
            name = entity.custom_emoji_id
            cut.append(Entity(entity.type, start - at, end - start, custom_emoji_id=name))
    return tuple(cut)


def _styles(entities: tuple[Entity, ...]) -> list[Entity]:
    """Return the entities that a quote must repeat."""
    kept = [entity for entity in entities if entity.type in _KEPT]
    return sorted(kept, key=lambda it: (it.offset, -it.length, it.type))
