"""Another language of the interface is one file of texts and one line."""

from dataclasses import replace

import pytest

from bot.answering.answers import Answer
from bot.chat.commands import commands
from bot.chat.keyboards.passages import languages
from bot.render.compose import compose
from bot.texts import ENGLISH, LANGUAGES, names_of_languages, texts_in
from embeddings.search.outcome import Outcome

# What a file of texts in Esperanto would hold; most of it stays English here.
ESPERANTO = replace(
    ENGLISH,
    code="eo",
    locale="eo",
    name="Esperanto",
    absent="La raporto ŝajne ne diras tion.",
    commands={**ENGLISH.commands, "language": "Mia lingvo: {languages}"},
)


@pytest.fixture(autouse=True)
def esperanto(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the language, as one line in bot/texts does."""
    monkeypatch.setitem(LANGUAGES, "eo", ESPERANTO)


def test_a_phone_in_that_language_is_spoken_to_in_it() -> None:
    """By the code of the phone, with or without a region."""
    assert texts_in("eo") is texts_in("eo-001") is ESPERANTO
    assert compose(Answer("Kiom?", Outcome.ABSENT, 0.0, (), 0.0), texts_in("eo")).verdict


def test_it_can_be_chosen_and_menus_name_it() -> None:
    """The buttons of /language and the texts that name the languages know it by itself."""
    labels = [button.text for row in languages().inline_keyboard for button in row]
    assert labels == ["English", "中文", "Esperanto"]
    assert names_of_languages() == "English / 中文 / Esperanto"
    described = {command.command: command.description for command in commands(ESPERANTO)}
    assert described["language"] == "Mia lingvo: English / 中文 / Esperanto"
