"""All places: by name to the letter, by kind in meaning, in the report's order."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from corpus.readers import read_file
from corpus.report import make_report
from embeddings.index.server import Server
from embeddings.search.all_places.exact import search_exactly
from embeddings.search.all_places.places import Places
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
from embeddings.search.two_things_search import search_both
from embeddings.text.quotations import quotations
from tests.fakes import entry, meaning_setup, report_of, word_setup

TEXTS = (
    "The farms keep pigs. In winter the grain is stored.",
    "Trains leave Baku for Europe. The schools are closed in winter.",
    "Nobody knows why the harvest failed. The lake near Baku froze – twice.",
    "The harvest of grain was large, and farms were glad. Pigs ate it.",
)


@pytest.fixture
def searcher(tmp_path: Path, server: Server | None) -> Searcher:
    """Return a searcher of four paragraphs, over each backend."""
    report = report_of("\n\n".join(TEXTS), tmp_path)
    return Searcher.open([report], tmp_path / "index", word_setup(server))


def test_a_name_gives_every_paragraph_that_holds_it(searcher: Searcher) -> None:
    """In the report's order, each by the sentence with the name, whatever the model knows."""
    found = Places(searcher).find("grain")
    assert [mention.paragraph.number for mention in found] == [1, 4]
    assert [mention.sentence for mention in found] == [1, 0]
    words = [mention.paragraph.text[mention.start : mention.end] for mention in found]
    assert words == [
        "In winter the grain is stored",
        "The harvest of grain was large, and farms were glad",
    ]
    assert all(mention.is_worded for mention in found)


def test_all_words_of_a_topic_must_be_there(searcher: Searcher) -> None:
    """A sentence that has one of two words isn't a place of both."""
    assert [m.paragraph.number for m in Places(searcher).find("grain harvest")] == [4]
    assert Places(searcher).find("trains and pigs") == ()


def test_what_the_report_lacks_has_no_places(searcher: Searcher) -> None:
    """Neither a name nor a word that nobody knows is met in meaning."""
    places = Places(searcher)
    assert places.find("Paris") == ()
    assert places.find("qwzx") == ()
    assert places.find("?") == ()


@pytest.mark.parametrize(
    ("topic", "numbers"),
    [("pigs", [1, 4]), ("trains", [2]), ("schools and trains", []), ("Paris", [])],
)
def test_a_kind_is_met_in_meaning_where_words_are_not_read(
    tmp_path: Path, topic: str, numbers: list[int]
) -> None:
    """By the tokens of the multilingual model, and nothing is listed that means something else."""
    texts = (
        "Die Schweine leben im Stall.",
        "Züge fahren nach Wien.",
        "Schulen lehren Kinder.",
        "Viele Schweine fressen das Getreide.",
    )
    report = report_of("\n\n".join(texts), tmp_path, language="de")
    german = Searcher.open([report], tmp_path / "index", meaning_setup())
    assert [m.paragraph.number for m in Places(german).find(topic)] == numbers


def test_exact_words_are_found_whatever_their_case_blanks_and_dashes(searcher: Searcher) -> None:
    """They are whole words, and several must stand in one paragraph."""
    places = Places(searcher)
    assert [m.paragraph.number for m in places.exact.find(["baku  FROZE -"])] == [3]
    assert [m.paragraph.number for m in places.exact.find(["baku"])] == [2, 3]
    assert [m.paragraph.number for m in places.exact.find(["Baku", "Europe"])] == [2]
    assert places.exact.find(["arm"]) == ()


def test_words_around_a_quotation_put_its_paragraphs_in_order(searcher: Searcher) -> None:
    """Without them the report's order holds; no other paragraph comes along."""
    places = Places(searcher)
    plain = search_exactly(searcher, places.exact, '"winter"')
    assert [hit.paragraph.number for hit in plain.result.hits] == [1, 2]
    asked = search_exactly(searcher, places.exact, "schools in «winter»")
    assert [hit.paragraph.number for hit in asked.result.hits] == [2, 1]
    assert asked.result.outcome == Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("How many “5G base stations” were built?", Outcome.ANSWERED),
        ("how much did “GDP” grow in 2021?", Outcome.ANSWERED),
        ("Who is “Li Lecheng”?", Outcome.ANSWERED),
        ("Where is “Dalian” mentioned?", Outcome.ANSWERED),
        ("“Dalian”", Outcome.ANSWERED),
        ("When was “Dalian” founded?", Outcome.UNSURE),
        ("Who invented the “Four Shortcomings”?", Outcome.UNSURE),
    ],
)
def test_what_is_asked_of_quoted_words_must_be_said_too(
    library: Library, question: str, outcome: Outcome
) -> None:
    """They stand in what is shown, whose first passage is judged as that of any other question."""
    answer = library.ask(question)
    (phrase,) = quotations(question).phrases
    assert all(phrase in passage.paragraph.text for passage in answer.passages)
    assert answer.outcome == outcome


