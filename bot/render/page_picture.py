"""What stands under the picture of a page: which report, of when, which page."""

from collections.abc import Sequence

from bot.render.reference import title_of
from bot.render.text import html, page_label
from bot.texts import Texts
from corpus.model import Report


def caption(
    report: Report, pages: Sequence[tuple[int, str]], texts: Texts, *, is_marked: bool
) -> str:
    """Render the caption of pictures of pages.

    Args:
        report: the report.
        pages: the number and the printed label of each page.
        texts: the language of the interface.
        is_marked: whether what answers is marked on them.
    """
    numbers, labels = zip(*pages, strict=True)
    follow = numbers == tuple(range(numbers[0], numbers[0] + len(numbers)))
    printed = "–".join(dict.fromkeys([labels[0], labels[-1]])) if follow else ", ".join(labels)
    line = f"{title_of(report, texts)} · {texts.page.format(page=html(page_label(printed)))}"
    note = "" if is_marked else f"<i>{html(texts.page_unmarked)}</i>"
    return "\n".join(filter(None, [line, note]))
