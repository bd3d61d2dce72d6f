"""Keyboards under passages: walk, vote, read, copy, share."""

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from bot.answering.answers import Passage
from bot.answering.page_picture.parts import has_pictures
from bot.answering.passage_codes import PassageCode, section_code
from bot.chat.callback_data import CallbackAction, callback_data
from bot.render.card import copied
from bot.render.reading import neighbours, part_count
from bot.texts import LANGUAGES, Texts
from corpus.model import Report
from corpus.paragraphs import Paragraph


def button(text: str, action: CallbackAction, *parts: str | int) -> InlineKeyboardButton:
    """Return a button that brings back its action, and what it acts on, when it is tapped."""
    return InlineKeyboardButton(text, callback_data=callback_data(action, *parts))


def under_card(
    passage: Passage,
    texts: Texts,
    *,
    rank: int = 0,
    total: int = 1,
    voted: bool | None = None,
) -> InlineKeyboardMarkup:
    """Return the rows under an answer: walk and vote; read, copy, share; all places, the page.

    `rank` counts the passages of the answer from 0; `voted` is what the person said of this one.
    """
    code = PassageCode.of(passage.paragraph, passage.sentence).text
    walk = [button(f"{rank + 1}/{total}", CallbackAction.NOTHING)]
    if rank > 0:
        walk.insert(0, button("‹", CallbackAction.PASSAGE, rank - 1))
    if rank + 1 < total:
        walk.append(button("›", CallbackAction.PASSAGE, rank + 1))
    votes = [_vote("👍", callback_data(CallbackAction.UP, code), given=voted is True)]
    votes.append(_vote("👎", callback_data(CallbackAction.DOWN, code), given=voted is False))
    last = [button(texts.all_places, CallbackAction.PLACES, 0), *to_page(passage, texts)]
    return InlineKeyboardMarkup([walk + votes, uses(passage, texts), last])


def under_linked(passage: Passage, texts: Texts) -> InlineKeyboardMarkup:
    """Return the rows under a passage that a link opened, which answers no question."""
    page = to_page(passage, texts)
    return InlineKeyboardMarkup([uses(passage, texts), *([page] if page else [])])


def uses(passage: Passage, texts: Texts) -> list[InlineKeyboardButton]:
    """Return what can be done with a passage, whatever brought it here."""
    code = PassageCode.of(passage.paragraph, passage.sentence).text
    return [
        button(texts.whole, CallbackAction.WHOLE, code),
        button(texts.around, CallbackAction.AROUND, code),
        InlineKeyboardButton(texts.copy, copy_text=CopyTextButton(copied(passage, texts))),
        InlineKeyboardButton(texts.share, switch_inline_query=code),
    ]


def to_page(passage: Passage, texts: Texts, *, whole: bool = False) -> list[InlineKeyboardButton]:
    """Return the button that sends the page where the sentence stands, or the `whole` paragraph.

    There is none under a report of a format without pages.
    """
    if not has_pictures(passage.report):
        return []
    code = PassageCode.of(passage.paragraph, passage.sentence).text
    return [button(texts.page_button, CallbackAction.PAGE, code, *([1] if whole else []))]


def _vote(thumb: str, data: str, *, given: bool) -> InlineKeyboardButton:
    """Return a thumb, in colour where the client shows one if it is what the person said."""
    style = KeyboardButtonStyle.PRIMARY if given else None
    return InlineKeyboardButton(thumb, callback_data=data, style=style)


def under_whole(passage: Passage, texts: Texts) -> InlineKeyboardMarkup:
    """Return the row under a whole paragraph: the one before, contents, page, the one after."""
    report, paragraph = passage.report, passage.paragraph
    before, after = neighbours(report, paragraph)
    middle = [_to_contents(report, paragraph, texts), *to_page(passage, texts)]
    return _between(before, after, *middle)


def under_reading(passage: Passage, part: int, texts: Texts) -> InlineKeyboardMarkup:
    """Return the row that walks a report part by part; most paragraphs have but one."""
    report, paragraph = passage.report, passage.paragraph
    before, after = neighbours(report, paragraph)
    count, code = part_count(paragraph), PassageCode.of(paragraph).text
    row = [_to_contents(report, paragraph, texts), *to_page(passage, texts, whole=True)]
    if part > 0:
        row.insert(0, button(f"‹ {part}/{count}", CallbackAction.READ, code, part - 1))
    elif before:
        row.insert(0, to_read(before, "‹ ¶{}"))
    if part + 1 < count:
        row.append(button(f"{part + 2}/{count} ›", CallbackAction.READ, code, part + 1))
    elif after:
        row.append(to_read(after, "¶{} ›"))
    return InlineKeyboardMarkup([row])


def _to_contents(report: Report, paragraph: Paragraph, texts: Texts) -> InlineKeyboardButton:
    """Return the button to the contents of a paragraph's section."""
    return button(
        texts.contents, CallbackAction.CONTENTS, section_code(report.id, paragraph.section)
    )


def under_around(passage: Passage, texts: Texts) -> InlineKeyboardMarkup:
    """Return the buttons that read on from the paragraphs before and after, the page between."""
    before, after = neighbours(passage.report, passage.paragraph)
    return _between(before, after, *to_page(passage, texts))


def _between(
    before: Paragraph | None, after: Paragraph | None, *middle: InlineKeyboardButton
) -> InlineKeyboardMarkup:
    """Return a row of buttons with the ways to the paragraphs before and after at its ends."""
    left = [to_read(before, "‹ ¶{}")] if before else []
    right = [to_read(after, "¶{} ›")] if after else []
    return InlineKeyboardMarkup([[*left, *middle, *right]])


def to_read(paragraph: Paragraph, label: str) -> InlineKeyboardButton:
    """Return a button that turns its message into a paragraph; `{}` in the label is its number."""
    code = PassageCode.of(paragraph).text
    return button(label.format(paragraph.number), CallbackAction.READ, code)


def under_absent(texts: Texts, suggested: Sequence[str]) -> InlineKeyboardMarkup:
    """Return the questions that the report does answer, and the way to the closest passages."""
    closest = button(texts.closest, CallbackAction.PASSAGE, 0)
    return InlineKeyboardMarkup([*_examples(suggested), [closest]])


def again(texts: Texts) -> InlineKeyboardMarkup:
    """Return the button that turns its message into the answer to the question replied to."""
    return InlineKeyboardMarkup([[button(texts.again, CallbackAction.PASSAGE, 0)]])


def examples(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Return the example questions under a welcome, if there are any."""
    return InlineKeyboardMarkup(_examples(questions)) if questions else None


def _examples(questions: Sequence[str]) -> list[list[InlineKeyboardButton]]:
    """Return a row a question; a tap asks what the button says."""
    return [[button(question, CallbackAction.EXAMPLE, n)] for n, question in enumerate(questions)]


def languages() -> InlineKeyboardMarkup:
    """Return a button a language of the interface, each in its own."""
    row = [button(texts.name, CallbackAction.LANGUAGE, code) for code, texts in LANGUAGES.items()]
    return InlineKeyboardMarkup([row])
