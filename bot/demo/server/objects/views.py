"""Messages and taps as JSON, in the Bot API's shapes."""

from bot.demo.server.objects.model import Json, Message, Quote, User


def message_json(message: Message, *, nested: bool = False, keyboards: bool = False) -> Json:
    """Return the Message object.

    Args:
        message: The message.
        nested: Whether it stands inside another one, where its own reply isn't shown.
        keyboards: Whether reply keyboards are shown; people see them, the bot doesn't.
    """
    body: Json = {
        "message_id": message.id,
        "from": message.sender.json(),
        "chat": message.chat.json(),
        "date": message.date,
    }
    return (
        body
        | _dates(message)
        | ({} if nested else _reply(message))
        | _content(message)
        | _markup(message, keyboards)
    )


def _dates(message: Message) -> Json:
    """Return where in the chat, in which album and when changed."""
    body: Json = {}
    if message.edit_date:
        body["edit_date"] = message.edit_date
    if message.topic:
        body |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.album:
        body["media_group_id"] = message.album
    if message.via_bot:
        body["via_bot"] = message.via_bot.json()
    return body


def _reply(message: Message) -> Json:
    """Return the message replied to and the quoted part of it."""
    body: Json = {}
    if message.reply_to:
        body["reply_to_message"] = message_json(message.reply_to, nested=True)
    if message.quote:
        body["quote"] = quote_json(message.quote)
    return body


def quote_json(quote: Quote) -> Json:
    """Return the TextQuote object."""
    manual = {"is_manual": True} if quote.is_manual else {}
    return quote.text.json() | {"position": quote.position} | manual


def _content(message: Message) -> Json:
    """Return the text, or the attachment with its caption, or the service part."""
    name = "caption" if message.attachment else "text"
    body: Json = {**message.attachment, **message.service, **message.text.json(name)}
    if message.link_preview_options:
        body["link_preview_options"] = dict(message.link_preview_options)
    return body


def _markup(message: Message, keyboards: bool) -> Json:
    """Return the buttons under the message."""
    if not message.markup or not (keyboards or message.inline_keyboard):
        return {}
    return {"reply_markup": dict(message.markup)}


def tap_json(query_id: str, user: User, message: Message, data: str) -> Json:
    """Return the CallbackQuery object of a tap."""
    origin: Json = {"inline_message_id": message.inline_id}
    if not message.inline_id:
        origin = {"message": message_json(message)}
    chat_instance = str(2**40 + abs(message.chat.id))
    return {
        "id": query_id,
        "from": user.json(),
        **origin,
        "chat_instance": chat_instance,
        "data": data,
    }
