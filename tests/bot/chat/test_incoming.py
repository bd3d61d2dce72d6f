"""Updates read one by one, however they are broken."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.chat.updates.incoming import id_of, key_of, kind_of, read_update

BOT = Bot("123:abc")
PERSON = {"id": 5, "is_bot": False, "first_name": "Ann"}
MESSAGE = {
    "message_id": 1,
    "date": 1_600_000_000,
    "chat": {"id": 5, "type": "private"},
    "from": PERSON,
    "text": "secret words",
}


def test_an_update_is_read_with_its_lane_and_its_person() -> None:
    """The lane of a message is its chat; what is kept is all of it."""
    raw: dict[str, object] = {"update_id": 7, "message": MESSAGE, "new_field": {"x": 1}}
    incoming = read_update(raw, BOT)
    assert incoming is not None
    assert (incoming.update.update_id, incoming.arrived.lane, incoming.arrived.person) == (
        7,
        "5",
        5,
    )
    assert '"new_field": {"x": 1}' in incoming.arrived.raw
    assert "secret" not in repr(incoming)


def test_the_same_update_has_the_same_key_and_another_with_its_id_has_not() -> None:
    """Two bots may share a database, and ids may begin anew; keys are in the order of the ids."""
    other = {**MESSAGE, "text": "another"}
    keys = [
        key_of({"update_id": 7, "message": MESSAGE}),
        key_of({"message": dict(reversed(MESSAGE.items())), "update_id": 7}),
        key_of({"update_id": 7, "message": other}),
        key_of({"update_id": 8, "message": MESSAGE}),
    ]
    assert keys[0] == keys[1] != keys[2]
    assert max(keys[:3]) < keys[3]
    assert 0 <= key_of({"update_id": 2**63 - 1, "message": MESSAGE}) < 2**63


def test_a_tap_has_the_lane_of_its_message_and_an_inline_query_its_own() -> None:
    """They wait for no question of the chat."""
    tap = {"id": "1", "from": PERSON, "chat_instance": "1", "message": MESSAGE, "data": "x"}
    inline = {"id": "1", "from": PERSON, "query": "", "offset": ""}
    lanes = []
    for number, body in enumerate(({"callback_query": tap}, {"inline_query": inline})):
        incoming = read_update({"update_id": number, **body}, BOT)
        assert incoming is not None
        lanes.append(incoming.arrived.lane)
    assert lanes == ["(5, 1)", "('update', 1)"]


@pytest.mark.parametrize(
    "broken",
    [
        {**MESSAGE, "date": 10**18},
        {key: value for key, value in MESSAGE.items() if key != "message_id"},
        {**MESSAGE, "chat": "no chat"},
        "no message",
    ],
    ids=["date", "missing", "type", "text"],
)
def test_what_cannot_be_read_is_one_line_without_a_word_of_it(
    broken: object, caplog: pytest.LogCaptureFixture
) -> None:
    """With its id and kind."""
    assert read_update({"update_id": 7, "message": broken}, BOT) is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert caplog.messages[0].startswith("Update 7 (message) can't be read, and is set aside: ")
    assert "secret" not in caplog.text


@pytest.mark.parametrize("number", [-1, 2**63, True, "7", None, 7.0])
def test_what_has_no_id_is_no_update(number: object) -> None:
    """A database takes numbers up to 2**63 - 1."""
    assert id_of({"update_id": number}) is None
    assert id_of({"update_id": 2**63 - 1}) == 2**63 - 1


def test_a_kind_is_never_what_a_person_wrote() -> None:
    """Only what looks like the name of a field is taken for one."""
    assert kind_of({"update_id": 1, "Ann wrote": 1}) == "unknown"
    assert kind_of({"update_id": 1, "new_kind": {}}) == "new_kind"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "inline_query", "x"]), JSON))
def test_no_update_raises(body: dict[str, object]) -> None:
    """Whatever stands in it, it is read or set aside."""
    incoming = read_update({**body, "update_id": 7}, BOT)
    assert incoming is None or incoming.update.update_id == 7


@given(st.sampled_from(sorted(MESSAGE)), JSON)
def test_no_field_of_a_message_raises(name: str, value: object) -> None:
    """Of a type that the library doesn't expect, too."""
    incoming = read_update({"update_id": 7, "message": {**MESSAGE, name: value}}, BOT)
    assert incoming is None or incoming.update.update_id == 7
