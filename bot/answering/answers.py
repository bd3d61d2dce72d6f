"""From hits to an answer: passages whose every character is the report's."""

from dataclasses import dataclass, replace
from typing import Any, Self

from bot.answering.directives import NoReport
from corpus.model import Report
from corpus.paragraphs import Paragraph
from embeddings.conversation.smalltalk import SmallTalkKind
from embeddings.search.outcome import Outcome
from embeddings.search.result import Part
from embeddings.text.clauses import Clause

QUOTE_LENGTH = 900


class QuoteError(Exception):
    """A quote that the source doesn't hold to the letter; it must never be shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its place: sentences `first` to `last` of a paragraph, `sentence` answering.

    `mark` is the part of that sentence that answers, as a slice of the paragraph's text; None is
    all of it. `changed` is the day of the update, an ISO date, where a link or button led here for
    other words, else empty. `also` are the passages of other reports that say the same, `parts`
    those of several questions that it answers.
    """

    report: Report
    paragraph: Paragraph
    sentence: int
    first: int
    last: int
    score: float
    mark: Clause | None = None
    changed: str = ""
    also: tuple["Passage", ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def marked(self) -> Clause:
        """Return the part of the paragraph that answers."""
        whole = self.paragraph.sentences[self.sentence]
        return self.mark or Clause(whole.start, whole.end)

    @property
    def answer(self) -> str:
        """Return the words that answer, a slice of the answering sentence."""
        return self.paragraph.text[self.marked.start : self.marked.end]

    @property
    def quote(self) -> str:
        """Return the passage shown, a slice of the source."""
        return self.paragraph.slice(self.first, self.last)

    @property
    def page(self) -> str | None:
        """Return what is printed on the page where the answering sentence stands, if it has any."""
        page = self.report.page_at(self.paragraph, self.sentence)
        return page.label if page else None

    def marking(self, words: str) -> Self:
        """Return the same passage with these words of its answering sentence marked.

        All of the sentence is where it doesn't hold them.
        """
        sentence = self.paragraph.sentences[self.sentence]
        start = self.paragraph.text.find(words, sentence.start, sentence.end) if words else -1
        mark = Clause(start, start + len(words)) if start >= 0 else None
        return replace(self, mark=mark)

    def verify(self) -> None:
        """Check the passage against the source.

        Raises:
            QuoteError: the source doesn't hold the quote or the paragraph.
        """
        check_source(self.report, self.paragraph, self.quote)
        check_source(self.report, self.paragraph, self.paragraph.text)

    def as_json(self) -> dict[str, Any]:
        """Return the passage as the command line prints it."""
        paragraph = self.paragraph
        also = {"also": [each.place_as_json() for each in self.also]} if self.also else {}
        asked = {"asked": [part.question for part in self.parts]} if self.parts else {}
        return {
            **self.place_as_json(),
            "sentence": paragraph.slice(self.sentence, self.sentence),
            "answer": self.answer,
            "quote": self.quote,
            "text": paragraph.text,
            "score": round(self.score, 4),
            "url": self.report.entry.url,
            **also | asked,
        }

    def place_as_json(self) -> dict[str, Any]:
        """Return where the passage stands, as the command line prints it."""
        return {
            "id": self.paragraph.id,
            "report": self.report.id,
            "title": self.report.entry.title,
            "section": list(self.paragraph.section),
            "paragraph": self.paragraph.number,
            "page": self.page,
        }


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of all places: a passage, and the words of its paragraph that it is listed for.

    They are `passage.paragraph.text[start:end]`; `several` reports make it name its own.
    """

    passage: Passage
    start: int
    end: int
    several: bool = False

    @property
    def words(self) -> str:
        """Return the words, a slice of the source."""
        return self.passage.paragraph.text[self.start : self.end]

    def as_json(self) -> dict[str, Any]:
        """Return the line as the command line prints it."""
        paragraph, sentence = self.passage.paragraph, self.passage.sentence
        return {
            "id": paragraph.id,
            "paragraph": paragraph.number,
            "page": self.passage.page,
            "words": self.words,
            "sentence": paragraph.slice(sentence, sentence),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to a question: an outcome, how sure, and passages, best first.

    `cut` says that the question was too long and only its beginning was read, `history` with which
    earlier questions it was read, `talk` which small talk it is, and `unread` the language that it
    is written in when that isn't read. `missing` are words in quotation marks that stand nowhere,
    `meant` those that were searched by meaning, since the reports are in another language, and
    `places` all places, in the order of the reports, of a question that asks for them.
    `no_report` says that it is asked of a report that there isn't.
    """

    question: str
    outcome: Outcome
    confidence: float = 0.0
    passages: tuple[Passage, ...] = ()
    took_ms: float = 0.0
    cut: bool = False
    history: tuple[str, ...] = ()
    talk: SmallTalkKind | None = None
    unread: str = ""
    missing: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    places: tuple[Listed, ...] = ()
    no_report: NoReport | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the command line prints it."""
        places = {"places": [each.as_json() for each in self.places]} if self.places else {}
        return {
            "question": self.question,
            "outcome": self.outcome,
            "confidence": round(self.confidence, 3),
            "passages": [passage.as_json() for passage in self.passages],
            "read_with": list(self.history),
            "took_ms": round(self.took_ms, 1),
            **places,
        }


def check_source(report: Report, paragraph: Paragraph, text: str) -> None:
    """Check that a report holds a paragraph's text to the letter.

    Raises:
        QuoteError: it doesn't.
    """
    if text not in report.source:
        raise QuoteError(f"Not in the source of {paragraph.id}: {text[:60]!r}…")


def window(paragraph: Paragraph, sentence: int, length: int = QUOTE_LENGTH) -> tuple[int, int]:
    """Choose the whole sentences around one that fit a length, evenly before and after.

    Args:
        paragraph: the paragraph.
        sentence: the number of the sentence that must be in.
        length: characters at most; the sentence itself may be longer.

    Returns:
        The numbers of the first and last sentence.
    """
    spans = paragraph.sentences
    first = last = sentence
    grown = True
    while grown:
        grown = False
        lead = spans[sentence].start - spans[first].start
        trail = spans[last].end - spans[sentence].end
        for side in ("before", "after") if lead <= trail else ("after", "before"):
            a, b = (first - 1, last) if side == "before" else (first, last + 1)
            if a >= 0 and b < len(spans) and spans[b].end - spans[a].start <= length:
                first, last, grown = a, b, True
                break
    return first, last
