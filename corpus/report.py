"""From a report file to numbered paragraphs with their section path."""

import logging
from pathlib import Path

from corpus.boilerplate import leave_out
from corpus.expected_questions import read_questions
from corpus.front_matter import with_front_matter
from corpus.model import Block, Document, Entry, Report
from corpus.paragraphs import Paragraph, Paragraphs, Sentence
from corpus.questions_answered import with_answers
from corpus.readers import ReadFile, read_file
from corpus.readers.labels import label_kind
from corpus.readers.lists import introduces
from corpus.readers.options import ReadOptions
from corpus.sentences import split_sentences, whole_sentence
from corpus.stops import COLONS

log = logging.getLogger(__name__)

# The level of a section that a labelled paragraph opens: below every heading on its own line.
_RUN_IN = 100


def read_report(entry: Entry, read: ReadFile | None = None) -> Report:
    """Read one report of the catalog.

    Args:
        entry: what the catalog says of it.
        read: what reads its file; None reads it anew.

    Raises:
        ReportError: the file cannot be used.
    """
    options = ReadOptions(entry.language, entry.content)
    return make_report(entry, (read or read_file)(Path(entry.file), options))


def make_report(entry: Entry, document: Document) -> Report:
    """Make a report of its document: what is left out, who answers whom, numbers, sections.

    Raises:
        ReportError: its expected questions cannot be used.
    """
    document = with_answers(with_front_matter(leave_out(document)))
    paragraphs = _number(document, entry)
    log.info(
        "%s: %d paragraphs, %d lines left out", entry.id, len(paragraphs), len(document.left_out)
    )
    questions = read_questions(entry, paragraphs)
    return Report(
        entry,
        document.text,
        paragraphs,
        document.left_out,
        questions,
        document.pages,
        document.warnings,
        document.format,
        document.checksum,
    )


def _number(document: Document, entry: Entry) -> Paragraphs:
    """Number the paragraphs from 1 and give each the headings above it."""
    path: list[tuple[int, str]] = []
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            path = _below(path, block.level, " ".join(text.split()))
            continue
        lead, body = _sentences(block, text, entry.language)
        sentences = (*lead, *body)
        is_within = bool(path) and path[-1][0] == _RUN_IN
        if title := _section_opened(block, text, sentences, is_within=is_within):
            path = _below(path, _RUN_IN, title)
        section = tuple(title for _, title in path)
        number = len(paragraphs) + 1
        paragraphs.append(
            Paragraph(
                entry.id, number, text, section, sentences, block.line, block.start, len(lead)
            )
        )
    return Paragraphs.of(entry.id, document.text, paragraphs)


def _sentences(
    block: Block, text: str, language: str
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Return the sentences that lead to a block, and its own; of a row each is one."""
    split = block.body - block.start
    if block.kind == "row":
        lead, body = whole_sentence(text[:split]), whole_sentence(text[split:])
    else:
        lead, body = (
            split_sentences(text[:split], language),
            split_sentences(text[split:], language),
        )
    return lead, tuple(Sentence(split + s.start, split + s.end) for s in body)


def _section_opened(
    block: Block, text: str, sentences: tuple[Sentence, ...], *, is_within: bool
) -> str:
    """Return the title of the section that a paragraph opens: "(1) Title. Text"; else nothing.

    Behind such a section, `is_within`, one whose title leads a list opens another: "(2) Title:".
    """
    if block.kind != "paragraph" or label_kind(text) != "bracket":
        return ""
    if len(sentences) > 1 and "\n" not in text:
        return text[: sentences[0].end]
    first = text.partition("\n")[0].rstrip()
    return first.rstrip(COLONS) if is_within and introduces(first) else ""


def _below(path: list[tuple[int, str]], level: int, title: str) -> list[tuple[int, str]]:
    """Return a section path with a new heading put under the ones above its level."""
    return [*(above for above in path if above[0] < level), (level, title)]
