"""Telegram's HTML: from marked-up text to plain text and entities."""

from dataclasses import dataclass, replace

from telegram.constants import MessageEntityType as Kind

from bot.demo.server.objects.model import Entity, User
from bot.demo.server.text.links import checked_url, mentioned_user
from bot.demo.server.text.tags import EXPANDABLE, TAGS, EntityError, Scanner
from bot.demo.server.text.utf16 import utf16_length, utf16_slice

__all__ = ["STYLES", "EntityError", "parse_html", "sort_entities"]

STYLES = {Kind.BOLD, Kind.ITALIC, Kind.UNDERLINE, Kind.STRIKETHROUGH, Kind.SPOILER}
_ORDER = [
    *(Kind.BLOCKQUOTE, Kind.EXPANDABLE_BLOCKQUOTE, Kind.PRE, Kind.CODE),
    *(Kind.TEXT_LINK, Kind.TEXT_MENTION, Kind.MENTION, Kind.HASHTAG, Kind.CASHTAG),
    *(Kind.BOT_COMMAND, Kind.URL, Kind.EMAIL, Kind.PHONE_NUMBER, Kind.BOLD, Kind.ITALIC),
    *(Kind.UNDERLINE, Kind.STRIKETHROUGH, Kind.SPOILER, Kind.CUSTOM_EMOJI),
]


def sort_entities(entities: list[Entity]) -> list[Entity]:
    """Return the entities as the server lists them: by offset, the outer before the inner."""
    return sorted(
        entities,
        key=lambda entity: (entity.offset, -entity.length, _ORDER.index(Kind(entity.type))),
    )


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Parse text in HTML mode.

    Args:
        html: The text as the bot sends it.

    Returns:
        The plain text, not yet trimmed, and the entities in the server's order, with
        offsets in UTF-16 code units.

    Raises:
        EntityError: If a tag isn't Telegram's, isn't closed, or is nested against the rules.
    """
    parser = _Parser(html)
    parser.run()
    return "".join(parser.out), sort_entities(_merged(parser.entities))


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag that waits for its end tag."""

    name: str
    argument: str
    offset: int
    begin: int


class _Parser:
    """The tags open at a place of the text, and what was read before it."""

    def __init__(self, html: str) -> None:
        self.scanner = Scanner(html)
        self.out: list[str] = []
        self.units = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def run(self) -> None:
        """Read to the end and check that every tag was closed."""
        html = self.scanner.html
        while self.scanner.at < len(html):
            if html.startswith("</", self.scanner.at):
                self._end_tag()
            elif html[self.scanner.at] == "<":
                self._start_tag()
            else:
                text = self.scanner.text()
                self.out.append(text)
                self.units += utf16_length(text)
        if self.open:
            name = self.open[-1].name
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _start_tag(self) -> None:
        """Open a tag."""
        begin = self.scanner.at
        name, argument = self.scanner.start_tag()
        self._check_nesting(name, begin)
        self.open.append(_Tag(name, argument, self.units, begin))

    def _check_nesting(self, name: str, begin: int) -> None:
        """Refuse what the rules of nesting forbid; the server would drop one of the two."""
        outer = self.open
        opens_pre = bool(outer) and outer[-1].name == "pre" and outer[-1].offset == self.units
        if name == "code" and opens_pre:
            outer = outer[:-1]
        for tag in outer:
            if not _may_hold(TAGS[tag.name], TAGS[name]):
                reason = f'Tag "{name}" can\'t be nested in tag "{tag.name}"'
                raise self.scanner.error(reason, begin)

    def _end_tag(self) -> None:
        """Close the innermost tag."""
        begin = self.scanner.at
        if not self.open:
            raise self.scanner.error("Unexpected end tag", begin)
        name = self.scanner.end_tag()
        tag = self.open.pop()
        if name and name != tag.name:
            raise EntityError(
                f"Unmatched end tag at byte offset {self.scanner.byte_offset(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self.units > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        """Add the entity of a closed tag; code that fills a block is the block's language."""
        length = self.units - tag.offset
        last = self.entities[-1] if self.entities else None
        if tag.name == "pre" and last and last.type == Kind.CODE and last.offset == tag.offset:
            if last.length != length:
                raise self.scanner.error('Tag "code" must fill tag "pre"', tag.begin)
            self.entities[-1] = replace(last, type=Kind.PRE.value)
            return
        self.entities.append(self._entity(tag, length))

    def _entity(self, tag: _Tag, length: int) -> Entity:
        """Make the entity, with what its attribute says."""
        entity = Entity(TAGS[tag.name].value, tag.offset, length)
        if tag.name == "a":
            text = utf16_slice("".join(self.out), entity.offset, entity.end)
            return self._link(entity, tag.argument or text, tag.begin)
        if tag.name == "tg-emoji":
            if not tag.argument.isdecimal() or not int(tag.argument):
                raise EntityError("Invalid custom emoji identifier specified")
            return replace(entity, custom_emoji_id=tag.argument)
        if tag.name == "code":
            return replace(entity, language=tag.argument)
        if tag.argument == EXPANDABLE:
            return replace(entity, type=Kind.EXPANDABLE_BLOCKQUOTE.value)
        return entity

    def _link(self, entity: Entity, url: str, begin: int) -> Entity:
        """Make a link, or the mention of a user that a tg:// link stands for."""
        user = mentioned_user(url)
        if user:
            return replace(entity, type=Kind.TEXT_MENTION.value, user=User(user, ""))
        checked = checked_url(url)
        if not checked:
            raise self.scanner.error(f'Invalid URL "{url}"', begin)
        return replace(entity, url=checked)


def _may_hold(outer: Kind, inner: Kind) -> bool:
    """Tell whether an entity may lie inside another by the rules of the Bot API."""
    if outer is Kind.BLOCKQUOTE:
        return inner is not Kind.BLOCKQUOTE
    if outer in STYLES:
        return inner not in {Kind.CODE, Kind.PRE}
    return outer is Kind.TEXT_LINK and inner in STYLES | {Kind.CUSTOM_EMOJI}


def _merged(entities: list[Entity]) -> list[Entity]:
    """Drop the language of inline code, and join styles that repeat or touch."""
    plain = [
        replace(entity, language="") if entity.type == Kind.CODE else entity for entity in entities
    ]
    result: list[Entity] = []
    last: dict[str, int] = {}
    for entity in sort_entities(plain):
        index = last.get(entity.type) if entity.type in STYLES else None
        if index is not None and _joinable(result[index], entity, plain):
            end = max(entity.end, result[index].end)
            result[index] = replace(result[index], length=end - result[index].offset)
            continue
        last[entity.type] = len(result)
        result.append(entity)
    return result


def _joinable(left: Entity, right: Entity, entities: list[Entity]) -> bool:
    """Tell whether two entities of one style are one: nested, or touching with no edge between."""
    if right.offset != left.end:
        return right.offset < left.end
    others = (entity for entity in entities if entity.type != left.type)
    return all(left.end not in {entity.offset, entity.end} for entity in others)
