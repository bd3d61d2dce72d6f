"""What stands under the picture of a page: which report, of when, which page."""

from collections.abc import Sequence

from bot.render.card import title_of
from bot.render.text import html
from bot.texts import Texts
from corpus.model import Report


def caption(report: Report, labels: Sequence[str], texts: Texts, *, is_marked: bool) -> str:
    """Render the caption of pictures of pages, by what is printed on the first and the last."""
    printed = labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"
    line = f"{title_of(report, texts)} · {texts.page.format(page=html(printed))}"
    note = "" if is_marked else f"<i>{html(texts.page_unmarked)}</i>"
    return "\n".join(filter(None, [line, note]))
