"""Quotes that a message has to offer: its words, with the styles they have there."""

from telegram.constants import MessageEntityType as Kind

from bot.demo.server.objects.model import Entity, Message, Quote, Text
from bot.demo.server.text.utf16 import utf16_length

_KEPT = {
    *(Kind.BOLD, Kind.ITALIC, Kind.UNDERLINE, Kind.STRIKETHROUGH, Kind.SPOILER),
    Kind.CUSTOM_EMOJI,
}


def quotes_of(message: Message, words: str) -> list[Quote]:
    """Return every quote of these words that the message has, with the styles they have there."""
    quotes = []
    for at in _offsets(message.text.text, words):
        inside = _inside(message.text.entities, at, utf16_length(words))
        quotes.append(Quote(Text(words, quote_styles(inside)), at))
    return quotes


def _offsets(text: str, words: str) -> list[int]:
    """Return every offset of the words in the text, in UTF-16 code units."""
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


def quote_styles(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the entities that a quote must repeat, in one order."""
    kept = [entity for entity in entities if entity.type in _KEPT]
    return tuple(sorted(kept, key=lambda entity: (entity.offset, -entity.length, entity.type)))
