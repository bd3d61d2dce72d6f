"""How much a minute may be asked, with a clock that the test moves."""

from bot.chat.limits import Excess, Limit


class Clock:
    """A clock that goes when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def test_what_is_beyond_a_limit_is_told_once_and_over_after_a_minute() -> None:
    """The minute begins with the first that counts; others have their own."""
    clock = Clock()
    limit = Limit(2, clock)
    assert [limit.take("a") for _ in range(2)] == [None, None]
    clock.now += 20
    assert limit.take("a") == Excess(40.0, is_first=True)
    clock.now += 30
    assert limit.take("a") == Excess(10.0, is_first=False)
    assert limit.take("b") is None
    clock.now += 10
    assert [limit.take("a") for _ in range(3)] == [None, None, Excess(60.0, is_first=True)]


def test_a_limit_of_nothing_is_none() -> None:
    """With 0 everything passes, and nothing is counted."""
    limit = Limit(0, Clock())
    assert [limit.take("a") for _ in range(1000)] == [None] * 1000
    assert limit.counted == 0


def test_however_many_come_few_are_counted() -> None:
    """The memory of a limit is bounded, and empty after a quiet minute."""
    clock = Clock()
    limit = Limit(1, clock)
    for number in range(50_000):
        assert limit.take(number) is None
    assert limit.counted == 10_000
    clock.now += 60
    limit.take(0)
    assert limit.counted == 1
