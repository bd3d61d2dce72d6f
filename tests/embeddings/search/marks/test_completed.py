"""What a run of clauses begins: the list that it announces, and what isn't so."""

from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.search.marks.answering_sentence import answering
from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.marks.completed import completed, is_denied
from embeddings.search.result import Hit
from embeddings.search.searcher import Searcher
from embeddings.text.clauses import Clause, clauses
from tests.fakes import report_of, word_setup

SCHOOLS = "Four schools were extended: St Anne's, Orrin Bank with its kitchen, and Hillside."
BRIDGE = "The mayor opened the bridge: it had cost 3 million, and taken four years."
NO_GYM = "Two schools lack a gym: Elm and Oak."
LATE = "At 10:30 three lines ran late: the tram, the bus and the ferry."
WAYS = "The fort is reached in three ways: by boat, by cable car and on foot."
TOWNS = "Shops were opened in two towns: in Elm and in Oak."
AGREED = "Two things were agreed: to mend the road, and to close the mill."
VILLAGES = "三所学校扩建：东村、西村和南村。"
POWER = "Shore power was installed at berths 4 and 5, which are new, but not at berth 6."


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher, for its reader of questions."""
    report = report_of("Grain is here.", tmp_path)
    return Searcher.open([report], tmp_path / "ix", word_setup())


@pytest.mark.parametrize(
    ("question", "text", "run", "words"),
    [
        ("Which schools were extended?", SCHOOLS, "Four schools were extended", SCHOOLS),
        ("Which schools were extended?", SCHOOLS, SCHOOLS[:38], SCHOOLS),
        ("How many schools were extended?", SCHOOLS, SCHOOLS[:26], SCHOOLS[:26]),
        (
            "Which school has a kitchen?",
            SCHOOLS,
            SCHOOLS[: SCHOOLS.index(", and")],
            SCHOOLS[: SCHOOLS.index(", and")],
        ),
        ("Which schools were extended?", SCHOOLS, "and Hillside", "and Hillside"),
        ("Which bridge did the mayor open?", BRIDGE, BRIDGE[:27], BRIDGE[:27]),
        ("Which schools have no gym?", NO_GYM, NO_GYM[:22], NO_GYM),
        ("Which lines ran late?", LATE, LATE[:29], LATE),
        ("How is the fort reached?", WAYS, WAYS[:33], WAYS),
        ("Where were shops opened?", TOWNS, TOWNS[:31], TOWNS),
        ("What was agreed?", AGREED, AGREED[:22], AGREED),
        ("Which berths got no power?", POWER, POWER[:43], POWER),
        ("Which berths got power?", POWER, POWER[:43], POWER[:43]),
        ("Which berths got no power?", POWER, "not at berth 6", "not at berth 6"),
    ],
)
def test_a_run_has_the_list_it_announces_and_what_is_not_so(
    searcher: Searcher, question: str, text: str, run: str, words: str
) -> None:
    """A number, an item with a word of the question, and a question of what is so ask for less."""
    query, start = searcher.reader.query(question), text.index(run)
    chosen = Clause(start, start + len(run))
    found = completed(text, clauses(text), chosen, query, AskedKind.of(query), "en")
    assert text[found.start : found.end].rstrip(".") == words.rstrip(".")


def test_a_colon_of_full_width_announces_a_list(searcher: Searcher) -> None:
    """Chinese writes it so, and its items are parted by a mark of its own."""
    query, run = searcher.reader.query("哪些学校扩建了？"), Clause(0, VILLAGES.index("："))
    found = completed(VILLAGES, clauses(VILLAGES), run, query, AskedKind.of(query), "zh")
    assert VILLAGES[found.start : found.end] == VILLAGES


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("Wer kam?", "Es kamen zwei: Anna mit dem Bus, Jan zu Fuß.", "de"),
        ("Qui est venu ?", "Deux y vont : en bus, à vélo.", "fr"),
        ("¿Qué vendió?", "Vendió dos cosas: su casa, su barco.", "es"),
    ],
)
def test_a_list_may_begin_with_a_small_word(
    searcher: Searcher, question: str, text: str, language: str
) -> None:
    """It stands before a noun, and for none."""
    query = replace(searcher.reader.query(question), language=language)
    run = Clause(0, text.index(":"))
    found = completed(text, clauses(text), run, query, AskedKind.of(query), language)
    assert text[found.start : found.end] == text


def test_a_sentence_behind_says_what_is_not_so(searcher: Searcher, tmp_path: Path) -> None:
    """It is marked where that is asked for, and has a word of the question; it is no reason."""
    text = "Route 14 links the port with the fort. It runs every hour, but not on Sundays."
    paragraph = report_of(text, tmp_path).paragraphs[0]
    found = []
    for question in (
        "When does route 14 not run?",
        "What does route 14 link?",
        "Why does route 14 not run?",
    ):
        query = searcher.reader.query(question)
        hit = answering(query, AskedKind.of(query), Hit(paragraph, 0, 1.0), "en")
        found.append(hit.sentence)
    assert found == [1, 0, 0]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Which schools have no gym?",
            "Two schools have small halls: Elm, Oak. A school does not need a hall by law.",
        ),
        (
            "What does it cost, excluding VAT?",
            "It costs 120 euros, net. Nothing is due at once.",
        ),
    ],
)
def test_a_sentence_that_adds_no_word_of_the_question_says_nothing_of_it(
    searcher: Searcher, tmp_path: Path, question: str, text: str
) -> None:
    """The one found has all that it has of what is asked."""
    query = searcher.reader.query(question)
    hit = Hit(report_of(text, tmp_path).paragraphs[0], 0, 1.0)
    assert answering(query, AskedKind.of(query), hit, "en").sentence == 0


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Which berths don’t have power?", "en", True),
        ("It is open, except on Mondays.", "en", True),
        ("Two schools lack a gym.", "en", True),
        ("What was done about the lack of teachers?", "en", False),
        ("¿Qué documentos hacen falta?", "es", False),
        ("Faltan dos jueces.", "es", True),
        ("Zwei Schulen fehlt ein Raum.", "de", True),
        ("Not only the port grew, by no more than 3.", "en", False),
        ("Wo wurde kein Nitrat gefunden?", "de", True),
        ("Nicht nur im Hafen", "de", False),
        ("¿Dónde no se pesca?", "es", True),
        ("Où ne pêche-t-on pas ?", "fr", True),
        ("Combien coûte le repas par personne au Pas-de-Calais ?", "fr", False),
        ("哪里没有?", "zh", False),
    ],
)
def test_what_is_not_so_is_told_by_closed_words(text: str, language: str, denied: bool) -> None:
    """A language of which they aren't known has none."""
    assert is_denied(text, language) is denied
