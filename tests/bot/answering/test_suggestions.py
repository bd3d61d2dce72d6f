"""Suggested questions: each is answered, by the paragraph that it was written for."""

import asyncio
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.answering.answering import Answering
from bot.answering.current import CurrentLibrary
from bot.answering.library import Library
from bot.answering.snapshot import Snapshot
from corpus.added.state import Added
from corpus.model import ExpectedQuestion
from corpus.report import read_report
from embeddings.encoder import Encoded
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.bot.answering.changing import options_in
from tests.bot.answering.gate import Gate
from tests.fakes import WordEncoder, entry, meaning_setup, report_of, word_setup

BARE = """# Farms

## (1) Pigs

Pigs live on farms.

## II. Trains

Trains go to europe.

## Europe

Schools close in winter.
"""


def test_suggestions_are_answered_by_their_own_paragraph(library: Library) -> None:
    """On the shipped report: proper short questions of different paragraphs, in each language."""
    texts = {q.text: q for q in library.searcher.collection.expected}
    for language in ("en", "zh"):
        suggested = library.suggest(language)
        assert len(suggested) == 3
        for text in suggested:
            answer = library.ask(text, 1)
            assert answer.outcome == "answered"
            assert answer.passages[0].paragraph.number == texts[text].paragraph
            assert texts[text].language == language
            assert len(text) <= 60
            assert text[-1] in "?？"
        numbers = [texts[text].paragraph for text in suggested]
        assert numbers == sorted(numbers)
        assert numbers[-1] - numbers[0] > 30
        assert library.suggest(language) == suggested


def test_a_language_without_questions_gets_another(library: Library) -> None:
    """German has none, so English ones are offered."""
    assert library.suggest("de") == library.suggest("en")


def test_suggestions_near_a_question_are_like_it(library: Library) -> None:
    """Each is of another paragraph, and none is the question itself."""
    for near, language, word in (
        ("Did village roads get fixed?", "en", "road"),
        ("粮食产量是多少", "zh", "粮"),
    ):
        suggested = library.suggest(language, 3, near)
        assert word in suggested[0]
        assert near not in suggested
        numbers = [library.ask(text, 1).passages[0].paragraph.number for text in suggested]
        assert len(set(numbers)) == len(numbers)


def test_suggestions_near_a_question_are_in_its_own_language(tmp_path: Path) -> None:
    """Neither is all Latin script English, nor all without spaces Chinese."""
    report = report_of("Pigs live on farms.\n\nTrains leave for Europe in winter.", tmp_path)
    asked = (
        ExpectedQuestion("Where do pigs live on farms?", "en", 1, 0),
        ExpectedQuestion("Wo leben die pigs auf farms?", "de", 1, 0),
        ExpectedQuestion("pigs はどこにいますか？", "ja", 1, 0),
        ExpectedQuestion("pigs 在什么地方？", "zh", 1, 0),
    )
    reports = [replace(report, questions=asked)]
    encoder = WordEncoder()
    encoder.languages = frozenset({"en", "de", "ja", "zh"})
    library = Library.of(reports, tmp_path / "ix", SearchSetup(Models(encoder)))
    for near, text in (
        ("Wie viele pigs wurden auf den farms gezählt?", "Wo leben die pigs auf farms?"),
        ("pigs の数はいくつでしょうか教えてください", "pigs はどこにいますか？"),
        ("pigs 一共有多少头呢请问", "pigs 在什么地方？"),
    ):
        assert library.suggest("en", 2, near) == (text[0].upper() + text[1:],)


def test_suggestions_are_like_a_question_in_meaning_where_words_are_not_read(
    tmp_path: Path,
) -> None:
    """A question in German or English shares no character with Chinese ones."""
    report = report_of("Pigs live on farms.\n\nTrains leave for Europe in winter.", tmp_path)
    asked = (
        ExpectedQuestion("火车 什么 时候 走？", "zh", 2, 0),
        ExpectedQuestion("猪 在 哪里？", "zh", 1, 0),
    )
    reports = [replace(report, questions=asked)]
    library = Library.of(reports, tmp_path / "ix", meaning_setup())
    for near in ("Wo leben die schweine?", "Where are pigs?", "什么 时候 有 猪？"):
        assert library.searcher.expected_similarities(near).tolist() == [0, 1]


def test_suggestions_near_a_question_in_another_language_are_where_it_is_found(
    library: Library,
) -> None:
    """A question in English brings Chinese ones of the paragraphs that it finds."""
    assert library.suggest("zh", 2, "How many jobs are planned for 2022?")


