"""Suggested questions: questions that the reports answer, checked by asking them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Protocol

from bot.answering.answers import Answer
from bot.answering.headings import question_about, question_led
from bot.texts import ENGLISH, texts_in
from corpus.model import Paragraph
from embeddings.conversation.followup import is_elliptical
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
from embeddings.text.words import answer_type

# A button on a phone shows about 48 characters in two lines.
_LONGEST, _HANDY = 60, 48
# How many questions of a paragraph, and how many in all, are tried.
_TRIED_HERE, _TRIED = 4, 24
_CHINESE_FACT = re.compile(r"多少|几|谁|哪|何时")


class Ask(Protocol):
    """Asks the reports, as `Library.ask` does."""

    def __call__(
        self, question: str, k: int = 5, *, sources: Sequence[str] | None = None
    ) -> Answer:
        """Answer a question."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be suggested, with the row of the paragraph that should answer it."""

    text: str
    language: str
    paragraph: int
    similarity: float


def suggest(
    searcher: Searcher,
    ask: Ask,
    language: str,
    count: int,
    near: str = "",
    sources: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """Return questions that the reports answer, each of another paragraph.

    Args:
        searcher: what is asked; its collection holds the expected questions.
        ask: asks it.
        language: the code of the language wanted; another that is read where there is none.
        count: how many at most.
        near: a question that they should be like; empty for some from all over the reports.
        sources: ids of the only reports to ask; None is all.
    """
    candidates = _candidates(searcher, language, near, sources)
    if near and not any(candidate.similarity > 0 for candidate in candidates):
        candidates = _by_rank(candidates, ask(near, 20, sources=sources), searcher)
    groups = _by_similarity(candidates) if near else _all_over(candidates, count)
    found: dict[int, str] = {}
    paragraphs = searcher.collection.paragraphs
    for group in groups:
        for candidate in group:
            if len(found) < count and candidate.paragraph not in found:
                answer = ask(candidate.text, 1, sources=sources)
                first = answer.passages[0].paragraph if answer.passages else None
                if answer.outcome == Outcome.ANSWERED and first == paragraphs[candidate.paragraph]:
                    found[candidate.paragraph] = candidate.text
                    break
    titled = () if near or len(found) >= count else _titled(searcher, ask, language, sources)
    # Each title is asked as it is taken, so no more are taken than are wanted.
    chosen = islice(chain(found.values(), titled), count)
    return tuple(text[0].upper() + text[1:] for text in chosen)


def _candidates(
    searcher: Searcher, language: str, near: str, sources: Sequence[str] | None
) -> list[Candidate]:
    """Return the expected questions that may be shown, in the language or else in another."""
    collection = searcher.collection
    within = collection.select_reports(sources)
    count = len(collection.expected)
    similarities = searcher.expected_similarities(near) if near else [0.0] * count
    paragraphs = collection.paragraph_of[collection.expected_sentence]
    candidates = [
        Candidate(question.text, question.language, int(paragraph), float(similarity))
        for question, sentence, paragraph, similarity in zip(
            collection.expected, collection.expected_sentence, paragraphs, similarities, strict=True
        )
        if (within is None or within[sentence]) and _is_handy(question.text, near)
    ]
    languages = {candidate.language for candidate in candidates}
    chosen = language if language in languages else min(languages, default="", key=_english_first)
    return [candidate for candidate in candidates if candidate.language == chosen]


def _neat(candidate: Candidate) -> tuple[int, bool, bool, bool]:
    """Put first, of a paragraph's, those that ask for a fact and look well on a button."""
    text = candidate.text
    return candidate.paragraph, not _asks_for_fact(text), text[0].islower(), len(text) > _HANDY


def _asks_for_fact(text: str) -> bool:
    """Say whether a question asks how much, who, when or where: an answer that shows at once."""
    in_chinese = _CHINESE_FACT.search(text) is not None
    return in_chinese or answer_type(text) in ("number", "who", "when", "where")


def _english_first(language: str) -> tuple[bool, str]:
    """Put English before other languages."""
    return language != "en", language


def _is_handy(text: str, near: str) -> bool:
    """Say whether a question fits a button, stands alone and isn't the one just asked."""
    whole = text.endswith(("?", "？")) and len(text) <= _LONGEST
    return whole and text.casefold() != near.strip().casefold() and not is_elliptical(text)


def _by_rank(
    candidates: Sequence[Candidate], answer: Answer, searcher: Searcher
) -> list[Candidate]:
    """Rate candidates by where their paragraph comes in an answer, for another language's sake."""
    rank = {passage.paragraph.id: 1 / n for n, passage in enumerate(answer.passages, 1)}
    paragraphs = searcher.collection.paragraphs
    return [replace(c, similarity=rank.get(paragraphs[c.paragraph].id, 0.0)) for c in candidates]


def _by_similarity(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the candidates one by one, the most similar first; none that is like nothing."""
    ordered = sorted(candidates, key=lambda candidate: -candidate.similarity)
    yield from ([candidate] for candidate in ordered[:_TRIED] if candidate.similarity > 0)


def _all_over(candidates: Sequence[Candidate], count: int) -> Iterator[list[Candidate]]:
    """Yield the candidates of a paragraph each, from all over the reports.

    The paragraphs are cut into `count` equal stretches; of each, the one in the middle comes first,
    then of each the next, and so on.
    """
    by_paragraph: dict[int, list[Candidate]] = {}
    for candidate in sorted(candidates, key=_neat):
        by_paragraph.setdefault(candidate.paragraph, []).append(candidate)
    rows = list(by_paragraph)
    stretches = [rows[len(rows) * n // count : len(rows) * (n + 1) // count] for n in range(count)]
    orders = [_facts_first(stretch, by_paragraph) for stretch in stretches]
    for turn in range(min(max(map(len, orders), default=0), _TRIED)):
        for order in orders:
            if turn < len(order):
                yield by_paragraph[order[turn]][:_TRIED_HERE]


def _facts_first(rows: Sequence[int], by_paragraph: Mapping[int, Sequence[Candidate]]) -> list[int]:
    """Return paragraphs, those first that hold a plain fact, by their distance from the middle."""

    def rank(n: int) -> tuple[bool, int]:
        first = by_paragraph[rows[n]][0]
        return not _asks_for_fact(first.text), abs(n - len(rows) // 2)

    return [rows[n] for n in sorted(range(len(rows)), key=rank)]


def _titled(
    searcher: Searcher, ask: Ask, language: str, sources: Sequence[str] | None
) -> Iterator[str]:
    """Yield questions about sections of reports without expected questions, once they are found.

    Where their headings make none, the questions that the reports ask and answer themselves.
    """
    collection = searcher.collection
    expected = collection.paragraph_of[collection.expected_sentence]
    with_sidecar = {collection.paragraphs[row].report for row in expected}
    bare = [p for p in collection.paragraphs if p.report not in with_sidecar]
    chosen = [p for p in bare if sources is None or p.report in sources]
    wanted = list({p.section: p for p in chosen if p.section}.values())
    # From all over: first, middle and last sections come before those between them.
    order = sorted(range(len(wanted)), key=lambda n: (n % max(1, len(wanted) // 3), n))
    phrases = tuple(dict.fromkeys((texts_in(language).about_section, ENGLISH.about_section)))
    sections = ((wanted[n], _about(wanted[n], phrases, searcher)) for n in order)
    tried = islice(((p, texts) for p, texts in sections if texts), _TRIED)
    leads = ((p, (question_led(p.lead_text, _LONGEST),)) for p in chosen if p.lead)
    led = islice(((p, (text,)) for p, (text,) in leads if text), _TRIED)
    for paragraph, texts in chain(tried, led):
        if found := next((t for t in texts if _finds(ask, t, paragraph, sources)), None):
            yield found


def _about(paragraph: Paragraph, phrases: Sequence[str], searcher: Searcher) -> tuple[str, ...]:
    """Return the questions that a paragraph's section makes, one a phrase where it makes any."""
    heading, english = paragraph.section[-1], searcher.is_english
    made = (question_about(heading, phrase, _LONGEST, english) for phrase in phrases)
    return tuple(dict.fromkeys(text for text in made if text))


def _finds(ask: Ask, text: str, paragraph: Paragraph, sources: Sequence[str] | None) -> bool:
    """Say whether a question finds the section or paragraph that it was made of."""
    answer = ask(text, 1, sources=sources)
    if not answer.passages:
        return False
    first = answer.passages[0].paragraph
    return first.section == paragraph.section if paragraph.section else first == paragraph
