"""Keyboards for admins: whether a document is added, and what is done with a report."""

from collections.abc import Collection, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.passage_codes import section_code
from bot.chat.callback_data import CallbackAction
from bot.chat.keyboards.passages import button
from bot.render.documents import title
from bot.render.text import shorten
from bot.texts import Texts
from corpus.model import Entry, Report

# Reports on one page of the list, each with a line in the message.
ON_PAGE = 8
_LABEL = 40


def whether_to_add(
    same: Sequence[Report], texts: Texts, *, is_double: bool
) -> InlineKeyboardMarkup:
    """Return the buttons under a document: add it, perhaps as the new edition of a report.

    Args:
        same: the reports whose new edition it may be.
        texts: the language of the interface.
        is_double: whether there is a report with its title, though that can't be updated.
    """
    said = texts.admins
    editions = [
        [
            button(
                shorten(said.new_edition.format(title=title(report.entry)), _LABEL),
                CallbackAction.EDITION,
                report.id,
            )
        ]
        for report in same[:ON_PAGE]
    ]
    cancel = button(said.cancel, CallbackAction.CANCEL)
    add = button(said.another if is_double else said.add, CallbackAction.ADD, "")
    return InlineKeyboardMarkup([*editions, [add, cancel]])


def whether_to_add_all(count: int, album: str, texts: Texts) -> InlineKeyboardMarkup:
    """Return the buttons under several documents, those of an album or of a zip."""
    add = button(texts.admins.add_all.format(count=count), CallbackAction.ADD, album)
    return InlineKeyboardMarkup([[add, button(texts.admins.cancel, CallbackAction.CANCEL)]])


def under_added(reports: Sequence[Report], texts: Texts) -> InlineKeyboardMarkup:
    """Return the way into what was added."""
    code = section_code(reports[0].id, ()) if len(reports) == 1 else ""
    return InlineKeyboardMarkup([[button(texts.contents, CallbackAction.CONTENTS, code)]])


def reports_to_manage(entries: Collection[Entry], page: int, pages: int) -> InlineKeyboardMarkup:
    """Return a button per report of a page, and those that turn the pages.

    Args:
        entries: the reports of the page.
        page: which it is, from 0.
        pages: how many there are.
    """
    rows = [[button(_label(entry), CallbackAction.REPORT, entry.id)] for entry in entries]
    if pages > 1:
        turn = [button(f"{page + 1}/{pages}", CallbackAction.NOTHING)]
        if page > 0:
            turn.insert(0, button("‹", CallbackAction.REPORTS, "", page - 1))
        if page + 1 < pages:
            turn.append(button("›", CallbackAction.REPORTS, "", page + 1))
        rows.append(turn)
    return InlineKeyboardMarkup(rows)


def under_report(
    report_id: str, texts: Texts, *, is_read: bool, is_added: bool
) -> InlineKeyboardMarkup:
    """Return what can be done with a report.

    Args:
        report_id: which it is.
        texts: the language of the interface.
        is_read: whether it can be asked and opened.
        is_added: whether it was added, so that it can be renamed and removed.
    """
    rows: list[list[InlineKeyboardButton]] = []
    if is_read:
        code = section_code(report_id, ())
        rows.append([button(texts.contents, CallbackAction.CONTENTS, code)])
    if is_added:
        rename = button(texts.admins.rename, CallbackAction.RENAME, report_id)
        rows.append([rename, button(texts.admins.remove, CallbackAction.REMOVE, report_id)])
    rows.append([button(texts.back, CallbackAction.REPORTS, "")])
    return InlineKeyboardMarkup(rows)


def whether_to_remove(report_id: str, texts: Texts) -> InlineKeyboardMarkup:
    """Return the buttons of the question before a report is removed."""
    remove = button(texts.admins.remove, CallbackAction.REMOVE_NOW, report_id)
    return InlineKeyboardMarkup(
        [[remove, button(texts.admins.keep, CallbackAction.REPORT, report_id)]]
    )


def to_reports(texts: Texts) -> InlineKeyboardMarkup:
    """Return the way back to the list."""
    return InlineKeyboardMarkup([[button(texts.back, CallbackAction.REPORTS, "")]])


def _label(entry: Entry) -> str:
    """Return a report as its button shows it."""
    return shorten(f"{entry.date[:4]} · {title(entry)}", _LABEL)
