"""What buttons carry, and what comes back of it from whoever taps or forges one."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.app import ADMIN_CALLBACKS, CALLBACKS
from bot.chat.callback_data import CallbackAction, CallbackData, callback_data


def test_every_action_has_a_handler() -> None:
    """No button of ours leads nowhere."""
    assert {*CALLBACKS, *ADMIN_CALLBACKS} == set(CallbackAction)


def test_what_a_button_carries_comes_back() -> None:
    """A code, a number behind it, or for passages and examples the number alone."""
    code = "liaoning-2022_57_3_1f0c9a2b"
    data = {
        callback_data(CallbackAction.WHOLE, code): CallbackData(CallbackAction.WHOLE, code),
        callback_data(CallbackAction.READ, code, 2): CallbackData(CallbackAction.READ, code, 2),
        callback_data(CallbackAction.PASSAGE, 3): CallbackData(CallbackAction.PASSAGE, "", 3),
        callback_data(CallbackAction.CONTENTS, ""): CallbackData(CallbackAction.CONTENTS),
        callback_data(CallbackAction.NOTHING): CallbackData(CallbackAction.NOTHING),
    }
    assert {text: CallbackData.parse(text) for text in data} == data


def test_buttons_of_old_messages_still_carry_the_same() -> None:
    """The text in them is a promise: messages stay on phones for years."""
    assert callback_data(CallbackAction.PASSAGE, 3) == "p:3"
    assert callback_data(CallbackAction.READ, "a_1_0_00000000", 1) == "r:a_1_0_00000000:1"
    assert callback_data(CallbackAction.CONTENTS, "", 1) == "c::1"
    assert callback_data(CallbackAction.NOTHING) == "n"


@given(st.text(max_size=64))
def test_forged_data_is_an_action_and_a_small_number(data: str) -> None:
    """Whatever is sent, parsing doesn't fail, and no number is beyond six digits."""
    parsed = CallbackData.parse(data)
    assert parsed.action in CallbackAction
    assert 0 <= parsed.number < 1_000_000