@pytest.mark.parametrize(
    ("language", "question", "words"),
    [
        ("de", "Was kostet die „Nordkai-Halle“?", "Sie kostet 800 Euro."),
        ("de", "Wer hat die „Nordkai-Halle“ gebaut?", "Gebaut hat sie Anna Petersen."),
        ("de", "Wo steht etwas von der „Nordkai-Halle“?", "Die Nordkai-Halle wurde grün."),
    ],
)
def test_what_is_asked_of_quoted_words_is_marked(
    tmp_path: Path, language: str, question: str, words: str
) -> None:
    """It may stand behind the sentence with the quoted words, which is marked where it's asked."""
    text = "Die Nordkai-Halle wurde grün. Sie kostet 800 Euro. Gebaut hat sie Anna Petersen."
    report = report_of(text, tmp_path, language=language)
    german = Searcher.open([report], tmp_path / "index", meaning_setup())
    (hit,) = search_exactly(german, Places(german).exact, question).result.hits
    sentence = hit.paragraph.sentences[hit.sentence]
    mark = hit.mark or sentence
    assert hit.paragraph.text[mark.start : mark.end] == words


def test_words_that_stand_nowhere_are_named(searcher: Searcher) -> None:
    """The nearest paragraphs are found all the same, and called absent."""
    exact = search_exactly(searcher, Places(searcher).exact, '"grain of pigs" farms')
    assert exact.missing == ("grain of pigs",)
    assert exact.result.outcome == Outcome.ABSENT
    assert exact.result.hits[0].paragraph.number in (1, 4)


def test_two_things_show_a_passage_each(searcher: Searcher) -> None:
    """In the order named; what one sentence says of both stays one question."""
    found = search_both(searcher, "Compare the trains with the pigs")
    assert [hit.paragraph.number for hit in found.hits[:2]] == [2, 1]
    turned = search_both(searcher, "Compare the pigs with the trains")
    assert [hit.paragraph.number for hit in turned.hits[:2]] == [1, 2]
    joined = search_both(searcher, "harvest and grain")
    assert joined == searcher.search("harvest and grain")


def test_a_title_over_all_of_a_report_tells_of_no_paragraph(tmp_path: Path) -> None:
    """Only those that speak of trains are listed of a report on trains; a section's heading is."""
    text = (
        "# Trains\n\n## Farms\n\nPigs live here. So does grain.\n\n"
        "## Europe\n\nTrains go to europe.\n\nThe schools are closed.\n"
    )
    file = tmp_path / "trains.md"
    file.write_text(text, encoding="utf-8")
    report = make_report(entry(file), read_file(file))
    places = Places(Searcher.open([report], tmp_path / "ix", word_setup()))
    assert [each.paragraph.number for each in places.find("trains")] == [2]
    assert [each.paragraph.number for each in places.find("farms")] == [1]


@pytest.mark.parametrize(
    ("topic", "word"), [("Dalian", "Dalian"), ("dalian", "Dalian"), ("Yingkou", "Yingkou")]
)
def test_names_are_complete_on_the_shipped_report(library: Library, topic: str, word: str) -> None:
    """Every paragraph with the name is listed, and no other."""
    places = library.places(f"everything on {topic}").listed
    held = [p.number for p in library.reports["liaoning-2022"].paragraphs if word in p.text]
    assert held
    assert [place.passage.paragraph.number for place in places] == held


@pytest.mark.parametrize("topic", ["planets", "pizza recipes", "dinosaurs"])
def test_what_the_shipped_report_never_speaks_of_has_no_places(
    library: Library, topic: str
) -> None:
    """A list of them is no question that the report is said to answer."""
    answer = library.ask(f"list all {topic}")
    assert answer.places == ()
    assert answer.outcome != Outcome.ANSWERED


def test_kinds_are_met_in_meaning_on_the_shipped_report(library: Library) -> None:
    """Cities are listed by their names, too, and each line is the source's to the letter."""
    answer = library.ask("Which cities are mentioned?")
    source = library.reports["liaoning-2022"].source
    assert len(answer.places) > 15
    assert all(place.words in source for place in answer.places)
    numbers = [place.passage.paragraph.number for place in answer.places]
    assert numbers == sorted(set(numbers))


def test_two_years_are_answered_by_either_on_the_shipped_report(library: Library) -> None:
    """The growth of one year and the aim of the next, in the order named."""
    sentences = [
        passage.paragraph.slice(passage.sentence, passage.sentence)
        for passage in library.ask("Compare 2022 and 2021 GDP growth").passages[:2]
    ]
    assert "more than 5.5%" in sentences[0]
    assert "a rise of 5.8%" in sentences[1]


def test_a_question_of_two_things_is_as_sure_as_what_it_says(searcher: Searcher) -> None:
    """Its confidence is that of a search with its outcome."""
    found = search_both(searcher, "Compare the trains with the pigs")
    asked = ("trains", "pigs", "Compare the trains with the pigs")
    alike = [searcher.search(each) for each in asked]
    sure = [each.confidence for each in alike if each.outcome == found.outcome]
    assert found.confidence == pytest.approx(min(sure), abs=0.2)
