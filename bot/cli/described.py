"""What was read of a report, as a person can check it beside the file."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.cli.output import counted, named
from corpus.added.state import AddedReport
from corpus.model import Entry, LeftOut, Report
from corpus.outline import Section, outline
from corpus.paragraphs import Paragraph

if TYPE_CHECKING:
    from corpus.added.candidate import Candidate

_STEP = "  "


def described(report: Report) -> Iterator[str]:
    """Yield what it is, counts, outline, warnings and what is left out, a line each."""
    entry = report.entry
    yield f"{report.id}: {entry.title}"
    yield f"{_STEP}{entry.date} · {entry.publisher} · language {entry.language}"
    yield f"{_STEP}{entry.file} ({report.format})"
    yield ""
    yield "Counts"
    yield from (
        f"{_STEP}{count:>7,} {named(count, noun)}" for noun, count in _counts(report).items()
    )
    yield ""
    yield "Outline"
    yield from _outline(report, outline(report), 1)
    yield from _warnings(report)
    yield from _left_out(report)


def found(candidate: "Candidate", entry: Entry) -> Iterator[str]:
    """Yield what was read of a file that becomes a report, and where its details were found."""
    yield f"{candidate.name}: {entry.id}"
    for name in ("title", "date", "language", "publisher", "url"):
        value, source = getattr(entry, name), candidate.guessed.get(name)
        if value:
            yield f"{_STEP}{name}: {value}" + (f" (guessed: {source})" if source else "")
    counts = _counts(candidate.report).items()
    yield _STEP + ", ".join(f"{count:,} {named(count, noun)}" for noun, count in counts if count)
    yield from (f"{_STEP}Warning: {warning}" for warning in candidate.report.warnings)


def came_from(added: AddedReport | None) -> Iterator[str]:
    """Yield what an added report's file was called, and until when its former editions held."""
    if added:
        yield ""
        yield f"Added from {added.name}"
        yield from (f"{_STEP}former edition until {each.until}" for each in added.editions)


def coverage(report: Report) -> str:
    """Return how many expected questions there are by language, and which paragraphs have none."""
    covered = {question.paragraph for question in report.questions}
    bare = [str(p.number) for p in report.paragraphs if p.number not in covered]
    languages = Counter(question.language for question in report.questions)
    counts = ", ".join(f"{count} {name}" for name, count in languages.items()) or "none"
    missing = f"; none for ¶ {', '.join(bare)}" if bare and report.questions else ""
    return f"{report.id}: expected questions: {counts}{missing}"


def text_of(report: Report) -> Iterator[str]:
    """Yield the whole of a report: each paragraph under its section, with its number and page."""
    section: tuple[str, ...] | None = None
    for paragraph in report.paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            yield f"== {' › '.join(section) or '(no section)'}"
            yield ""
        yield f"¶{paragraph.number}{_page(report, paragraph)}"
        yield paragraph.text
        yield ""


def _counts(report: Report) -> dict[str, int]:
    """Count what a person can count in the file too, and what is searched."""
    sections = sum(1 for section in outline(report).walk() if section.path)
    return {
        "character": len(report.source),
        "page": len({page.number for page in report.pages}),
        "section": sections,
        "paragraph": len(report.paragraphs),
        "sentence": sum(len(paragraph.sentences) for paragraph in report.paragraphs),
        "expected question": len(report.questions),
        "left-out line": len(report.left_out),
    }


def _outline(report: Report, section: Section, depth: int) -> Iterator[str]:
    """Yield a line per section: its title, its first page, and its paragraphs."""
    if section.path:
        numbers = [p.number for below in section.walk() for p in below.paragraphs]
        first = report.paragraphs[min(numbers) - 1]
        span = f"¶{min(numbers)}" + (f"–{max(numbers)}" if len(numbers) > 1 else "")
        yield f"{_STEP * depth}{section.title} [{span}{_page(report, first)}]"
        depth += 1
    elif section.paragraphs:
        yield f"{_STEP * depth}(no section) [{counted(len(section.paragraphs), 'paragraph')}]"
    for below in section.sections:
        yield from _outline(report, below, depth)


def _page(report: Report, paragraph: Paragraph) -> str:
    """Return the page that a paragraph begins on, to stand behind its number."""
    page = report.page_at(paragraph, 0)
    return f" p. {page.label}" if page else ""


def _warnings(report: Report) -> Iterator[str]:
    """Yield what of the file may be read wrong."""
    if report.warnings:
        yield ""
        yield "Warnings"
        yield from (f"{_STEP}{warning}" for warning in report.warnings)


def _left_out(report: Report) -> Iterator[str]:
    """Yield every line that no passage is made from, by why."""
    reasons = Counter(line.why for line in report.left_out)
    for why, count in reasons.most_common():
        yield ""
        yield f"Left out: {why} ({count})"
        yield from (
            f"{_STEP}{_where(line)}{line.text}" for line in report.left_out if line.why == why
        )


def _where(line: LeftOut) -> str:
    """Return where a line stands in the file."""
    if line.page is not None:
        return f"p. {line.page}: "
    return f"line {line.line}: " if line.line else ""
