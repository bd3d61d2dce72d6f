"""What stands above lists: the reports that are searched, and where in a report one is."""

from collections.abc import Collection
from html import escape

from bot.render.reference import title_of
from bot.render.text import html, shorten
from bot.texts import Texts
from corpus.model import Report
from corpus.outline import Section

# So many reports fit one message with all that is said of each.
_REPORTS = 12
_TITLE = 200


def sources(reports: Collection[Report], texts: Texts, *, by_id: bool = False) -> str:
    """Render the reports that are searched: title, date, publisher and link, one a line.

    Args:
        reports: all of them.
        texts: the language of the interface.
        by_id: whether what names a report in a question stands under it; a tap copies it.
    """
    shown = [
        _source(report, texts) + (f"\n<code>report:{report.id}</code>" if by_id else "")
        for report in list(reports)[:_REPORTS]
    ]
    more = len(reports) - len(shown)
    return "\n".join([*shown, f"… +{more}"] if more else shown)


def _source(report: Report, texts: Texts) -> str:
    """Render one report; a publisher that the title names isn't named twice."""
    entry = report.entry
    parts = [title_of(report, texts)]
    if entry.publisher not in entry.title:
        parts.append(html(shorten(entry.publisher, _TITLE // 2)))
    if entry.url:
        parts.append(f'<a href="{escape(entry.url)}">{texts.source}</a>')
    return f"• {' · '.join(parts)}"


def contents_head(report: Report, section: Section, texts: Texts) -> str:
    """Render what stands above the contents of a section: the report, and the path to it."""
    lines = [f"<b>{html(texts.contents)}</b>", title_of(report, texts)]
    lines += [f"<i>{html(shorten(title, _TITLE))}</i>" for title in section.path[-4:]]
    return "\n".join(lines)
