"""Long lists of buttons in pages: the contents of a report, the reports that are searched."""

from collections import Counter
from collections.abc import Collection, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.passage_codes import section_code
from bot.chat.callback_data import CallbackAction
from bot.chat.keyboards.passages import button, to_read
from bot.render.text import one_line, shorten
from bot.texts import Texts
from corpus.model import Report
from corpus.outline import Section

_ROWS = 8
# About what one row of a phone shows.
_LABEL = 40


def under_contents(
    report: Report, section: Section, page: int, texts: Texts, reports: int
) -> InlineKeyboardMarkup:
    """Return a button for each section and paragraph right below a section, and the way back.

    Args:
        report: the report.
        section: where in its outline the reader is.
        page: which page of the buttons, from 0.
        texts: the language of the interface.
        reports: how many reports there are; with several, the way back from one leads to all.
    """
    shown = _opened(section)
    sections = [[_to_section(_label(below.title), report, below.path)] for below in shown.sections]
    paragraphs = [
        [to_read(paragraph, f"¶{{}} {_braced(paragraph.text)}")] for paragraph in shown.paragraphs
    ]
    here = section_code(report.id, section.path)
    rows = _page(paragraphs + sections, page, CallbackAction.CONTENTS, here)
    if section.path:
        rows.append([_to_section(texts.back, report, section.path[:-1])])
    elif reports > 1:
        rows.append([button(texts.back, CallbackAction.CONTENTS, "")])
    return InlineKeyboardMarkup(rows)


def _opened(section: Section) -> Section:
    """Return what is shown of a section: of a report below its title alone, what the title has."""
    is_title = not section.path and not section.paragraphs and len(section.sections) == 1
    return section.sections[0] if is_title else section


def reports_to_open(reports: Collection[Report], page: int = 0) -> InlineKeyboardMarkup:
    """Return a button per report that opens its contents."""
    rows = [[_to_section(label, report, ())] for report, label in _named(reports)]
    return InlineKeyboardMarkup(_page(rows, page, CallbackAction.CONTENTS))


def reports_to_search(
    reports: Collection[Report], chosen: Collection[str], page: int = 0
) -> InlineKeyboardMarkup:
    """Return a button per report that searches it or leaves it out; ✓ says that it is searched."""
    rows = [
        [
            button(
                f"{'✓' if report.id in chosen else '○'} {label}",
                CallbackAction.SOURCE,
                report.id,
                page,
            )
        ]
        for report, label in _named(reports)
    ]
    return InlineKeyboardMarkup(_page(rows, page, CallbackAction.SOURCE))


def _named(reports: Collection[Report]) -> list[tuple[Report, str]]:
    """Return reports with their labels: the year first, or the date where the year isn't enough.

    A report that comes out every year has the same title each time.
    """
    years = [_label(f"{report.entry.date[:4]} · {report.entry.title}") for report in reports]
    dates = [_label(f"{report.entry.date} · {report.entry.title}") for report in reports]
    alone = Counter(years)
    labels = [year if alone[year] == 1 else date for year, date in zip(years, dates, strict=True)]
    return list(zip(reports, labels, strict=True))


def _to_section(label: str, report: Report, path: tuple[str, ...]) -> InlineKeyboardButton:
    """Return a button to the contents of a section; an empty path is the whole report."""
    return button(label, CallbackAction.CONTENTS, section_code(report.id, path))


def _page(
    rows: Sequence[list[InlineKeyboardButton]], page: int, action: CallbackAction, code: str = ""
) -> list[list[InlineKeyboardButton]]:
    """Return one page of rows and, where there are more, the row that turns them."""
    count = max(1, -(-len(rows) // _ROWS))
    page = max(0, min(page, count - 1))
    shown = list(rows[page * _ROWS : (page + 1) * _ROWS])
    if count > 1:
        turn = [button(f"{page + 1}/{count}", CallbackAction.NOTHING)]
        if page > 0:
            turn.insert(0, button("‹", action, code, page - 1))
        if page + 1 < count:
            turn.append(button("›", action, code, page + 1))
        shown.append(turn)
    return shown


def _label(text: str) -> str:
    """Return a text as a button shows it."""
    return shorten(one_line(text), _LABEL)


def _braced(text: str) -> str:
    """Return the beginning of a paragraph as a part of a format."""
    return _label(text).replace("{", "{{").replace("}", "}}")