def test_what_no_expected_question_is_like_is_near_those_of_what_it_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cosine may be below 0."""
    unlike = np.full(len(library.searcher.collection.expected), -0.01, np.float32)
    monkeypatch.setattr(Searcher, "expected_similarities", lambda searcher, question: unlike)
    assert len(library.suggest("en", 2, "Is there free wifi?")) == 2


def test_sections_stand_in_for_a_missing_sidecar(tmp_path: Path) -> None:
    """A title without its label is asked about, when the question finds its section."""
    file = tmp_path / "bare.md"
    file.write_text(BARE, encoding="utf-8")
    library = Library.of([read_report(entry(file))], tmp_path / "ix", word_setup())
    suggested = library.suggest("en")
    assert set(suggested) == {"What does it say about Pigs?", "What does it say about Trains?"}


def test_nothing_to_suggest_is_nothing(tmp_path: Path) -> None:
    """Neither sections nor expected questions: no suggestion, near or not."""
    library = Library.of(
        [report_of("Pigs live on farms.", tmp_path)], tmp_path / "ix", word_setup()
    )
    assert library.suggest("en") == library.suggest("zh", 3, "pigs?") == ()


def test_a_long_title_is_cut_at_a_word(tmp_path: Path) -> None:
    """The label is taken off and … put where words are missing, so that a button shows it all."""
    file = tmp_path / "long.md"
    file.write_text(
        "# (6) Pigs that live on the farms of a very long heading\n\nPigs live on farms."
    )
    library = Library.of([read_report(entry(file))], tmp_path / "ix", word_setup())
    assert library.suggest("en") == ("What does it say about Pigs that live on the farms of a…?",)


def test_only_the_chosen_reports_are_suggested_from(tmp_path: Path) -> None:
    """Questions of the other report never come."""
    one = replace(
        report_of("Pigs live on farms.", tmp_path, id="one"),
        questions=(ExpectedQuestion("Where do pigs live on farms?", "en", 1, 0),),
    )
    (tmp_path / "b").mkdir()
    two = replace(
        report_of("Trains go to europe.", tmp_path / "b", id="two"),
        questions=(ExpectedQuestion("Do trains go to europe?", "en", 1, 0),),
    )
    library = Library.of([one, two], tmp_path / "ix", word_setup())
    for chosen in ("one", "two"):
        suggested = library.suggest("en", sources=[chosen])
        found = [library.ask(text).passages[0].report.id for text in suggested]
        assert found == [chosen]


def test_a_report_without_usable_headings_is_asked_its_own_questions(tmp_path: Path) -> None:
    """Of an FAQ without sections its questions are suggested, those that are found."""
    text = "Q: Where do pigs live?\nA: Pigs live on farms.\n\nQ: Is it?\nA: Trains go to europe."
    library = Library.of([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    assert library.suggest("en") == ("Where do pigs live?",)


class Counted(WordEncoder):
    """Counts the questions that it encodes."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def question(self, text: str) -> Encoded:
        """Encode a question."""
        self.asked.append(text)
        return super().question(text)


def small(folder: Path) -> tuple[Library, Counted]:
    """Return a library with three questions that are like another one, and its encoder."""
    paragraphs = ("Pigs live on farms.", "Grain of the harvest is stored.", "Trains go to europe.")
    texts = ("Where do pigs live on farms?", "Is grain of the harvest stored?", "Do trains go?")
    questions = [ExpectedQuestion(text, "en", n, 0) for n, text in enumerate(texts, 1)]
    report = replace(report_of("\n\n".join(paragraphs), folder), questions=tuple(questions))
    encoder = Counted()
    return Library.of([report], folder / "ix", SearchSetup(Models(encoder))), encoder


def test_a_question_that_may_be_suggested_is_checked_once(tmp_path: Path) -> None:
    """After that, suggestions near a question cost its own encoding and no search."""
    library, encoder = small(tmp_path)
    near = "pigs, grain and trains in winter"
    first = library.suggest("en", 3, near)
    assert len(first) == 3
    encoder.asked.clear()
    assert library.suggest("en", 3, near) == first
    assert encoder.asked == [near]


def test_while_others_wait_suggestions_cost_one_search(tmp_path: Path) -> None:
    """Those that are known already come at once, and each answer adds another one."""
    library, encoder = small(tmp_path)
    near = "pigs, grain and trains in winter"
    for known in (1, 2, 3):
        encoder.asked.clear()
        assert len(library.suggest("en", 3, near, most=1)) == known
        assert len(encoder.asked) == 2
    assert len(library.suggest("en", 3, near, most=0)) == 3


def test_what_is_checked_while_nobody_asks_costs_no_answer_anything(tmp_path: Path) -> None:
    """One after the other, until all are known."""
    library, _ = small(tmp_path)
    assert [library.check_suggestion() for _ in range(4)] == [True, True, True, False]
    assert len(library.suggest("en", 3, "pigs, grain and trains in winter", most=0)) == 3


async def test_an_answer_that_is_not_found_costs_one_search_more_while_others_wait(
    tmp_path: Path, gate: Gate
) -> None:
    """Its suggestions are those that are known and one that is asked; when all are known, none."""
    library, _ = small(tmp_path)
    current = CurrentLibrary(options_in(tmp_path), Snapshot(library, Added(), None, {}))
    answering, near = Answering(current, 1), "pigs, grain and trains in winter"
    counts: list[int] = []
    for known in (1, 2, 3, 3):
        gate.questions.clear()
        gate.entered.clear()
        gate.opened.clear()
        busy, waiting = f"Busy {len(counts)}?", f"Waiting {len(counts)}?"
        gate.held = {busy}
        others = [asyncio.create_task(answering.ask(busy, asker="a"))]
        await gate.search_began()
        others.append(asyncio.create_task(answering.ask(waiting, asker="b")))
        while not answering.queued:
            await asyncio.sleep(0)
        suggesting = asyncio.create_task(answering.suggest("en", near, asker="c"))
        while answering.queued < 2:
            await asyncio.sleep(0)
        gate.opened.set()
        assert len(await suggesting) == known
        await asyncio.gather(*others)
        assert gate.questions[:2] == [busy, waiting]
        counts.append(len(gate.questions) - 2)
    assert counts == [1, 1, 1, 0]
    assert len(await answering.suggest("en", near)) == 3
    assert len(gate.questions) == 2
    await answering.close()
