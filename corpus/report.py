"""From a report file to numbered paragraphs with their section path."""

import logging
from dataclasses import replace
from pathlib import Path

from corpus.boilerplate import leave_out
from corpus.expected_questions import read_questions
from corpus.model import Block, Document, Entry, Paragraph, Report
from corpus.readers import read_file
from corpus.readers.text import ends_like_prose, label_kind
from corpus.sentences import split_sentences

log = logging.getLogger(__name__)

# The level of a section that a labelled paragraph opens: below every heading on its own line.
_RUN_IN = 100
_TITLE_LINE = 200


def read_report(entry: Entry) -> Report:
    """Read one report of the catalog.

    Raises:
        ReportError: the file cannot be used.
    """
    document = with_front_matter(leave_out(read_file(Path(entry.file))))
    paragraphs = _number(document, entry)
    log.info(
        "%s: %d paragraphs, %d lines left out", entry.id, len(paragraphs), len(document.left_out)
    )
    questions = read_questions(entry, paragraphs)
    return Report(entry, document.text, paragraphs, document.left_out, questions)


def with_front_matter(document: Document) -> Document:
    """Join the title lines that a plain text opens with into one paragraph.

    Two or more short lines in a row at the very start, unlabelled and ending like no sentence,
    are a title block (title, when and where delivered, by whom): a passage that can be found and
    quoted, not a section.
    """
    lead = 0
    for block in document.blocks if document.guessed else ():
        text = document.text[block.start : block.end]
        if label_kind(text) or ends_like_prose(text) or len(text) > _TITLE_LINE:
            break
        lead += 1
    if lead < 2:
        return document
    first, last = document.blocks[0], document.blocks[lead - 1]
    title = Block("paragraph", first.start, last.end, first.line, first.page)
    return replace(document, blocks=(title, *document.blocks[lead:]))


def _number(document: Document, entry: Entry) -> tuple[Paragraph, ...]:
    """Number the paragraphs from 1 and give each the headings above it."""
    path: list[tuple[int, str]] = []
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            path = _below(path, block.level, text)
            continue
        sentences = split_sentences(text, entry.language)
        if label_kind(text) == "bracket" and len(sentences) > 1:
            path = _below(path, _RUN_IN, text[: sentences[0].end])
        section = tuple(title for _, title in path)
        number = len(paragraphs) + 1
        paragraphs.append(
            Paragraph(entry.id, number, text, section, sentences, block.line, block.page)
        )
    return tuple(paragraphs)


def _below(path: list[tuple[int, str]], level: int, title: str) -> list[tuple[int, str]]:
    """Return a section path with a new heading put under the ones above its level."""
    return [*(above for above in path if above[0] < level), (level, title)]
