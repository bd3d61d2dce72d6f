"""How a collection's questions are read: in which language, spelled right, and encoded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from embeddings.conversation.followup import with_opening
from embeddings.conversation.names_in_place import with_names_in_place
from embeddings.conversation.years_apart import with_years
from embeddings.models import Models
from embeddings.search.known_words import usual_language
from embeddings.search.own_years import OwnYears
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query, TokenIdf, build_query, encode_ahead
from embeddings.search.several_reports.report_years import ReportYears
from embeddings.search.wording import Wording
from embeddings.search.written_years import WrittenYears
from embeddings.text.abbreviations_abroad import abbreviated_in
from embeddings.text.language import question_language
from embeddings.text.spelling import Spelling
from embeddings.text.spoken_years import in_figures
from embeddings.text.year_words import spelled_out


@dataclass(frozen=True, slots=True, eq=False)
class QuestionReader:
    """Reads questions by what the models and the reports know of words.

    `usual` is the code of the language of a question that doesn't tell its own, `expected` are
    those of expected questions, and `mends` says whether mistyped words are mended.
    """

    models: Models
    spelling: Spelling
    token_idf: TokenIdf
    report_years: ReportYears
    own_years: OwnYears
    written_years: WrittenYears
    usual: str
    expected: frozenset[str]
    report_languages: frozenset[str]
    mends: bool

    @classmethod
    def of(cls, parts: SearchParts, *, mends: bool) -> Self:
        """Return what reads the questions of a collection."""
        collection, counts = parts.collection, parts.index.context_token_counts()
        return cls(
            parts.models,
            parts.spelling,
            TokenIdf(len(collection.sentences), counts),
            parts.signals.report_years,
            OwnYears(collection, parts.signals.report_years),
            WrittenYears(collection),
            usual_language(collection),
            frozenset(question.language for question in collection.expected),
            frozenset(collection.languages),
            mends,
        )

    @property
    def languages(self) -> frozenset[str]:
        """Return the codes of the languages that are read, those of `expected` too; "*" is all."""
        return (
            frozenset("*") if self.models.meaning else self.models.words.languages | self.expected
        )

    def language_of(self, question: str) -> str:
        """Return the code of the likeliest language of a question."""
        return question_language(question, self.spelling.is_known, self.usual)

    def is_english(self, word: str) -> bool:
        """Say whether a word in lower case is one of general English."""
        return self.spelling.is_english(word)

    def query(self, question: str, history: Sequence[str] = ()) -> Query:
        """Read a question as it is searched.

        Args:
            question: any text.
            history: questions asked before, oldest first, that this one builds on.
        """
        return self._query(self._wording(question, history))

    def readings(self, question: str, history: Sequence[str] = ()) -> list[Query]:
        """Read a question as it is searched, in each way in which it may be answered.

        Args:
            question: any text.
            history: questions asked before, oldest first, that this one builds on.
        """
        return [self._query(each) for each in self._wordings(question, history)]

    def encode_ahead(self, asked: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Encode together what `query` will encode of questions, each with those before it."""
        texts = [wording.text for each in asked for wording in self._wordings(*each)]
        encode_ahead(texts, self.models)

    def mending(self, *, mends: bool) -> Self:
        """Return the same reader, which mends mistyped words or doesn't."""
        return replace(self, mends=mends)

    def _query(self, wording: Wording) -> Query:
        """Encode a question as it is worded."""
        query = build_query(wording, self.models, self.token_idf)
        return self.report_years.without_weight(query)

    def _wordings(self, question: str, history: Sequence[str]) -> tuple[Wording, ...]:
        """Return a question as it is encoded, also without the year that is the report's own."""
        read = self.models.words.languages
        return self.own_years.readings(self._wording(question, history), read)

    def _wording(self, question: str, history: Sequence[str]) -> Wording:
        """Return a question as it is encoded."""
        spelled = [spelled_out(in_figures(each)) for each in (*history, question)]
        opened = [*spelled[:1], *map(with_opening, spelled[1:])]
        history, question = with_names_in_place(opened[:-1], opened[-1])
        in_full = [self.report_years.in_full(each) for each in (*history, question)]
        *history, question = with_years(in_full)
        read = Wording.of(
            question,
            history,
            models=self.models,
            spelling=self.spelling,
            correct=self.mends,
            usual=self.usual,
        )
        return self._abbreviated(self.written_years.as_reports_do(read))

    def _abbreviated(self, wording: Wording) -> Wording:
        """Return a question with its abbreviations as the reports' language writes them.

        Where some of the reports are in its own, they stay.
        """
        if wording.language in self.report_languages or self.usual not in self.report_languages:
            return wording
        parts = wording.text[: wording.start], wording.text[wording.start :]
        earlier, asked = (abbreviated_in(part, wording.language, self.usual) for part in parts)
        return replace(wording, text=f"{earlier}{asked}", start=len(earlier))
