"""What the bot says in its own words, in each language of the interface; the rest is quoted."""

from bot.texts.chinese import CHINESE
from bot.texts.english import ENGLISH
from bot.texts.model import Texts

LANGUAGES: dict[str, Texts] = {texts.code: texts for texts in (ENGLISH, CHINESE)}


def texts_in(code: str | None) -> Texts:
    """Return the texts for a language code such as `zh-hans`; English where there are none."""
    return LANGUAGES.get((code or "").replace("_", "-").split("-")[0].lower(), ENGLISH)


def names_of_languages() -> str:
    """Name the languages of the interface, each in its own: `English / 中文`."""
    return " / ".join(texts.name for texts in LANGUAGES.values())


__all__ = ["CHINESE", "ENGLISH", "LANGUAGES", "Texts", "names_of_languages", "texts_in"]
