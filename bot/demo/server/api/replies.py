"""What a message replies to, and which words of it it quotes."""

from dataclasses import dataclass

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import number_field, objects_field, text_field
from bot.demo.server.objects.model import Chat, Json, Message, Quote, Text
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import format_text
from bot.demo.server.text.quotes import quote_styles, quotes_of
from bot.demo.server.text.utf16 import utf16_length

QUOTE_LENGTH = 1024
_WHAT = "reply parameters"
_KNOWN = {
    *("message_id", "chat_id", "allow_sending_without_reply"),
    *("quote", "quote_parse_mode", "quote_entities", "quote_position"),
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
    parameters = arguments.object("reply_parameters", _WHAT) or _old_form(arguments)
    if not parameters:
        return Reply()
    for name in parameters.keys() - _KNOWN:
        raise bad_request(f'can\'t parse {_WHAT}: unknown field "{name}"')
    if str(parameters.get("chat_id", chat.id)) not in {str(chat.id), f"@{chat.username}"}:
        raise bad_request("message to be replied not found")
    message = telegram.messages[chat.id].get(number_field(parameters, "message_id", _WHAT))
    if message:
        return Reply(message, _quote(message, parameters))
    if parameters.get("allow_sending_without_reply"):
        return Reply()
    raise bad_request("message to be replied not found")


def _old_form(arguments: Arguments) -> Json:
    """Read the parameters that came before reply_parameters."""
    number = arguments.integer("reply_to_message_id")
    if not number:
        return {}
    allowed = arguments.flag("allow_sending_without_reply")
    return {"message_id": number, "allow_sending_without_reply": allowed}


def _quote(message: Message, parameters: Json) -> Quote | None:
    """Find the quoted words in the message, nearest to where they are said to be."""
    raw = text_field(parameters, "quote", _WHAT, "")
    if not raw:
        return None
    mode = text_field(parameters, "quote_parse_mode", _WHAT, "")
    wanted = format_text(raw, mode, objects_field(parameters, "quote_entities", _WHAT))
    if not wanted.text or utf16_length(wanted.text) > QUOTE_LENGTH:
        raise bad_request("QUOTE_TEXT_INVALID")
    return _find(message, wanted, number_field(parameters, "quote_position", _WHAT, 0))


def _find(message: Message, wanted: Text, position: int) -> Quote:
    """Return the quote with these words in these styles that stands nearest."""
    styles = quote_styles(wanted.entities)
    quotes = [quote for quote in quotes_of(message, wanted.text) if quote.text.entities == styles]
    if not quotes:
        raise bad_request("QUOTE_TEXT_INVALID")
    return min(quotes, key=lambda quote: abs(quote.position - position))
