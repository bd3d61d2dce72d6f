"""Keyboards of all places: under a page of the list, and under one that was opened."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.answers import Listed, Passage
from bot.answering.passage_codes import PassageCode
from bot.chat.callback_data import CallbackAction
from bot.chat.keyboards.passages import button, to_page, uses
from bot.render.places import PAGE, numbered, page_count
from bot.texts import Texts

# Numbers in a row: wide enough for a thumb.
_ROW = 4


def under_places(places: Sequence[Listed], page: int, texts: Texts) -> InlineKeyboardMarkup:
    """Return the numbers of a page, the row that turns pages, and the way to the answer."""
    numbers = [_open(str(number), place.passage) for number, place in numbered(places, page)]
    rows = [numbers[start : start + _ROW] for start in range(0, len(numbers), _ROW)]
    count = page_count(len(places))
    turn = [button(f"{page + 1}/{count}", CallbackAction.NOTHING)] if count > 1 else []
    if page > 0:
        turn.insert(0, button("‹", CallbackAction.PLACES, page - 1))
    if page + 1 < count:
        turn.append(button("›", CallbackAction.PLACES, page + 1))
    answer = [button(texts.to_answer, CallbackAction.PASSAGE, 0)]
    return InlineKeyboardMarkup([*rows, *([turn] if turn else []), answer])


def under_place(places: Sequence[Listed], passage: Passage, texts: Texts) -> InlineKeyboardMarkup:
    """Return the rows under an opened place: its neighbours in the list, its uses, the way back.

    One that the list doesn't hold any more, since the report was revised, has no neighbours.
    """
    ids = [place.passage.paragraph.id for place in places]
    rank = ids.index(passage.paragraph.id) if passage.paragraph.id in ids else -1
    back = button(f"‹ {texts.all_places}", CallbackAction.PLACES, max(0, rank) // PAGE)
    if rank < 0:
        return InlineKeyboardMarkup([uses(passage, texts), [back, *to_page(passage, texts)]])
    walk = [button(f"{rank + 1}/{len(places)}", CallbackAction.NOTHING)]
    if rank > 0:
        walk.insert(0, _open("‹", places[rank - 1].passage))
    if rank + 1 < len(places):
        walk.append(_open("›", places[rank + 1].passage))
    last = [back, *to_page(passage, texts)]
    return InlineKeyboardMarkup([walk, uses(passage, texts), last])


def _open(label: str, passage: Passage) -> InlineKeyboardButton:
    """Return the button that opens a place."""
    code = PassageCode.of(passage.paragraph, passage.sentence).text
    return button(label, CallbackAction.PLACE, code)
