"""How far a long piece of work is."""

from bot.answering.countdown import Countdown, Progress


def test_the_time_left_is_told_by_what_was_encoded() -> None:
    """What an older index gives at once counts as done, and tells nothing of how long it takes."""
    now = 0.0
    told: list[Progress] = []
    countdown = Countdown(told.append, lambda: now)
    countdown(60, 100)
    now = 2.0
    countdown(10, 100)
    now = 6.0
    countdown(20, 100)
    assert told == [Progress(60, 100, None), Progress(70, 100, 6.0), Progress(90, 100, 2.0)]
