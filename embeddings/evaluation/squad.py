"""Files in the format of SQuAD and XQuAD: contexts, questions about them, and their answers.

Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", 2016, and
"Know What You Don't Know", 2018, whose impossible questions have no answer in any context.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.model import Block, Document, Entry, Report
from corpus.report import make_report
from embeddings.evaluation.dataset import Question, QuestionsError
from embeddings.text.language import unread_latin, unread_script

# `xquad.zh.json`, `dev-zh.json`: the language that a file's name tells.
_NAMED = re.compile(r"[._-]([a-z]{2})\.json$")
# How many characters of a context on either side are taken in until an answer's words are unique.
_STEP = 10


@dataclass(frozen=True, slots=True)
class Squad:
    """A file: its contexts, each with its article's title, and its questions; all in `lang`."""

    contexts: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    lang: str


def is_squad(file: Path) -> bool:
    """Say whether a file begins like one of SQuAD: one object instead of an object a line."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            return bool(re.match(r'\s*\{\s*"(data|version)"\s*:', opened.read(1000)))
    except OSError:
        return False


def load_squad(file: Path) -> Squad:
    """Read a file of SQuAD's format.

    A question's quotes are its answers with as much of their context as makes them unique.

    Raises:
        QuestionsError: the file cannot be read, or isn't of this format.
    """
    try:
        articles = json.loads(file.read_text(encoding="utf-8-sig"))["data"]
        pairs = [(str(a.get("title", "")), p) for a in articles for p in a["paragraphs"]]
        contexts = tuple(dict.fromkeys((title, str(p["context"])) for title, p in pairs))
        lang = _language(file, contexts)
        texts = list(dict.fromkeys(text for _, text in contexts))
        questions = tuple(
            _question(asked, paragraph["context"], texts, lang)
            for _, paragraph in pairs
            for asked in paragraph["qas"]
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise QuestionsError(
            f"The questions {file} cannot be read in the format of SQuAD: {error!r}."
        ) from error
    if not questions:
        raise QuestionsError(f"There is no question in {file}.")
    return Squad(contexts, questions, lang)


def asked_about(questions: Squad, contexts: Squad) -> tuple[Question, ...]:
    """Return the questions of one file about the contexts of another, by their ids.

    Raises:
        QuestionsError: the files share no question.
    """
    quotes = {question.id: question.quotes for question in contexts.questions}
    shared = tuple(
        replace(question, quotes=quotes[question.id])
        for question in questions.questions
        if question.id in quotes
    )
    if not shared:
        raise QuestionsError(
            f"None of the {len(questions.questions)} questions has an id of the "
            f"{len(quotes)} in the file of contexts. Give two files of one set, such as "
            "xquad.zh.json and xquad.en.json."
        )
    return shared


def report_of(contexts: Squad, name: str) -> Report:
    """Return the contexts as a report: each article a section, each context a paragraph.

    Args:
        contexts: what is read.
        name: the file's, which stands for the report's.
    """
    text, blocks, title = "", [], None
    for article, context in contexts.contexts:
        if article and article != title:
            title = article
            heading = article.replace("_", " ")
            blocks.append(Block("heading", len(text), len(text) + len(heading), 0, level=1))
            text += f"{heading}\n\n"
        blocks.append(Block("paragraph", len(text), len(text) + len(context), 0))
        text += f"{context}\n\n"
    entry = Entry("contexts", name, "2000-01-01", contexts.lang, name, name)
    return make_report(entry, Document(text, tuple(blocks)))


def count_held(questions: Sequence[Question], reports: Sequence[Report]) -> int:
    """Return how many answerable questions have a quote in a paragraph of some reports."""
    texts = [paragraph.text for report in reports for paragraph in report.paragraphs]
    return sum(
        any(quote in text for quote in question.quotes for text in texts) for question in questions
    )


def _question(asked: Mapping[str, Any], context: str, texts: Sequence[str], lang: str) -> Question:
    """Return one question with its quotes."""
    answers = [] if asked.get("is_impossible") else asked["answers"]
    quotes = dict.fromkeys(_quote(answer, context, texts) for answer in answers)
    kind = "fact" if quotes else "unanswerable"
    return Question(str(asked["question"]), kind, tuple(quotes), (), lang, str(asked["id"]))


def _quote(answer: Mapping[str, Any], context: str, texts: Sequence[str]) -> str:
    """Return an answer with as much around it as only its context holds."""
    words = str(answer["text"])
    start = int(answer.get("answer_start", -1))
    if context[max(start, 0) :][: len(words)] != words:
        start = context.index(words)
    return next(
        (
            quote
            for quote in _widening(context, start, start + len(words))
            if _is_in_one(quote, texts)
        ),
        context,
    )


def _widening(context: str, start: int, end: int) -> Iterator[str]:
    """Yield a part of a context, then more and more of what stands around it."""
    while True:
        yield context[start:end]
        if start == 0 and end == len(context):
            return
        start, end = max(0, start - _STEP), min(len(context), end + _STEP)


def _is_in_one(quote: str, texts: Sequence[str]) -> bool:
    """Say whether just one text holds a quote."""
    return sum(quote in text for text in texts) == 1


def _language(file: Path, contexts: Sequence[tuple[str, str]]) -> str:
    """Return the language that a file's name tells, or else its text."""
    if named := _NAMED.search(file.name.lower()):
        return named[1]
    text = " ".join(context for _, context in contexts)[:2000]
    none = frozenset[str]()
    return unread_script(text, none) or unread_latin(text, none, bool, absent=True) or "en"
