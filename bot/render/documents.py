"""What a document is that may become a report, and what a report is to those who manage it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.render.text import html, one_line, shorten
from bot.texts import Texts
from corpus.added.candidate import Candidate
from corpus.added.guesses import TODAY
from corpus.added.publishers import UNKNOWN
from corpus.model import Entry, Report
from corpus.outline import outline

_NAME, _TITLE, _LINE, _BEGINNING = 80, 160, 300, 400
# So many warnings and refused files are worth their room in one message.
_SHOWN = 5


def document(candidate: Candidate, same: Sequence[Report], texts: Texts) -> str:
    """Render what was read of a document: details, counts, warnings, first lines, the question.

    Args:
        candidate: what was read.
        same: the reports that have its title.
        texts: the language of the interface.
    """
    said = texts.admins
    lines = [*_details(candidate, texts), "", _counts(candidate.report, texts)]
    lines += _warnings(candidate.report)
    lines += [f"<blockquote>{html(_beginning(candidate.report))}</blockquote>"]
    lines += [_same(report, texts) for report in same[:_SHOWN]]
    return "\n".join([*lines, f"<b>{html(said.which if same else said.shall_add)}</b>"])


def documents(
    candidates: Collection[Candidate],
    refused: Sequence[str],
    same: Mapping[str, Report],
    texts: Texts,
) -> str:
    """Render several documents as a list, with those that can't be added and why.

    Args:
        candidates: those that can.
        refused: a line for each of the others.
        same: by title, the reports that have one of theirs.
        texts: the language of the interface.
    """
    lines = [html(texts.admins.documents.format(count=len(candidates)))]
    for candidate in candidates:
        counts = _counts(candidate.report, texts)
        lines.append(f"• <b>{html(title(candidate.entry))}</b> · {counts}")
        if report := same.get(candidate.entry.title):
            lines.append(_same(report, texts))
    return "\n".join([*lines, *_refused(refused)])


def not_added(refused: Sequence[str], texts: Texts) -> str:
    """Render why nothing can be added."""
    return "\n".join(_refused(refused)) or html(texts.admins.not_added)


def listed(entries: Collection[tuple[Entry, Report | None]], count: int, texts: Texts) -> str:
    """Render a page of the reports, each with its date and paragraphs.

    Args:
        entries: those of the page; a report that can't be read is None.
        count: how many there are in all.
        texts: the language of the interface.
    """
    lines = [html(texts.admins.reports.format(count=count))]
    lines += [f"• {_of_report(entry, report, texts)}" for entry, report in entries]
    return "\n".join(lines)


def managed(entry: Entry, report: Report | None, name: str, texts: Texts) -> str:
    """Render a report to those who manage it.

    Args:
        entry: what the catalog says of it.
        report: what was read; None where that is no longer possible.
        name: what its file was called when it was added; empty for one that wasn't.
        texts: the language of the interface.
    """
    said = texts.admins
    facts = [day(entry, texts), texts.language(entry.language), publisher(entry)]
    lines = [f"<b>{html(title(entry))}</b>", html(" · ".join(filter(None, facts)))]
    lines.append(_counts(report, texts) if report else html(said.unreadable))
    lines += _warnings(report) if report else []
    lines.append(html(said.from_file.format(name=shorten(name, _NAME)) if name else ""))
    return "\n".join(filter(None, [*lines, "" if name else html(said.from_catalog)]))


def title(entry: Entry) -> str:
    """Return a report's title as it stands in a line."""
    return shorten(one_line(entry.title), _TITLE)


def day(entry: Entry, texts: Texts) -> str:
    """Return a report's date as people read it."""
    return texts.day(entry.date)


def publisher(entry: Entry) -> str:
    """Return who published a report; empty where its file didn't say."""
    return "" if entry.publisher == UNKNOWN else shorten(one_line(entry.publisher), _TITLE)


def _details(candidate: Candidate, texts: Texts) -> Iterator[str]:
    """Yield title, date, language and publisher, a line each, and which of them are guessed."""
    entry, said, guessed = candidate.entry, texts.admins, candidate.guessed
    is_dated = guessed.get("date") != TODAY
    shown_day = day(entry, texts) if is_dated else f"{day(entry, texts)} ({said.today})"
    yield f"{html(said.title)}: <b>{html(title(entry))}</b>"
    yield html(f"{said.date}: {shown_day}")
    yield html(f"{said.language}: {texts.language(entry.language)}")
    yield html(f"{said.publisher}: {publisher(entry) or said.unknown}")
    labels = {"title": said.title, "date": said.date if is_dated else ""}
    labels |= {"language": said.language, "publisher": said.publisher if publisher(entry) else ""}
    names = [label.lower() for name, label in labels.items() if label and name in guessed]
    if names:
        yield f"<i>{html(said.guessed.format(details=', '.join(names)))}</i>"


def _warnings(report: Report) -> list[str]:
    """Return a line for each of the first warnings of what may be read wrong."""
    return [f"⚠ {html(shorten(each, _LINE))}" for each in report.warnings[:_SHOWN]]


def _same(report: Report, texts: Texts) -> str:
    """Say that a report has the title of a document."""
    entry = report.entry
    return html(texts.admins.same_title.format(title=title(entry), date=day(entry, texts)))


def _counts(report: Report, texts: Texts) -> str:
    """Return how many pages, sections and paragraphs there are; a text file has no pages."""
    said = texts.admins
    counts = {
        said.pages: len({page.number for page in report.pages}),
        said.sections: sum(1 for section in outline(report).walk() if section.path),
        said.paragraphs: len(report.paragraphs),
    }
    return html(" · ".join(text.format(count=n) for text, n in counts.items() if n))


def _beginning(report: Report) -> str:
    """Return the first paragraphs of a report, each on a line of its own."""
    text = "\n".join(one_line(paragraph.text) for paragraph in report.paragraphs[:3])
    return shorten(text, _BEGINNING)


def _refused(refused: Sequence[str]) -> list[str]:
    """Return a line for each file that can't be added, as far as there is room."""
    more = [f"… +{len(refused) - _SHOWN}"] if len(refused) > _SHOWN else []
    return [f"✗ {html(shorten(each, _LINE))}" for each in refused[:_SHOWN]] + more


def _of_report(entry: Entry, report: Report | None, texts: Texts) -> str:
    """Render a report as a line of the list."""
    if report is None:
        return html(f"{title(entry)} · {day(entry, texts)} · {texts.admins.unreadable}")
    # A phone breaks the line between these, never within.
    facts = (day(entry, texts), texts.count(len(report.paragraphs)))
    return html(" · ".join([title(entry), *(fact.replace(" ", "\u00a0") for fact in facts)]))
