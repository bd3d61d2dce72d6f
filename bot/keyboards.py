"""Inline keyboards; every button carries all that it needs, or reads the rest off its message."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

# Callback data by prefix: "p:3" passage 3 of the question replied to, "w:liaoning-2022/57" that
# paragraph whole, "e:0" ask what the button says, "n" nothing.
PASSAGE, WHOLE, EXAMPLE, NOTHING = "p:", "w:", "e:", "n"


def passages(place: int, total: int, passage_id: str) -> InlineKeyboardMarkup:
    """Return the buttons under a card: previous, place, next; the whole paragraph."""
    walk = [InlineKeyboardButton(f"{place + 1}/{total}", callback_data=NOTHING)]
    if place > 0:
        walk.insert(0, InlineKeyboardButton("‹", callback_data=f"{PASSAGE}{place - 1}"))
    if place + 1 < total:
        walk.append(InlineKeyboardButton("›", callback_data=f"{PASSAGE}{place + 1}"))
    whole = InlineKeyboardButton("Whole paragraph", callback_data=f"{WHOLE}{passage_id}")
    return InlineKeyboardMarkup([walk, [whole]])


def closest() -> InlineKeyboardMarkup:
    """Return the button under "the report doesn't seem to say"."""
    button = InlineKeyboardButton("Closest passages", callback_data=f"{PASSAGE}0")
    return InlineKeyboardMarkup([[button]])


def again() -> InlineKeyboardMarkup:
    """Return the button that turns its message into the answer to the question replied to."""
    button = InlineKeyboardButton("Show the answer", callback_data=f"{PASSAGE}0")
    return InlineKeyboardMarkup([[button]])


def examples(questions: tuple[str, ...]) -> InlineKeyboardMarkup:
    """Return a button a question; a tap asks what the button says."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(question, callback_data=f"{EXAMPLE}{number}")]
            for number, question in enumerate(questions)
        ]
    )
