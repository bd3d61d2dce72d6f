"""Texts between parsing and sending: cleaned, trimmed, limited, marked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.server.objects.errors import ApiError
from bot.demo.server.objects.model import Entity, Json, User
from bot.demo.server.text.format import caption_text, format_text, message_text
from bot.demo.server.text.found import find_entities
from bot.demo.server.text.utf16 import utf16_length, utf16_slice


def refusal(
    raw: str, mode: str = "", *, edit: bool = False, entities: list[Json] | None = None
) -> str:
    """Return why a message text is refused."""
    with pytest.raises(ApiError) as caught:
        message_text(raw, mode, entities, edit=edit)
    return caught.value.description.removeprefix("Bad Request: ")


def found(text: str) -> list[tuple[str, str]]:
    """Return the kind and the words of each entity that the server finds."""
    return [
        (entity.type, utf16_slice(text, entity.offset, entity.end))
        for entity in find_entities(text)
    ]


def test_no_text_is_refused() -> None:
    """A message without text is refused."""
    assert refusal("") == "message text is empty"


@pytest.mark.parametrize("raw", [" ", "\n\n", "<b></b>", "<b> \n</b>", "\r", "\u00a0"])
def test_text_that_comes_out_empty_is_refused(raw: str) -> None:
    """Nothing but white space after parsing is refused."""
    assert refusal(raw, "HTML") == "text must be non-empty"


def test_length_counts_utf16_units_after_parsing() -> None:
    """4096 units after parsing pass, 4097 don't, markup doesn't count."""
    assert message_text(f"<b>{'😀' * 2048}</b>", "HTML", None, edit=False)
    assert refusal("😀" * 2048 + "a") == "message is too long"


def test_edit_that_is_too_long_has_another_name() -> None:
    """An edit that is too long is refused by the constant that production gives."""
    assert refusal("a" * 4097, edit=True) == "MESSAGE_TOO_LONG"


def test_caption_is_shorter() -> None:
    """A caption has 1024 units at most, and may be empty."""
    assert caption_text("", "", None).text == ""
    with pytest.raises(ApiError, match="message caption is too long"):
        caption_text("a" * 1025, "", None)


def test_spaces_around_are_cut_and_entities_moved() -> None:
    """Spaces and line ends around the text go, and the entities move along."""
    text = format_text(" \n a <b>b </b>\n", "HTML")
    assert (text.text, text.entities) == ("a b", (Entity("bold", 2, 1),))


def test_entity_does_not_begin_with_spaces() -> None:
    """Spaces at the beginning of an entity are left out of it, those at its end are kept."""
    text = format_text("a<b> b </b>c", "HTML")
    assert (text.text, text.entities) == ("a b c", (Entity("bold", 2, 2),))


def test_entity_of_spaces_is_dropped() -> None:
    """An entity around nothing but spaces is dropped, a link is kept."""
    assert format_text("a<b> </b>b", "HTML").entities == ()
    assert len(format_text('a<a href="x.org"> </a>b', "HTML").entities) == 1


def test_control_characters_become_spaces() -> None:
    """Control characters become spaces, carriage returns go, entities move along."""
    text = format_text("a\tb\r\n<b>c</b>\u2028d", "HTML")
    assert (text.text, text.entities) == ("a b\ncd", (Entity("bold", 4, 1),))


def test_half_a_character_is_refused() -> None:
    """A lone surrogate is refused."""
    assert refusal("a\ud800") == "strings must be encoded in UTF-8"


def test_markup_that_fails_is_refused_with_the_parsers_words() -> None:
    """What the parser refuses is refused in its words."""
    assert refusal("<x>", "HTML").startswith("can't parse entities: Unsupported start tag")


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "xml"])
def test_other_modes_are_refused(mode: str) -> None:
    """A parse mode other than HTML is refused here."""
    assert refusal("a", mode) == "unsupported parse_mode"


def test_a_hundred_entities_at_most() -> None:
    """The hundred and first entity is an error here, where production drops it."""
    html = "<b>a</b> " * 100
    assert len(format_text(html, "HTML").entities) == 100
    assert refusal(html + "<i>b</i>", "HTML") == "ENTITIES_TOO_LONG"


def test_entities_have_a_size() -> None:
    """Entities of more than 9,500 bytes in all are refused, however few they are."""
    html = f'<a href="https://example.com/{"x" * 990}">a</a> '
    assert len(format_text(html * 9, "HTML").entities) == 9
    assert refusal(html * 10, "HTML") == "ENTITIES_TOO_LONG"


def test_entities_as_json_are_kept() -> None:
    """Entities sent beside the text are taken as they are, also numbers written as strings."""
    mention = {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 5}}
    text = format_text("a b", "", [{"type": "bold", "offset": "2", "length": 1}, mention])
    assert text.entities == (
        Entity("text_mention", 0, 1, user=User(5, "")),
        Entity("bold", 2, 1),
    )


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({"type": "bold", "offset": 5, "length": 1}, "entity begins after the end of the text"),
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "bold", "offset": 1, "length": 1}, "in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": "x", "length": 1}, "must be of type Number"),
        ({"type": "block_quote", "offset": 0, "length": 2}, "Unsupported type specified"),
    ],
)
def test_entities_as_json_are_checked(entity: dict[str, Any], reason: str) -> None:
    """Entities outside the text, through a character, or of no known type are refused."""
    assert reason in refusal("😀a", entities=[entity])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("see /help@some_bot.", [("bot_command", "/help@some_bot")]),
        ("a/b /c/d /é http", []),
        ("hi @someone, @abc", [("mention", "@someone")]),
        ("(https://a.org/x_(y)).", [("url", "https://a.org/x_(y)")]),
        ("go to example.com/a, now", [("url", "example.com/a")]),
        ("file.txt and 1.5", []),
        ("ann@example.com", [("email", "ann@example.com")]),
        ("#tag_1 #2022 a#b", [("hashtag", "#tag_1")]),
        ("$USD $usd", [("cashtag", "$USD")]),
    ],
)
def test_server_marks_what_it_recognises(text: str, marked: list[tuple[str, str]]) -> None:
    """Commands, mentions, links, addresses and tags are marked without being asked for."""
    assert found(text) == marked


def test_nothing_is_found_within_code_or_links() -> None:
    """Within code, blocks and links nothing is marked."""
    html = '<code>/start</code> <pre>a.com</pre> <a href="x.org">@someone</a>'
    kinds = [entity.type for entity in format_text(html, "HTML").entities]
    assert kinds == ["code", "pre", "text_link"]


def test_nothing_is_found_across_the_edge_of_a_quote() -> None:
    """A link that would reach out of a quote isn't marked, one within it is."""
    html = "<blockquote>a.org and exam</blockquote>ple.com"
    kinds = [entity.type for entity in format_text(html, "HTML").entities]
    assert kinds == ["blockquote", "url"]


def test_found_entities_stand_beside_given_ones() -> None:
    """What is found is added to what was given."""
    text = format_text("<b>/start</b>", "HTML")
    assert text.entities == (Entity("bot_command", 0, 6), Entity("bold", 0, 6))


@given(st.text())
def test_formatted_text_is_stable(raw: str) -> None:
    """Formatting a formatted text changes nothing, and its entities stay within it."""
    once = format_text(raw)
    assert format_text(once.text) == once
    assert all(entity.length and entity.end <= utf16_length(once.text) for entity in once.entities)
