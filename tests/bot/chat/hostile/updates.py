"""Updates that nobody sends: odd values, where they are put, and what makes one at random."""

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from tests.bot.chat.hostile.kinds import ADMIN, KINDS, USER, Raw, asked, message, tap

# Where a value stands in an update: keys and positions from the outside in.
Where: TypeAlias = tuple[str | int, ...]

# What stands where something else is expected: other types, other sizes, other characters.
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**31, 2**63, -(2**63) - 1, 10**300, float("inf"), float("nan")),
    *([], {}, [None], [[]], {"": None}, [{"type": None}], {"id": "x"}, [[[{}]]]),
    *("", " ", "\0", "\ud800", "\udfff\ud83d", "😀", "\u202eabc", "a\n\rb", "%s{0}{x}", "null"),
    *("<b>", "</blockquote>", "&#0;", "'; DROP TABLE turns; --", "../../../etc/passwd", "٣", "²"),
    *("1" * 5000, "9" * 64, "é" * 70, "a" * 64, "\u0301" * 4096, "1." * 2048, "“" * 4096),
    *("😀" * 2048, "\u200b" * 4096, "Ａ１" * 2048, "猪" * 4096, "A b? " * 819, "@" * 4096),
    *({"type": "bold", "offset": 2**40, "length": -1}, [{"type": "mention", "offset": 1}]),
    [{"type": "mention", "offset": 0, "length": 9**9}],
    [{"type": "bot_command", "offset": -5, "length": 3}],
)
# What taps, links and inline queries carry: whole ones, halves, and what nobody ever wrote.
CARRIED: tuple[str, ...] = (
    *("", ":", "p", "p:", "p:-1", "p:999999", "p:1e9", "m:0", "m:٣", "o:", "o:farms_1_0_00000000"),
    *("w:farms/1", "w:farms_999999_9999_ffffffff", "a:farms_0", "g:farms_1:1", "g:farms_1:x"),
    *("r:farms_1:999999", "r:farms_1:-1", "u:farms_1", "d:", "c::999999", "c:farms_ffffffff:7"),
    *("s:", "s:\0", "l:", "l:xx", "l:../zh", "e:-1", "e:99", "f:", "f:9", "v:farms", "k:", "b::0"),
    *("i:farms", "t:farms", "x:nobody", "y:nobody", "n", "z:1", "farms_1", "farms_1_0_00000000"),
    *("help", "about", "invite_x", "😀", "\ud800", "a" * 64, "_" * 64, "%00", "p:1:2:3:4"),
)
# The fields that hold words of people.
TEXTS = frozenset(
    "text caption query offset data file_name first_name title language_code callback_data".split()
)


def places(value: object, where: Where = ()) -> Iterator[Where]:
    """Yield where each part of an update stands, from the outside in."""
    if where:
        yield where
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*where, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*where, number))


def spoiled(update: Raw, where: Where, odd: object) -> Raw:
    """Return an update with something odd in one place; where that is no more, as it is."""
    changed = copy.deepcopy(update)
    inner: Any = changed
    try:
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = copy.deepcopy(odd)
    except (KeyError, IndexError, TypeError):
        return changed
    return changed


def carrying(carried: str) -> tuple[Raw, ...]:
    """Return updates that carry something: a tap, an inline query, its offset, a link."""
    inline = KINDS["inline"]["inline_query"]
    return (
        tap(carried),
        tap(carried, **{"from": {**USER, "id": ADMIN}}),
        {"inline_query": {**inline, "query": carried}},
        {"inline_query": {**inline, "offset": carried}},
        {"message": asked(f"/start {carried}")},
    )


def _worded(chance: random.Random) -> Raw:
    """Return an update whose types are right and whose words are odd."""
    words = [odd for odd in ODD if isinstance(odd, str)]
    update = chance.choice(list(KINDS.values()))
    texts = [where for where in places(update) if where[-1] in TEXTS]
    if not texts or chance.random() < 0.5:
        return {"message": message(text="".join(chance.sample(words, 2))[:4096])}
    return spoiled(update, chance.choice(texts), chance.choice(words))


def _mistyped(chance: random.Random) -> Raw:
    """Return an update with something odd in some of its places."""
    update = chance.choice(list(KINDS.values()))
    for _ in range(chance.choice((1, 1, 2, 3))):
        update = spoiled(update, chance.choice(list(places(update))), chance.choice(ODD))
    return update


def _added_to(chance: random.Random) -> Raw:
    """Return an update with a field that nobody knows, in one of its objects."""
    update = chance.choice(list(KINDS.values()))
    inside = [where for where in places(update) if isinstance(where[-1], str)]
    where = chance.choice([place[:-1] for place in inside])
    return spoiled(update, (*where, "a_field_of_tomorrow"), chance.choice(ODD))


def _carrying(chance: random.Random) -> Raw:
    """Return a tap, a link or an inline query that carries what no button of ours does."""
    return chance.choice(carrying(chance.choice(CARRIED)))


def _whole(chance: random.Random) -> Raw:
    """Return an update as Telegram sends it."""
    return chance.choice(list(KINDS.values()))


# What makes an update at random, by what is wrong with it.
MAKERS: Mapping[str, Callable[[random.Random], Raw]] = {
    "whole, of every content type": _whole,
    "odd words, up to 4,096 characters": _worded,
    "forged taps, links, queries and offsets": _carrying,
    "other types, sizes and ranges": _mistyped,
    "unknown fields and kinds": _added_to,
}
